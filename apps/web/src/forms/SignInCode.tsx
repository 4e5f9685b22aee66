import { readSignInCode } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useAccountWords } from '../words/account-words.ts';

export function SignInCode(props: {
  readonly email: string;
  /** What the link in the message fills in. */
  readonly filled?: { readonly code: string; readonly sent: string } | undefined;
  readonly onBack: () => void;
  readonly onSignedIn: () => void;
}) {
  const say = useAccountWords();
  const [code, setCode] = useState(props.filled?.code ?? '');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [sentAgain, setSentAgain] = useState(false);
  const signIn = useSend('sign-in-with-code');
  const request = useSend('request-sign-in-code');
  const submit = async () => {
    const read = readSignInCode(code);
    setErrors(read === undefined ? [{ name: 'code', message: say('code.shape') }] : []);
    if (read === undefined) return;
    // The link belongs to its own code; whoever typed another means the one this browser asked for.
    const isOfLink = props.filled !== undefined && readSignInCode(props.filled.code) === read;
    const answer = await signIn.run({
      email: props.email,
      code: read,
      ...(isOfLink && props.filled !== undefined ? { sent: props.filled.sent } : {}),
    });
    if (answer.ok) props.onSignedIn();
  };
  const sendAgain = async () => {
    const answer = await request.run({ email: props.email });
    setSentAgain(answer.ok);
    if (answer.ok) {
      setCode('');
      signIn.forget();
    }
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <p className="breakable">{say(props.filled ? 'code.filled' : 'code.lead', { email: props.email })}</p>
      <FormErrors errors={errors} />
      <TextField
        label={say('code.label')}
        name="code"
        autoComplete="one-time-code"
        maxLength={40}
        hint={say('code.hint')}
        value={code}
        error={errorOf(errors, 'code')}
        onChange={setCode}
      />
      <ProblemAlert problem={signIn.problem ?? request.problem} />
      {sentAgain && <Alert kind="success">{say('code.sentAgain')}</Alert>}
      <div className="row">
        <Button submits pending={signIn.pending}>
          {say('code.check')}
        </Button>
        <Button look="quiet" pending={request.pending} onPress={() => void sendAgain()}>
          {say('code.again')}
        </Button>
        <Button look="quiet" onPress={props.onBack}>
          {say('code.other')}
        </Button>
      </div>
      <p className="quiet small">{say('code.late')}</p>
    </Form>
  );
}
