import { type FormDefinition, lineNumbers, parseCount } from '@plumbline/ballot-management';
import { formCheckSentence, formFieldLabel } from '@plumbline/words/form-words';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { CheckList } from '../../forms/RoomFormFindings.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { CheckboxField, TextField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { FormEntries } from './FormEntries.tsx';
import type { FormAnswer } from './FormPage.tsx';
import { FormReturn } from './FormReturn.tsx';
import { FormUnits } from './FormUnits.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type ReviewProps = { readonly place: RoomPlace; readonly answer: FormAnswer; readonly definition: FormDefinition };

/** The review of a form by somebody who had no part in it: key figures first, typed without seeing them; then everything else. */
export function FormReview(props: ReviewProps) {
  const say = useBallotFormsWords();
  const { place, answer, definition } = props;
  const { form, worksheet } = answer;
  const { ask, pending, problem } = useAskRoom(place);
  const verdicts = new Map(worksheet.checks.map(({ check, verdict }) => [check, verdict]));
  return (
    <div className="stack-wide">
      {form.whyNotReview !== null && (
        <Alert kind="info" title={say('review.cannot')}>
          <p>{form.whyNotReview}</p>
        </Alert>
      )}
      {form.state === 'complete' && (
        <div className="stack">
          <ProblemAlert problem={problem} />
          <Button pending={pending} onPress={() => void ask({ type: 'begin-review', filled: form.filled })}>
            {say('review.begin')}
          </Button>
        </div>
      )}
      {form.state === 'in-review' && form.isHidden && <Reenter {...props} />}
      {!form.isHidden && <FormEntries answer={answer} definition={definition} />}
      <CheckList definition={definition} verdictOf={(check) => verdicts.get(check) ?? 'not-yet'} />
      <FormUnits place={place} worksheet={worksheet} isHidden={form.isHidden} />
      {form.state === 'in-review' && !form.isHidden && (
        <>
          <Approve {...props} />
          <FormReturn place={place} filled={form.filled} definition={definition} />
        </>
      )}
    </div>
  );
}

function Reenter({ place, answer, definition }: ReviewProps) {
  const say = useBallotFormsWords();
  const numbers = lineNumbers(definition);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { askAll, pending, problem } = useAskRoom(place);
  const { filled, form, reenter } = answer.form;
  const missing = reenter.filter(({ isTyped }) => !isTyped);
  const labelOf = (line: string) => `${numbers.of(line)}  ${formFieldLabel(form, line)}`;
  const submit = async () => {
    const read = missing.map(({ line }) => ({ line, count: parseCount(typed[line] ?? '') }));
    const found = read.flatMap(({ line, count }) =>
      count.ok ? [] : [{ name: `reenter-${line}`, message: say('review.reenterMissing', { label: labelOf(line) }) }],
    );
    setErrors(found);
    if (found.length > 0) return;
    await askAll(
      read.flatMap(({ line, count }) =>
        count.ok ? [{ type: 'reenter-line', filled, line, value: count.value } as const] : [],
      ),
    );
  };
  return (
    <Form look="panel form stack" onSubmit={submit}>
      <h2>{say('review.reenter')}</h2>
      <p>{say('review.reenterLead')}</p>
      <FormErrors errors={errors} />
      {missing.map(({ line }) => (
        <TextField
          key={line}
          label={labelOf(line)}
          name={`reenter-${line}`}
          numeric
          value={typed[line] ?? ''}
          error={errorOf(errors, `reenter-${line}`)}
          onChange={(value) => setTyped({ ...typed, [line]: value })}
        />
      ))}
      <ProblemAlert problem={problem} />
      <Button submits pending={pending}>
        {say('review.reenterSubmit')}
      </Button>
    </Form>
  );
}

function Approve({ place, answer, definition }: ReviewProps) {
  const say = useBallotFormsWords();
  const [seen, setSeen] = useState<readonly string[]>([]);
  const { ask, pending, problem } = useAskRoom(place);
  const toSee = answer.worksheet.checks.filter(({ severity, verdict }) => severity === 'warns' && verdict === 'fails');
  return (
    <section className="panel stack">
      <h2>{say('review.approve')}</h2>
      {toSee.map(({ check }) => (
        <CheckboxField
          key={check}
          label={say('review.seen', { check: formCheckSentence(definition.form, check) })}
          name={`seen-${check}`}
          checked={seen.includes(check)}
          onChange={(isSeen) => setSeen(isSeen ? [...seen, check] : seen.filter((each) => each !== check))}
        />
      ))}
      <ProblemAlert problem={problem} />
      <Button
        pending={pending}
        onPress={() => void ask({ type: 'approve-form', filled: answer.form.filled, seen: [...seen] })}
      >
        {say('review.approve')}
      </Button>
    </section>
  );
}
