import { useCommonWords } from '../words/common-words.ts';
import { AppFrame } from './AppFrame.tsx';
import { PageTitle } from './PageTitle.tsx';

export function NotFoundPage() {
  const say = useCommonWords();
  return (
    <AppFrame narrow>
      <div className="stack">
        <PageTitle>{say('notFound.title')}</PageTitle>
        <p>{say('notFound.advice')}</p>
        <p>
          <a href="/">{say('notFound.home')}</a>
        </p>
      </div>
    </AppFrame>
  );
}
