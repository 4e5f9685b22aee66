import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useAccountWords } from '../words/account-words.ts';

export function SignInEmail(props: {
  readonly email: string;
  readonly onChange: (email: string) => void;
  readonly onSent: () => void;
}) {
  const say = useAccountWords();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const request = useSend('request-sign-in-code');
  const submit = async () => {
    const email = props.email.trim();
    const message = email === '' ? say('signIn.emailMissing') : /^\S+@\S+$/.test(email) ? '' : say('signIn.emailShape');
    setErrors(message === '' ? [] : [{ name: 'email', message }]);
    if (message !== '') return;
    const answer = await request.run({ email });
    if (answer.ok) props.onSent();
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <p>{say('signIn.lead')}</p>
      <FormErrors errors={errors} />
      <TextField
        label={say('signIn.email')}
        name="email"
        type="email"
        autoComplete="email"
        value={props.email}
        error={errorOf(errors, 'email')}
        onChange={props.onChange}
      />
      <ProblemAlert problem={request.problem} />
      <Button submits pending={request.pending}>
        {say('signIn.send')}
      </Button>
    </Form>
  );
}
