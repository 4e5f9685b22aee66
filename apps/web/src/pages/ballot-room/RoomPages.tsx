import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import type { RoomPageName } from './room-pages.ts';
import type { RoomPlace } from './room-place.ts';

type Page = ComponentType<{ readonly place: RoomPlace }>;

const FETCH: Readonly<Record<RoomPageName, () => Promise<Page>>> = {
  forms: async () => (await import('./FormsPage.tsx')).FormsPage,
  review: async () => (await import('./ReviewPage.tsx')).ReviewPage,
  incidents: async () => (await import('./IncidentsPage.tsx')).IncidentsPage,
  training: async () => (await import('./TrainingPage.tsx')).TrainingPage,
  procedures: async () => (await import('./ProceduresPage.tsx')).ProceduresPage,
  overview: async () => (await import('./OverviewPage.tsx')).OverviewPage,
  plan: async () => (await import('./BatchPlanPage.tsx')).BatchPlanPage,
  batches: async () => (await import('./BatchesPage.tsx')).BatchesPage,
  containers: async () => (await import('./ContainersPage.tsx')).ContainersPage,
  custody: async () => (await import('./CustodyPage.tsx')).CustodyPage,
  carriers: async () => (await import('./CarriersPage.tsx')).CarriersPage,
  station: async () => (await import('./StationPage.tsx')).StationPage,
  inventory: async () => (await import('./InventoryPage.tsx')).InventoryPage,
  signatures: async () => (await import('./SignaturesPage.tsx')).SignaturesPage,
  duplication: async () => (await import('./DuplicationPage.tsx')).DuplicationPage,
  boxes: async () => (await import('./BoxesPage.tsx')).BoxesPage,
  device: async () => (await import('./DevicePage.tsx')).DevicePage,
  devices: async () => (await import('./DevicesPage.tsx')).DevicesPage,
  counts: async () => (await import('./CountsPage.tsx')).CountsPage,
  files: async () => (await import('./ImportsPage.tsx')).ImportsPage,
  log: async () => (await import('./RoomLogPage.tsx')).RoomLogPage,
  seals: async () => (await import('./SealsPage.tsx')).SealsPage,
  storage: async () => (await import('./StoragePage.tsx')).StoragePage,
  reconciliation: async () => (await import('./ReconciliationPage.tsx')).ReconciliationPage,
  manifest: async () => (await import('./ManifestPage.tsx')).ManifestPage,
  'audit-counts': async () => (await import('./AuditCountsPage.tsx')).AuditCountsPage,
  recounts: async () => (await import('./RecountsPage.tsx')).RecountsPage,
  votes: async () => (await import('./VotesPage.tsx')).VotesPage,
  standard: async () => (await import('./StandardPage.tsx')).StandardPage,
  application: async () => (await import('./ApplicationPage.tsx')).ApplicationPage,
  records: async () => (await import('./RecordsPage.tsx')).RecordsPage,
  kit: async () => (await import('./PublicKitPage.tsx')).PublicKitPage,
  people: async () => (await import('./PeoplePage.tsx')).PeoplePage,
};

function isPageName(name: string): name is RoomPageName {
  return Object.hasOwn(FETCH, name);
}

const PAGES = new Map(
  Object.keys(FETCH)
    .filter(isPageName)
    .map((name) => [name, lazy(async () => ({ default: await FETCH[name]() }))]),
);

/** The overview of a ballot room; before it is open, the form that opens it. */
export function RoomStart() {
  const place = useParams({ from: '/signed-in/elections/$electionId/ballots/$jurisdiction' });
  return <Shown name="overview" place={place} />;
}

/** Any other page of a ballot room, by the last part of its address. */
export function RoomPages() {
  const { page, ...place } = useParams({ from: '/signed-in/elections/$electionId/ballots/$jurisdiction/$page' });
  return isPageName(page) ? <Shown name={page} place={place} /> : <NotFoundPage />;
}

function Shown(props: { readonly name: RoomPageName; readonly place: RoomPlace }) {
  const say = useWordsEverywhere();
  const Page = PAGES.get(props.name);
  if (Page === undefined) return <NotFoundPage />;
  return (
    <Suspense
      fallback={
        <AppFrame>
          <Skeleton label={say('loading')} />
        </AppFrame>
      }
    >
      <Page place={props.place} />
    </Suspense>
  );
}
