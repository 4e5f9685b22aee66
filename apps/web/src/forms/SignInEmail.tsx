import { type FormEvent, useState } from 'react';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary, errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useAccountWords } from '../words/account-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

export function SignInEmail(props: {
  readonly email: string;
  readonly onChange: (email: string) => void;
  readonly onSent: () => void;
}) {
  const say = useAccountWords();
  const sayAnywhere = useWordsEverywhere();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const request = useSend('request-sign-in-code');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const email = props.email.trim();
    const message = email === '' ? say('signIn.emailMissing') : /^\S+@\S+$/.test(email) ? '' : say('signIn.emailShape');
    setErrors(message === '' ? [] : [{ name: 'email', message }]);
    if (message !== '') return;
    const answer = await request.run({ email });
    if (answer.ok) props.onSent();
  };
  return (
    <form className="form stack" noValidate onSubmit={(event) => void submit(event)}>
      <p>{say('signIn.lead')}</p>
      <ErrorSummary title={sayAnywhere('errorSummary', { count: errors.length })} errors={errors} />
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
    </form>
  );
}
