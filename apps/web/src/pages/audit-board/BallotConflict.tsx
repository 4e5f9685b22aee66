import type { AbsentText, Problem, QueryOutput } from '@plumbline/api';
import type { ManualVoteRecord } from '@plumbline/election';
import { AbsentNotes } from '../../components/AbsentNotes.tsx';
import { RecordInWords } from '../../components/RecordInWords.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { useBoardWords } from '../../words/board-words.ts';

/** An entry the server did not take: what is saved and what was entered, side by side, for people to decide. */
export function BallotConflict(props: {
  readonly contests: QueryOutput<'board'>['contests'];
  readonly refusal: Problem;
  readonly saved: ManualVoteRecord | null;
  readonly absentNotes: Readonly<Record<string, AbsentText>>;
  readonly yours: ManualVoteRecord;
  readonly onKeepSaved: () => void;
  readonly onKeepYours: () => void;
}) {
  const say = useBoardWords();
  const { contests, refusal } = props;
  return (
    <div className="stack">
      <Alert kind="error" title={say('conflict.title')}>
        <p>
          {refusal.title} {refusal.detail}
        </p>
        <p>{say('conflict.says')}</p>
      </Alert>
      <div className="columns">
        <section className="panel">
          <h2>{say('conflict.saved')}</h2>
          {props.saved === null ? (
            <p>{say('conflict.nothing')}</p>
          ) : (
            <RecordInWords contests={contests} record={props.saved} />
          )}
          <AbsentNotes notes={props.absentNotes} />
          <button type="button" className="big-button" onClick={props.onKeepSaved}>
            {say('conflict.keepSaved')}
          </button>
        </section>
        <section className="panel">
          <h2>{say('conflict.yours')}</h2>
          <RecordInWords contests={contests} record={props.yours} />
          <button type="button" className="big-button" onClick={props.onKeepYours}>
            {say('conflict.keepYours')}
          </button>
        </section>
      </div>
    </div>
  );
}
