import type { Problem } from '@plumbline/api';
import { Alert } from '../ui/Alert.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useProblemWords } from './use-problem-words.ts';

/** A refused action, said by the button that was pressed: what happened, then what to do. */
export function ProblemAlert(props: { readonly problem: Problem | undefined }) {
  const say = useWordsEverywhere();
  const words = useProblemWords();
  const { problem } = props;
  if (problem === undefined) return null;
  const { title, detail } = words(problem);
  return (
    <Alert kind="error" title={title}>
      {detail && <p>{detail}</p>}
      {problem.code === 'not-signed-in' && (
        <p>
          <a href="/sign-in" target="_blank" rel="noreferrer">
            {say('problems.session-ended.link')}
          </a>
        </p>
      )}
      {problem.issues.length > 0 && (
        <ul className="steps-list">
          {problem.issues.map((issue) => (
            <li key={`${issue.path} ${issue.message}`}>{issue.message}</li>
          ))}
        </ul>
      )}
      {problem.status >= 500 && problem.requestId !== '' && (
        <p className="small">{say('unforeseen.reference', { requestId: problem.requestId })}</p>
      )}
    </Alert>
  );
}
