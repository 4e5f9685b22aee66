import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import type { AuditPageName } from '../../paths.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';

type Page = ComponentType<{ readonly auditId: string }>;

/** Each page of an audit is fetched when it is first opened. */
const PAGES: Readonly<Record<AuditPageName | 'delete', Page>> = {
  participants: lazy(async () => ({ default: (await import('./ParticipantsPage.tsx')).ParticipantsPage })),
  contests: lazy(async () => ({ default: (await import('./ContestsPage.tsx')).ContestsPage })),
  settings: lazy(async () => ({ default: (await import('./SettingsPage.tsx')).SettingsPage })),
  files: lazy(async () => ({ default: (await import('./FilesPage.tsx')).FilesPage })),
  commit: lazy(async () => ({ default: (await import('./CommitPage.tsx')).CommitPage })),
  seed: lazy(async () => ({ default: (await import('./SeedPage.tsx')).SeedPage })),
  launch: lazy(async () => ({ default: (await import('./LaunchPage.tsx')).LaunchPage })),
  progress: lazy(async () => ({ default: (await import('./ProgressPage.tsx')).ProgressPage })),
  result: lazy(async () => ({ default: (await import('./ResultPage.tsx')).ResultPage })),
  log: lazy(async () => ({ default: (await import('./LogPage.tsx')).LogPage })),
  reports: lazy(async () => ({ default: (await import('./ReportsPage.tsx')).ReportsPage })),
  delete: lazy(async () => ({ default: (await import('./DeletePage.tsx')).DeletePage })),
};

function isPage(name: string): name is keyof typeof PAGES {
  return Object.hasOwn(PAGES, name);
}

export function AuditPages() {
  const { auditId, page } = useParams({ from: '/signed-in/audits/$auditId/$page' });
  const say = useWordsEverywhere();
  if (!isPage(page)) return <NotFoundPage />;
  const Page = PAGES[page];
  return (
    <Suspense
      fallback={
        <AppFrame>
          <Skeleton label={say('loading')} />
        </AppFrame>
      }
    >
      <Page auditId={auditId} />
    </Suspense>
  );
}
