import { useAsk } from '../connection/use-ask.ts';
import { Alert } from '../ui/Alert.tsx';
import { useBoardWords } from '../words/board-words.ts';
import { remadeInWords } from './remade-in-words.ts';

/** At a card: whether its batch holds ballots that were remade, by their numbers, so that the original of one is asked for. */
export function RemadeOfCard(props: {
  readonly place: { readonly auditId: string; readonly jurisdiction: string; readonly board: string };
  readonly line: { readonly tabulator: string | null; readonly batch: string };
}) {
  const say = useBoardWords();
  const { place, line } = props;
  // Without a network nobody is told; what the card itself bears says that it is a duplicate too.
  const { data } = useAsk('board-remade', place);
  const own = data?.batches.find(
    ({ tabulator, batch }) => batch === line.batch && (tabulator ?? line.tabulator) === line.tabulator,
  );
  if (own === undefined) return null;
  const numbers = remadeInWords(own.ballots, (pair) => say('card.remadeNumber', pair));
  return (
    <Alert kind="info" title={say('card.remadeIn', { count: own.ballots.length, numbers })}>
      <p>{say('card.remadeInSays')}</p>
    </Alert>
  );
}
