import type { QueryName, QueryOutput } from '@plumbline/api';
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

/**
 * The content that an answer of the server makes possible: until then its shape; when the server cannot be reached, the
 * last answer with a note; when there is no such thing, a page that says so.
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
        {error && isPassing(error.problem) && (
          <div className="stale no-print">
            <Alert kind="warning">{say('lost.stale', { time: formatClock(dataUpdatedAt) })}</Alert>
          </div>
        )}
        {props.children(data)}
      </>
    );
  }
  if (error === null) return <Skeleton label={say('loading')} lines={props.lines ?? 6} />;
  if (isPassing(error.problem)) {
    return (
      <Alert kind="error" title={say('lost.none')}>
        <p>{say('lost.noneAdvice')}</p>
        <Button look="second" onPress={() => void refetch()}>
          {say('tryAgain')}
        </Button>
      </Alert>
    );
  }
  if (error.problem.status === 404 || error.problem.status === 403) return <NotFound />;
  return <ProblemAlert problem={error.problem} />;
}
