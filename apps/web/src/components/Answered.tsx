import type { Problem, QueryName, QueryOutput } from '@plumbline/api';
import type { ReactNode } from 'react';
import { isPassing } from '../connection/client.ts';
import type { Asked } from '../connection/use-ask.ts';
import { formatClock } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { NotFound } from './NotFound.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { useProblemWords } from './use-problem-words.ts';

/**
 * The content that an answer of the server makes possible: until then its shape; when the server cannot be reached, the
 * last answer with a note; otherwise what the server said instead.
 */
export function Answered<Name extends QueryName>(props: {
  readonly asked: Asked<Name>;
  readonly lines?: number;
  readonly children: (answer: QueryOutput<Name>) => ReactNode;
}) {
  const say = useWordsEverywhere();
  const { data, error, dataUpdatedAt, refetch } = props.asked;
  if (data !== undefined) {
    return (
      <>
        {error && <OldAnswer problem={error.problem} time={formatClock(dataUpdatedAt)} />}
        {props.children(data)}
      </>
    );
  }
  if (error === null) return <Skeleton label={say('loading')} lines={props.lines ?? 6} />;
  const { problem } = error;
  if (problem.status === 404 || problem.status === 403) return <NotFound problem={problem} />;
  return (
    <div className="stack">
      {problem.status === 0 ? (
        <Alert kind="error" title={say('lost.none')}>
          <p>{say('lost.noneAdvice')}</p>
        </Alert>
      ) : (
        <ProblemAlert problem={problem} />
      )}
      {isPassing(problem) && (
        <Button look="second" onPress={() => void refetch()}>
          {say('tryAgain')}
        </Button>
      )}
    </div>
  );
}

/** Why what is on the page is not the newest. That the session has ended is said by its own band. */
function OldAnswer(props: { readonly problem: Problem; readonly time: string }) {
  const say = useWordsEverywhere();
  const words = useProblemWords();
  const { problem, time } = props;
  if (problem.code === 'not-signed-in') return null;
  const isSilent = problem.status === 0;
  const { title, detail } = words(problem);
  return (
    <div className="stale no-print">
      <Alert kind="warning" title={isSilent ? undefined : title}>
        {isSilent ? (
          say('lost.stale', { time })
        ) : (
          <>
            <p>{detail}</p>
            <p>{say(isPassing(problem) ? 'lost.staleTrying' : 'lost.staleOnly', { time })}</p>
          </>
        )}
      </Alert>
    </div>
  );
}
