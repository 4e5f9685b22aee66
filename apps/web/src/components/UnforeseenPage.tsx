import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isPassing, ProblemError } from '../connection/client.ts';
import { Button } from '../ui/Button.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { AppFrame } from './AppFrame.tsx';
import { PageTitle } from './PageTitle.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';

const TRY_AGAIN_MS = 5000;

/** What is shown when a page cannot be: the server does not answer, or we have a fault. */
export function UnforeseenPage(props: { readonly error: unknown }) {
  const say = useWordsEverywhere();
  const problem = props.error instanceof ProblemError ? props.error.problem : undefined;
  const isLost = problem !== undefined && isPassing(problem);
  const router = useRouter();
  useEffect(() => {
    if (!isLost) return;
    const timer = setInterval(() => void router.invalidate(), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isLost, router]);
  return (
    <AppFrame narrow>
      <div className="stack">
        <PageTitle>{say(isLost ? 'lost.none' : 'unforeseen.title')}</PageTitle>
        <p>{say(isLost ? 'lost.noneAdvice' : 'unforeseen.advice')}</p>
        {!isLost && <ProblemAlert problem={problem} />}
        <Button onPress={() => window.location.reload()}>{say('unforeseen.reload')}</Button>
      </div>
    </AppFrame>
  );
}
