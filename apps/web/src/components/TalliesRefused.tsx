import type { TallyEntries } from '../connection/use-tally-queue.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { useTallyEntryWords } from '../words/tally-entry-words.ts';
import { TalliesListed } from './TalliesListed.tsx';
import { TalliesRemove } from './TalliesRemove.tsx';

/** Tallies that the server did not take, with what they say: they stay on the device until people have decided. */
export function TalliesRefused(props: { readonly entries: TallyEntries }) {
  const say = useTallyEntryWords();
  const { entries } = props;
  const refused = entries.queue.filter((entry) => entry.refusal !== null);
  const [first] = refused;
  if (first === undefined) return null;
  return (
    <Alert kind="error" title={say('refused.title', { count: refused.length })}>
      <p>
        {first.refusal?.title} {first.refusal?.detail}
      </p>
      <p>{say('refused.says')}</p>
      <TalliesListed entries={refused} />
      <TalliesRemove
        count={refused.length}
        onRemove={() => void entries.remove()}
        beside={<Button onPress={() => void entries.sendAgain()}>{say('refused.again')}</Button>}
      />
    </Alert>
  );
}
