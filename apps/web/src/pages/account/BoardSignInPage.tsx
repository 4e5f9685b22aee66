import { type QueryOutput, readBoardPin } from '@plumbline/api';
import { Navigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { Form, FormErrors } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { isPassing } from '../../connection/client.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useAccountWords } from '../../words/account-words.ts';

type Door = QueryOutput<'board-door'>;

/** Signs an audit board in: by the link its jurisdiction gave it, and the PIN that came apart from it. */
export function BoardSignInPage() {
  const say = useAccountWords();
  const { token } = useParams({ from: '/auditboard/$token' });
  const asked = useAsk('board-door', { token });
  const problem = asked.data === undefined ? asked.error?.problem : undefined;
  return (
    <AppFrame narrow>
      <div className="stack-wide">
        {problem !== undefined && <PageTitle>{say(isPassing(problem) ? 'boardDoor.title' : 'link.failed')}</PageTitle>}
        <Answered asked={asked} lines={3}>
          {(door) => <Pin token={token} door={door} />}
        </Answered>
        {problem !== undefined && isPassing(problem) && <OnThisDevice />}
      </div>
    </AppFrame>
  );
}

function OnThisDevice() {
  const say = useAccountWords();
  return (
    <p>
      <a href="/board">{say('link.goOn')}</a>
    </p>
  );
}

function Pin(props: { readonly token: string; readonly door: Door }) {
  const say = useAccountWords();
  const { token, door } = props;
  const [pin, setPin] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { run, pending, problem } = useSend('sign-in-to-board');
  const person = useAsk('session', {}).data?.person;
  if (door.isSignedIn) return <Navigate to="/board" replace />;
  const submit = async () => {
    const isShaped = readBoardPin(pin) !== undefined;
    setErrors(isShaped ? [] : [{ name: 'pin', message: say('boardDoor.shape') }]);
    if (!isShaped) return;
    const answer = await run({ token, pin });
    // The link leaves the address bar and the history, and what the page knew of another person goes with it.
    if (answer.ok) window.location.replace('/board');
  };
  return (
    <Form look="stack" onSubmit={submit}>
      <PageTitle>{say('boardDoor.title')}</PageTitle>
      <p>{say('boardDoor.lead', { board: door.board, jurisdiction: door.jurisdiction })}</p>
      {person && <Alert kind="warning">{say('boardDoor.signedInAs', { name: person.name })}</Alert>}
      <FormErrors errors={errors} />
      <TextField
        label={say('boardDoor.label')}
        name="pin"
        numeric
        hint={say('boardDoor.hint')}
        maxLength={40}
        value={pin}
        error={errorOf(errors, 'pin')}
        onChange={setPin}
      />
      <ProblemAlert problem={problem} />
      <div className="row">
        <Button submits pending={pending}>
          {say('boardDoor.submit')}
        </Button>
      </div>
      {problem !== undefined && isPassing(problem) && <OnThisDevice />}
    </Form>
  );
}
