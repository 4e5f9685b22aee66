import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { ApplicationAnswer } from './ApplicationPage.tsx';

export type FeedbackTaskValue = { readonly owner: string; readonly due: string };

/** The names of the two fields of an item; of a new one without a number. */
export function feedbackTaskFields(item?: number): { readonly owner: string; readonly due: string } {
  const end = item === undefined ? '' : `-${item}`;
  return { owner: `feedback-owner${end}`, due: `feedback-due${end}` };
}

/** Who sees to an item of feedback, and until when. */
export function FeedbackTask(props: {
  readonly people: ApplicationAnswer['people'];
  readonly item?: number;
  readonly value: FeedbackTaskValue;
  readonly errors: readonly FieldError[];
  readonly onChange: (value: FeedbackTaskValue) => void;
}) {
  const say = useBallotApplicationWords();
  const { people, item, value, errors, onChange } = props;
  const fields = feedbackTaskFields(item);
  return (
    <>
      <SelectField
        label={say('feedback.addOwner')}
        name={fields.owner}
        value={value.owner}
        error={errorOf(errors, fields.owner)}
        options={[
          { value: '', name: say('feedback.choose') },
          ...people.map((one) => ({ value: one.person, name: one.name })),
        ]}
        onChange={(owner) => onChange({ ...value, owner })}
      />
      <TextField
        label={say('feedback.addDue')}
        name={fields.due}
        type="date"
        value={value.due}
        error={errorOf(errors, fields.due)}
        onChange={(due) => onChange({ ...value, due })}
      />
    </>
  );
}
