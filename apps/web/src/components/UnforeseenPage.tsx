import { useEffect } from 'react';
import { client, isPassing, ProblemError } from '../connection/client.ts';
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
  const isLost = isUnreachable(props.error);
  useEffect(() => {
    if (!isLost) return;
    // Parts of the page may be missing, so it begins anew; nothing has been typed here.
    const look = async () => {
      const answer = await client.ask('session', {});
      if (answer.ok) window.location.reload();
    };
    const timer = setInterval(() => void look(), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isLost]);
  return (
    <AppFrame narrow>
      <div className="stack">
        {problem === undefined || problem.status === 0 ? (
          <>
            <PageTitle>{say(isLost ? 'lost.none' : 'unforeseen.title')}</PageTitle>
            <p>{say(isLost ? 'lost.noneAdvice' : 'unforeseen.advice')}</p>
          </>
        ) : (
          <>
            <PageTitle>{problem.title}</PageTitle>
            <ProblemAlert problem={problem} />
          </>
        )}
        <Button onPress={() => window.location.reload()}>{say('unforeseen.reload')}</Button>
      </div>
    </AppFrame>
  );
}

/** Nobody answered: neither a question, nor the wish for a part of the app that was not fetched yet. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof ProblemError) return isPassing(error.problem);
  return error instanceof TypeError && /import(ed|ing)|module script/i.test(error.message);
}
