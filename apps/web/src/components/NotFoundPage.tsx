import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { AppFrame } from './AppFrame.tsx';
import { PageTitle } from './PageTitle.tsx';

export function NotFoundPage() {
  const say = useWordsEverywhere();
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
