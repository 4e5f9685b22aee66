import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { isShownTo } from '../connection/ballot-queue.ts';
import { idOf, type QueuedBallot } from '../connection/entry-queue.ts';
import type { BoardEntries } from '../connection/use-ballot-queue.ts';
import type { OneReader } from '../connection/use-reader.ts';
import { formatClock } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { useBoardWords } from '../words/board-words.ts';
import { RecordInWords } from './RecordInWords.tsx';

/** Entries that the server did not take, with what they say: they stay on the device until people have decided. */
export function RefusedEntries(props: {
  readonly entries: BoardEntries;
  readonly answer: QueryOutput<'board'> | undefined;
  /** Where each card is entered twice: who reads here. What the other entered is not shown. */
  readonly reader: OneReader | null;
}) {
  const say = useBoardWords();
  const [isRemoving, setRemoving] = useState(false);
  const { entries, answer } = props;
  const refused = entries.queue.filter((entry) => entry.refusal !== null);
  const [first] = refused;
  if (first === undefined) return null;
  return (
    <Alert kind="error" title={say('refused.title', { count: refused.length })}>
      <p>
        {first.refusal?.title} {first.refusal?.detail}
      </p>
      <p>{say('refused.says')}</p>
      <ul className="stack">
        {refused.map((entry) => (
          <li key={idOf(entry)}>
            <p className="strong">{nameOf(entry, answer, say)}</p>
            {!isShownTo(entry, props.reader) ? (
              <p>{say('twice.otherHidden')}</p>
            ) : entry.input.record.state === 'audited' ? (
              <RecordInWords contests={answer?.contests ?? []} record={entry.input.record} />
            ) : (
              <p>{say('table.states.not-found')}</p>
            )}
          </li>
        ))}
      </ul>
      {isRemoving ? (
        <div className="stack">
          <p className="strong">{say('refused.removeSays', { count: refused.length })}</p>
          <div className="board-actions">
            <button type="button" className="big-button" onClick={() => void entries.remove()}>
              {say('refused.removeYes')}
            </button>
            <button type="button" className="big-button" onClick={() => setRemoving(false)}>
              {say('refused.removeNo')}
            </button>
          </div>
        </div>
      ) : (
        <div className="board-actions">
          <button type="button" className="big-button big-button-main" onClick={() => void entries.sendAgain()}>
            {say('refused.again')}
          </button>
          <button type="button" className="big-button" onClick={() => setRemoving(true)}>
            {say('refused.remove')}
          </button>
        </div>
      )}
    </Alert>
  );
}

function nameOf(
  entry: QueuedBallot,
  answer: QueryOutput<'board'> | undefined,
  say: ReturnType<typeof useBoardWords>,
): string {
  const { ballot, entry: made } = entry.input;
  const time = formatClock(new Date(made.enteredAt).getTime());
  const line = answer?.ballots.find((one) => one.ballot === ballot);
  return line === undefined
    ? say('refused.named', { ballot, time })
    : say('refused.ballot', { position: line.position, batch: line.batch, time });
}
