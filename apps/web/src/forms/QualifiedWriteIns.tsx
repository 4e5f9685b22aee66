import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { SelectField, TextAreaField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';
import type { WriteInsDraft } from './write-ins-draft.ts';

/** As which choice write-ins were reported, and whose name counts when somebody wrote it in. */
export function QualifiedWriteIns(props: {
  /** What the names of the fields begin with, such as `contests.0.writeIns`. */
  readonly path: string;
  readonly choices: readonly string[];
  readonly draft: WriteInsDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: WriteInsDraft) => void;
}) {
  const say = useSetupWords();
  const { path, draft, errors, onChange } = props;
  const named = [...new Set(props.choices.map((name) => name.trim()).filter((name) => name !== ''))];
  // A choice that was renamed or removed since stays in sight until another is chosen.
  const offered = draft.choice === '' || named.includes(draft.choice) ? named : [...named, draft.choice];
  return (
    <div className="stack">
      <SelectField
        label={say('contests.writeInsReportedAs')}
        name={`${path}.choice`}
        hint={say('contests.writeInsReportedAsHint')}
        value={draft.choice}
        options={[
          { value: '', name: say('contests.writeInsNoList') },
          ...offered.map((name) => ({ value: name, name })),
        ]}
        error={errorOf(errors, `${path}.choice`)}
        onChange={(choice) => onChange({ ...draft, choice })}
      />
      {draft.choice !== '' && (
        <TextAreaField
          label={say('contests.qualifiedWriteIns')}
          name={`${path}.names`}
          hint={say('contests.qualifiedWriteInsHint')}
          rows={4}
          value={draft.names}
          error={errorOf(errors, `${path}.names`)}
          onChange={(names) => onChange({ ...draft, names })}
        />
      )}
    </div>
  );
}
