import type { QueryOutput } from '@plumbline/api';
import { BALLOT_KINDS } from '@plumbline/audit';
import { formatCount } from '../formats/format-count.ts';
import { formatDay } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { type ManifestWords, useManifestWords } from '../words/manifest-words.ts';
import { ShownTextInWords } from './ShownTextInWords.tsx';

type Commitment = QueryOutput<'commitment'>;
type Statement = Commitment['statements'][number]['statement'];

/** What was said of every manifest, as it is sealed with the files. */
export function StatementsOfManifests(props: Pick<Commitment, 'statements'>) {
  const say = useManifestWords();
  if (props.statements.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('commit.table')}</h2>
      <SimpleTable
        caption={say('commit.table')}
        hideCaption
        columns={[
          { name: say('commit.jurisdiction') },
          { name: say('facts.verified') },
          { name: say('facts.by') },
          { name: say('facts.on') },
          { name: say('listed.included'), wordy: true },
          { name: say('listed.none'), wordy: true },
          { name: say('chooseWaiting'), wordy: true },
        ]}
        rows={props.statements.map(({ jurisdiction, statement }) => ({
          key: jurisdiction,
          cells: [
            jurisdiction,
            say(`ways.${statement.verified}`),
            <ShownTextInWords key="by" shown={statement.by} />,
            formatDay(statement.on),
            kindsThat(statement, 'included', say),
            kindsThat(statement, 'none', say),
            kindsThat(statement, 'not-yet-counted', say),
          ],
        }))}
      />
    </section>
  );
}

function kindsThat(
  { ballots }: Statement,
  listed: Statement['ballots'][keyof Statement['ballots']]['listed'],
  say: ManifestWords,
) {
  return BALLOT_KINDS.flatMap((kind) => {
    const said = ballots[kind];
    if (said.listed !== listed) return [];
    const name = say(`kinds.${kind}`);
    return [
      said.listed === 'not-yet-counted' ? say('commit.waitingOf', { name, cards: formatCount(said.cards) }) : name,
    ];
  }).join(', ');
}

const NAMES_SHOWN_MAX = 20;

/** Manifests of which nobody said where their numbers come from, or how their cards lie: to be known before they are sealed. */
export function ManifestsUnstated(props: Pick<Commitment, 'unstated' | 'ordersUnstated'>) {
  const say = useManifestWords();
  const { unstated, ordersUnstated } = props;
  return (
    <>
      {unstated.length > 0 && (
        <Alert kind="warning">
          <p>{say('commit.unstated', { count: unstated.length, names: namesInShort(unstated, say) })}</p>
          <p>{say('commit.unstatedSays')}</p>
        </Alert>
      )}
      {ordersUnstated.length > 0 && (
        <Alert kind="warning">
          <p>{say('order.unstated', { count: ordersUnstated.length, names: namesInShort(ordersUnstated, say) })}</p>
          <p>{say('order.unstatedSays')}</p>
        </Alert>
      )}
    </>
  );
}

/** The first names, and how many more there are. */
export function namesInShort(names: readonly string[], say: ManifestWords): string {
  const more = names.length - NAMES_SHOWN_MAX;
  const shown = names.slice(0, NAMES_SHOWN_MAX).join(', ');
  return more > 0 ? say('commit.unstatedMore', { names: shown, count: more }) : shown;
}
