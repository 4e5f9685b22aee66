import type { QueryOutput } from '@plumbline/api';
import type { ManualVoteRecord } from '@plumbline/election';
import { AbsentNotes } from '../../components/AbsentNotes.tsx';
import { RecordInWords } from '../../components/RecordInWords.tsx';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useBoardWords } from '../../words/board-words.ts';
import { unlikeContests } from './unlike-entries.ts';

type Standing = QueryOutput<'ballot'>['ballot']['standing'][number];

/** Two entries of one ballot that did not know of each other, side by side, for the board to settle with the paper in its hands. */
export function BallotContested(props: {
  readonly contests: QueryOutput<'board'>['contests'];
  readonly members: readonly string[];
  readonly standing: readonly Standing[];
  readonly onKeep: (record: ManualVoteRecord) => void;
  readonly onLookAgain: () => void;
}) {
  const say = useBoardWords();
  const { contests, members, standing } = props;
  const isTwice = standing.some(({ reader }) => reader !== null);
  const shown = isTwice
    ? unlikeContests(
        contests,
        standing.map(({ record }) => record),
      )
    : contests;
  return (
    <div className="stack">
      <Alert kind="error" title={isTwice ? say('twice.unlike') : say('contested.title', { count: standing.length })}>
        <p>{say(isTwice ? 'twice.unlikeSays' : 'contested.says')}</p>
      </Alert>
      <div className="columns">
        {standing.map((entry, place) => (
          <section className="panel" key={entry.id}>
            <h2>{say('contested.entry', { number: place + 1 })}</h2>
            {(entry.reader === 'first' || entry.reader === 'second') && (
              <p className="strong">
                {say(`twice.${entry.reader}`, { name: members[entry.reader === 'first' ? 0 : 1] ?? '' })}
              </p>
            )}
            <p className="quiet">
              {entry.enteredAt === null
                ? say('contested.recorded')
                : say('contested.enteredAt', { time: formatTime(entry.enteredAt) })}
            </p>
            {entry.record.state === 'audited' ? (
              <RecordInWords contests={shown} record={entry.record} />
            ) : (
              <p>{say('readBack.notFoundTitle')}</p>
            )}
            <AbsentNotes notes={entry.absentNotes} />
            <button type="button" className="big-button" onClick={() => props.onKeep(entry.record)}>
              {say('contested.keep', { number: place + 1 })}
            </button>
          </section>
        ))}
      </div>
      <p>{say('contested.orAgain')}</p>
      <div className="board-actions">
        <button type="button" className="big-button big-button-main" onClick={props.onLookAgain}>
          {say('contested.again')}
        </button>
      </div>
    </div>
  );
}
