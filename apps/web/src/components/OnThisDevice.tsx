import { useEffect, useState } from 'react';
import { type BoardPlace, placeKey } from '../connection/ballot-queue.ts';
import { useBoardPagesKept } from '../connection/board-worker.ts';
import { isBallot } from '../connection/entry-queue.ts';
import { allEntries } from '../connection/entry-store.ts';
import type { BoardEntries } from '../connection/use-ballot-queue.ts';
import type { BoardList } from '../connection/use-board-at-hand.ts';
import type { OneReader } from '../connection/use-reader.ts';
import { formatClock } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { useBoardWords } from '../words/board-words.ts';
import { RefusedEntries } from './RefusedEntries.tsx';

/** What a board has to know of the device it works on: what waits there, what is lost, and what to do. */
export function OnThisDevice(props: {
  readonly place: BoardPlace;
  readonly entries: BoardEntries;
  readonly list: BoardList;
  readonly isSignedOut: boolean;
  readonly reader: OneReader | null;
}) {
  const say = useBoardWords();
  const { entries, list } = props;
  const pages = useBoardPagesKept();
  const others = useOtherBoards(props.place);
  const isSignedOut = props.isSignedOut || entries.isSignedOut;
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
          <button type="button" className="big-button" onClick={entries.seenGone}>
            {say('device.goneSeen')}
          </button>
        </Alert>
      )}
      {entries.isKeptAgain && (
        <Alert kind="warning" title={say('device.keptAgainTitle')}>
          <p>{say('device.keptAgain')}</p>
        </Alert>
      )}
      {isSignedOut && (
        <Alert kind="warning" title={say('device.signedOutTitle')}>
          <p>{say('device.signedOut')}</p>
        </Alert>
      )}
      {list.keptAt !== undefined && !isSignedOut && (
        <Alert kind="info" title={say('device.noNetworkTitle')}>
          <p>{say('device.noNetwork', { time: formatClock(new Date(list.keptAt).getTime()) })}</p>
        </Alert>
      )}
      {others > 0 && (
        <Alert kind="warning">
          <p>{say('device.others', { count: others })}</p>
        </Alert>
      )}
      {pages === 'no' && (
        <Alert kind="info">
          <p>{say('device.pagesNotKept')}</p>
        </Alert>
      )}
      <RefusedEntries entries={entries} answer={list.answer} reader={props.reader} />
    </div>
  );
}

/** How many entries of other boards wait on this device: they are sent when those boards open their links here. */
function useOtherBoards(place: BoardPlace): number {
  const [count, setCount] = useState(0);
  const own = placeKey(place);
  useEffect(() => {
    allEntries().then(
      (entries) => setCount(entries.filter(isBallot).filter((entry) => entry.place !== own).length),
      () => undefined,
    );
  }, [own]);
  return count;
}
