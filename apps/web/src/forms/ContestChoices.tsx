import type { FieldError } from '../ui/ErrorSummary.tsx';
import { useSetupWords } from '../words/setup-words.ts';
import { ChoiceRows } from './ChoiceRows.tsx';
import type { ContestDraft } from './contest-draft.ts';

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
    </div>
  );
}
