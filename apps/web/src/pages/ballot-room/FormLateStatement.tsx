import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { momentIn } from '../../forms/room-form-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextAreaField, TextField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** What somebody says who did not sign in time, in place of the signature. */
export function FormLateStatement({ place, answer }: { readonly place: RoomPlace; readonly answer: FormAnswer }) {
  const say = useBallotFormsWords();
  const [statement, setStatement] = useState('');
  const [about, setAbout] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { ask, pending, problem } = useAskRoom(place);
  const submit = async () => {
    const moment = momentIn(answer.zone, about);
    const words = statement.trim();
    setErrors([
      ...(words === '' ? [{ name: 'late-statement', message: say('form.late.statementMissing') }] : []),
      ...(moment === undefined ? [{ name: 'late-about', message: say('form.late.aboutMissing') }] : []),
    ]);
    if (words === '' || moment === undefined) return;
    const { filled, timesEntered } = answer.form;
    const done = await ask({ type: 'make-late-statement', filled, statement: words, about: moment, timesEntered });
    if (done.ok) setStatement('');
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <h3>{say('form.late.title')}</h3>
      <p>{say('form.late.lead')}</p>
      <FormErrors errors={errors} />
      <TextAreaField
        label={say('form.late.statement')}
        name="late-statement"
        maxLength={2000}
        value={statement}
        error={errorOf(errors, 'late-statement')}
        onChange={setStatement}
      />
      <TextField
        label={say('form.late.about')}
        hint={say('form.late.aboutHint')}
        name="late-about"
        type="datetime-local"
        value={about}
        error={errorOf(errors, 'late-about')}
        onChange={setAbout}
      />
      <ProblemAlert problem={problem} />
      <Button look="second" submits pending={pending}>
        {say('form.late.submit')}
      </Button>
    </Form>
  );
}
