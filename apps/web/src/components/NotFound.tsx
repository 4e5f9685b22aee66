import { EmptyState } from '../ui/EmptyState.tsx';
import { useCommonWords } from '../words/common-words.ts';

/** What is not there and what one may not see look alike. */
export function NotFound() {
  const say = useCommonWords();
  return (
    <EmptyState title={say('notFound.title')}>
      <p>{say('notFound.advice')}</p>
      <p>
        <a href="/">{say('notFound.home')}</a>
      </p>
    </EmptyState>
  );
}
