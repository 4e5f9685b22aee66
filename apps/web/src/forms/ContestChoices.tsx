import { isWriteIn } from '@plumbline/election';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import type { FieldError } from '../ui/ErrorSummary.tsx';
import { useSetupWords } from '../words/setup-words.ts';
import { ChoiceRows } from './ChoiceRows.tsx';
import type { ContestDraft } from './contest-draft.ts';
import { QualifiedWriteIns } from './QualifiedWriteIns.tsx';
import { votesUnexplained, WRITE_INS } from './write-ins.ts';

/** What a part of a contest's form needs. */
export type ContestPart = {
  readonly place: number;
  readonly draft: ContestDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: ContestDraft) => void;
};

/** The choices of a contest with their reported votes. */
export function ContestChoices(props: ContestPart) {
  const say = useSetupWords();
  const { place, draft, errors, onChange } = props;
  return (
    <div className="stack">
      <h3>{say('contests.choices')}</h3>
      <ChoiceRows
        choices={draft.choices}
        path={`contests.${place}.choices`}
        least={1}
        errors={errors}
        onChange={(choices) => onChange({ ...draft, choices })}
      />
      {draft.ranked ? <PooledWriteIns {...props} /> : <WriteIns {...props} />}
      {!draft.ranked && (
        <QualifiedWriteIns
          path={`contests.${place}.writeIns`}
          choices={draft.choices.map(({ name }) => name)}
          draft={draft.writeIns}
          errors={errors}
          onChange={(writeIns) => onChange({ ...draft, writeIns })}
        />
      )}
    </div>
  );
}

/** Choices are out one by one: one that stands for several people would be counted as if it were one of them. */
function PooledWriteIns({ draft }: ContestPart) {
  const say = useSetupWords();
  const pooled = draft.choices.find(({ name }) => isWriteIn(name));
  if (pooled === undefined) return null;
  return <Alert kind="warning">{say('contests.rankedWriteIns', { choice: pooled.name })}</Alert>;
}

/** One choice for whatever was written in, asked for where the votes leave room for it. */
function WriteIns(props: ContestPart) {
  const say = useSetupWords();
  const { draft, onChange } = props;
  if (draft.choices.some(({ name }) => isWriteIn(name))) return null;
  const unexplained = votesUnexplained(draft);
  const named = draft.choices.filter(({ name, votes }) => name.trim() !== '' || votes.trim() !== '');
  return (
    <div className="stack">
      {unexplained !== undefined && <p role="status">{say('contests.writeInsAsk', { count: unexplained })}</p>}
      <p>
        <Button
          look="quiet"
          onPress={() => onChange({ ...draft, choices: [...named, { name: WRITE_INS, votes: '' }] })}
        >
          {say('contests.addWriteIns')}
        </Button>
      </p>
    </div>
  );
}
