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
  const say = useAccountWords();
  const sayAnywhere = useWordsEverywhere();
  const navigate = useNavigate();
  const { run, problem } = useSend('sign-in-with-link');
  useEffect(() => {
    // The secret leaves the address bar and the history as soon as it has been used.
    void run({ token }).then((answer) => {
      if (answer.ok) void navigate({ href: '/', replace: true, reloadDocument: true });
    });
  }, [run, token, navigate]);
  return (
    <AppFrame narrow>
      <div className="stack-wide">
        <PageTitle>{problem === undefined ? say('link.title') : say('link.failed')}</PageTitle>
        {problem === undefined && <Skeleton label={sayAnywhere('loading')} lines={3} />}
        <ProblemAlert problem={problem} />
        {problem !== undefined && isPassing(problem) && (
          <Button onPress={() => void run({ token })}>{sayAnywhere('tryAgain')}</Button>
        )}
        {problem !== undefined && (
          <p>
            <a href="/sign-in">{say('link.again')}</a>
          </p>
        )}
      </div>
    </AppFrame>
  );
}
