import type { Problem } from '@plumbline/api';
import { Alert } from '../ui/Alert.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** A refused action, said by the button that was pressed: what happened, then what to do. */
export function ProblemAlert(props: { readonly problem: Problem | undefined }) {
  const say = useWordsEverywhere();
  const { problem } = props;
  if (problem === undefined) return null;
  if (problem.status === 401) {
    return (
      <Alert kind="error" title={say('problems.session-ended.title')}>
        <p>{say('problems.session-ended.detail')}</p>
        <p>
          <a href="/sign-in" target="_blank" rel="noreferrer">
            {say('problems.session-ended.link')}
          </a>
        </p>
      </Alert>
    );
  }
  const { code } = problem;
  const ours = code === 'no-connection' || code === 'upload-interrupted' ? code : undefined;
  const title = ours ? say(`problems.${ours}.title`) : problem.title;
  const detail = ours ? say(`problems.${ours}.detail`) : problem.detail;
  return (
    <Alert kind="error" title={title}>
      {detail && <p>{detail}</p>}
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
