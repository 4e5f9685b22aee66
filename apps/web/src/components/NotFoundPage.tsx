import type { Problem } from '@plumbline/api';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { AppFrame } from './AppFrame.tsx';
import { PageTitle } from './PageTitle.tsx';

/** What stands at an address where nothing is; if the server was asked, in its words. */
export function NotFoundPage(props: { readonly problem?: Problem }) {
  const say = useWordsEverywhere();
  return (
    <AppFrame narrow>
      <div className="stack">
        <PageTitle>{props.problem?.title ?? say('notFound.title')}</PageTitle>
        <p>{props.problem?.detail ?? say('notFound.advice')}</p>
        <p>
          <a href="/">{say('notFound.home')}</a>
        </p>
      </div>
    </AppFrame>
  );
}
