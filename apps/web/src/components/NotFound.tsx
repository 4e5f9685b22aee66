import type { Problem } from '@plumbline/api';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** What is not there, or not for this person, in the words of the server. */
export function NotFound(props: { readonly problem: Problem }) {
  const say = useWordsEverywhere();
  return (
    <EmptyState title={props.problem.title}>
      <p>{props.problem.detail}</p>
      <p>
        <a href="/">{say('notFound.home')}</a>
      </p>
    </EmptyState>
  );
}
