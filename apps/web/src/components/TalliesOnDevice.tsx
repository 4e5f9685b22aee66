import { usePagesKept } from '../connection/board-worker.ts';
import type { TalliesList } from '../connection/use-tallies-at-hand.ts';
import { useTalliesOfOthers } from '../connection/use-tallies-of-others.ts';
import type { TallyEntries } from '../connection/use-tally-queue.ts';
import { formatClock } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useTallyEntryWords } from '../words/tally-entry-words.ts';
import { TalliesRefused } from './TalliesRefused.tsx';

/** The page on which tallies are entered, and the page that its link opens. */
const OF_TALLIES = ['/tally-entry', '/tallyentry/'] as const;

/** What people who enter tallies have to know of the device they work on: what waits there, what is lost, and what to do. */
export function TalliesOnDevice(props: {
  readonly place: string;
  readonly entries: TallyEntries;
  readonly list: TalliesList;
}) {
  const say = useTallyEntryWords();
  const { entries, list } = props;
  const pages = usePagesKept(OF_TALLIES);
  const others = useTalliesOfOthers(props.place);
  return (
    <div className="stack no-print">
      {entries.state === 'broken' && (
        <Alert kind="error" title={say('device.brokenTitle')}>
          <p>{say('device.broken')}</p>
        </Alert>
      )}
      {entries.gone > 0 && (
        <Alert kind="error" title={say('device.goneTitle', { count: entries.gone })}>
          <p>{say('device.gone')}</p>
          <Button look="second" onPress={entries.seenGone}>
            {say('device.goneSeen')}
          </Button>
        </Alert>
      )}
      {entries.isKeptAgain && (
        <Alert kind="warning" title={say('device.keptAgainTitle')}>
          <p>{say('device.keptAgain')}</p>
        </Alert>
      )}
      {entries.isSignedOut && (
        <Alert kind="warning" title={say('device.signedOutTitle')}>
          <p>{say('device.signedOut')}</p>
        </Alert>
      )}
      {list.keptAt !== undefined && !entries.isSignedOut && (
        <Alert kind="info" title={say('device.noNetworkTitle')}>
          <p>{say('device.noNetwork', { time: formatClock(list.keptAt) })}</p>
        </Alert>
      )}
      {others.length > 0 && (
        <Alert kind="warning" title={say('device.othersTitle', { count: others.length })}>
          <p>{say('device.others', { people: [...new Set(others.map(({ input }) => input.enteredAs))].join('; ') })}</p>
        </Alert>
      )}
      {pages === 'no' && (
        <Alert kind="info">
          <p>{say('device.pagesNotKept')}</p>
        </Alert>
      )}
      <TalliesRefused entries={entries} />
      <StateOfTallies entries={entries} />
    </div>
  );
}

/** Whether everything is saved, or how many batches wait or were not accepted. */
function StateOfTallies(props: { readonly entries: TallyEntries }) {
  const say = useTallyEntryWords();
  const { queue } = props.entries;
  const batchesOf = (isRefused: boolean) =>
    new Set(queue.filter(({ refusal }) => (refusal !== null) === isRefused).map(({ input }) => input.batch)).size;
  const [waiting, refused] = [batchesOf(false), batchesOf(true)];
  return (
    <p className="row strong tallies-state" role="status">
      <Icon name={queue.length === 0 ? 'tick' : 'wave'} />
      {queue.length === 0 && <span>{say('device.saved')}</span>}
      {waiting > 0 && <span>{say('device.waiting', { count: waiting })}</span>}
      {refused > 0 && <span>{say('device.refused', { count: refused })}</span>}
    </p>
  );
}
