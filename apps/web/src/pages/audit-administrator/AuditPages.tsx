import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import type { AuditPageName } from '../../paths.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';

type Page = ComponentType<{ readonly auditId: string }>;
type PageName = AuditPageName | 'case' | 'second-look' | 'delete' | 'escalate';

const FETCH: Readonly<Record<PageName, () => Promise<Page>>> = {
  participants: async () => (await import('./ParticipantsPage.tsx')).ParticipantsPage,
  contests: async () => (await import('./ContestsPage.tsx')).ContestsPage,
  names: async () => (await import('./NamesPage.tsx')).NamesPage,
  settings: async () => (await import('./SettingsPage.tsx')).SettingsPage,
  files: async () => (await import('./FilesPage.tsx')).FilesPage,
  questions: async () => (await import('./QuestionsPage.tsx')).QuestionsPage,
  extra: async () => (await import('./ExtraBatchesPage.tsx')).ExtraBatchesPage,
  workload: async () => (await import('./WorkloadPage.tsx')).WorkloadPage,
  commit: async () => (await import('./CommitPage.tsx')).CommitPage,
  seed: async () => (await import('./SeedPage.tsx')).SeedPage,
  launch: async () => (await import('./LaunchPage.tsx')).LaunchPage,
  progress: async () => (await import('./ProgressPage.tsx')).ProgressPage,
  result: async () => (await import('./ResultPage.tsx')).ResultPage,
  cases: async () => (await import('../cases/CasesPage.tsx')).CasesPage,
  case: async () => (await import('../cases/CasePage.tsx')).CasePage,
  'second-look': async () => (await import('../cases/SecondLookPage.tsx')).SecondLookPage,
  log: async () => (await import('./LogPage.tsx')).LogPage,
  plan: async () => (await import('../observer/PlanPage.tsx')).PlanPage,
  observers: async () => (await import('../observer/ObserversPage.tsx')).ObserversPage,
  reports: async () => (await import('./ReportsPage.tsx')).ReportsPage,
  escalate: async () => (await import('./EscalatePage.tsx')).EscalatePage,
  delete: async () => (await import('./DeletePage.tsx')).DeletePage,
};

const NAMES = Object.keys(FETCH).filter(isPageName);
const PAGES = new Map(NAMES.map((name) => [name, lazy(async () => ({ default: await FETCH[name]() }))]));

function isPageName(name: string): name is PageName {
  return Object.hasOwn(FETCH, name);
}

/** The pages of an audit for its administrator. The one that is asked for comes first; the others follow quietly. */
export function AuditPages() {
  const { auditId, page } = useParams({ from: '/signed-in/audits/$auditId/$page' });
  const say = useWordsEverywhere();
  useFetchingAhead();
  const Page = isPageName(page) ? PAGES.get(page) : undefined;
  if (Page === undefined) return <NotFoundPage />;
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

const QUIET_MS = 3000;

/** Pages that are fetched open at once, and open when the network is gone. */
function useFetchingAhead(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // Whatever cannot be fetched now is fetched when it is opened.
      for (const name of NAMES) FETCH[name]().catch(() => undefined);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
}
