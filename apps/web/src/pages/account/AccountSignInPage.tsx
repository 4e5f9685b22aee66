import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { takeAccountSignIn } from '../../connection/account-sign-in.ts';
import { isPassing } from '../../connection/client.ts';
import { useSend } from '../../connection/use-send.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useAccountWords } from '../../words/account-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';

/** Where the identity provider sends the browser back to: hands its answer on, and leaves. */
export function AccountSignInPage() {
  const say = useAccountWords();
  const sayAnywhere = useWordsEverywhere();
  const navigate = useNavigate();
  const { run, problem } = useSend('sign-in-with-account');
  const [given] = useState(() => ({ answer: window.location.search.slice(1), ...takeAccountSignIn() }));
  const { browser, answer, next } = given;
  useEffect(() => {
    // The answer leaves the address bar and the history at once.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    void run({ browser, answer }).then((done) => {
      if (done.ok) void navigate({ to: '/sign-in', search: next === '/' ? {} : { next }, replace: true });
      else if (!isPassing(done.error)) {
        void navigate({ to: '/sign-in', search: { refused: done.error.code }, replace: true });
      }
    });
  }, [run, browser, answer, next, navigate]);
  return (
    <AppFrame narrow>
      <div className="stack-wide">
        <PageTitle>{say('signIn.accountWorking')}</PageTitle>
        {problem === undefined && <Skeleton label={sayAnywhere('loading')} lines={3} />}
        <ProblemAlert problem={problem} />
        {problem !== undefined && (
          <Button onPress={() => window.location.assign('/sign-in')}>{sayAnywhere('tryAgain')}</Button>
        )}
      </div>
    </AppFrame>
  );
}
