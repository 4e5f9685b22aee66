import { EmptyState } from '../ui/EmptyState.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** What is not there and what one may not see look alike. */
export function NotFound() {
  const say = useWordsEverywhere();
  return (
    <EmptyState title={say('notFound.title')}>
      <p>{say('notFound.advice')}</p>
      <p>
        <a href="/">{say('notFound.home')}</a>
      </p>
    </EmptyState>
  );
}
