import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { isPassing } from '../../connection/client.ts';
import { useSend } from '../../connection/use-send.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useAccountWords } from '../../words/account-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';

/** Signs in by the single-use link that the demonstration prints. */
export function LinkSignInPage() {
  const { token } = useParams({ from: '/sign-in/$token' });
  return <TokenSignIn command="sign-in-with-link" token={token} then="/" />;
}

/** Signs an audit board in by the secret link that its jurisdiction gave it. */
export function BoardSignInPage() {
  const { token } = useParams({ from: '/auditboard/$token' });
  return <TokenSignIn command="sign-in-to-board" token={token} then="/board" />;
}

function TokenSignIn(props: {
  readonly command: 'sign-in-with-link' | 'sign-in-to-board';
  readonly token: string;
  readonly then: string;
}) {
  const { token, then } = props;
  const say = useAccountWords();
  const sayAnywhere = useWordsEverywhere();
  const navigate = useNavigate();
  const { run, problem } = useSend(props.command);
  useEffect(() => {
    // The secret leaves the address bar and the history as soon as it has been used.
    void run({ token }).then((answer) => {
      if (answer.ok) void navigate({ href: then, replace: true, reloadDocument: true });
    });
  }, [run, token, then, navigate]);
  return (
    <AppFrame narrow>
      <div className="stack-wide">
        <PageTitle>{problem === undefined ? say('link.title') : say('link.failed')}</PageTitle>
        {problem === undefined && <Skeleton label={sayAnywhere('loading')} lines={3} />}
        <ProblemAlert problem={problem} />
        {problem !== undefined && isPassing(problem) && (
          <Button onPress={() => void run({ token })}>{sayAnywhere('tryAgain')}</Button>
        )}
        {problem !== undefined && isPassing(problem) && props.command === 'sign-in-to-board' && (
          <p>
            <a href="/board">{say('link.goOn')}</a>
          </p>
        )}
        {problem !== undefined && props.command === 'sign-in-with-link' && (
          <p>
            <a href="/sign-in">{say('link.again')}</a>
          </p>
        )}
      </div>
    </AppFrame>
  );
}
