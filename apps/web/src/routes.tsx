import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { FreshFactor } from './components/FreshFactor.tsx';
import { NotFoundPage } from './components/NotFoundPage.tsx';
import { PendingPage } from './components/PendingPage.tsx';
import { UnforeseenPage } from './components/UnforeseenPage.tsx';
import { isPassing, ProblemError } from './connection/client.ts';
import { asking } from './connection/use-ask.ts';
import { SignInPage } from './pages/account/SignInPage.tsx';
import { useOfficeSpeech } from './words/use-office-speech.ts';

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: () => <NotFoundPage />,
  errorComponent: UnforeseenPage,
});

/** Whatever page is shown, a command of it may ask for the second factor. */
function Root() {
  useOfficeSpeech();
  return (
    <>
      <Outlet />
      <FreshFactor />
    </>
  );
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { readonly next?: string; readonly refused?: string } => ({
    ...(typeof search.next === 'string' ? { next: search.next } : {}),
    ...(typeof search.refused === 'string' ? { refused: search.refused } : {}),
  }),
  component: SignInPage,
});

const accountSignIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/account',
  component: lazyRouteComponent(() => import('./pages/account/AccountSignInPage.tsx'), 'AccountSignInPage'),
});

const linkSignIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$token',
  component: lazyRouteComponent(() => import('./pages/account/LinkSignInPage.tsx'), 'LinkSignInPage'),
});

const boardSignIn = createRoute({
  getParentRoute: () => root,
  path: '/auditboard/$token',
  component: lazyRouteComponent(() => import('./pages/account/BoardSignInPage.tsx'), 'BoardSignInPage'),
});

const tallyAsk = createRoute({
  getParentRoute: () => root,
  path: '/tallyentry/$token',
  component: lazyRouteComponent(() => import('./pages/tally-entry/AskPage.tsx'), 'AskPage'),
});

/** Whoever waits to be let in is signed in as nobody, so the page finds out itself who is there. */
const tallyEntry = createRoute({
  getParentRoute: () => root,
  path: '/tally-entry',
  validateSearch: textsOf,
  component: lazyRouteComponent(() => import('./pages/tally-entry/TallyEntryPage.tsx'), 'TallyEntryPage'),
});

const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./pages/account/OutboxPage.tsx'), 'OutboxPage'),
});

const planner = createRoute({
  getParentRoute: () => root,
  path: '/planner',
  component: lazyRouteComponent(() => import('./pages/planner/PlannerPage.tsx'), 'PlannerPage'),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('./pages/help/HelpPage.tsx'), 'HelpPage'),
});

const helpTopic = createRoute({
  getParentRoute: () => root,
  path: '/help/$topic',
  component: lazyRouteComponent(() => import('./pages/help/HelpPage.tsx'), 'HelpPage'),
});

/** Everything below is for people who are signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Outlet,
  pendingComponent: PendingPage,
  // A page that comes at once is not announced.
  pendingMs: 300,
  pendingMinMs: 0,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(asking('session', {})).catch((error: unknown) => {
      // A board goes on with what is on its device, and so does a team of a ballot room.
      if (worksAlone(location.pathname) && error instanceof ProblemError && isPassing(error.problem)) return undefined;
      throw error;
    });
    if (session === undefined) return;
    if (session.person === null && !(await goesOnHere(location.pathname))) {
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
});

function worksAlone(pathname: string): boolean {
  return isOfBoard(pathname) || isOfDevice(pathname);
}

function isOfBoard(pathname: string): boolean {
  return pathname === '/board' || pathname.startsWith('/board/');
}

/** The pages of a ballot room that work without a network. */
function isOfDevice(pathname: string): boolean {
  return /^\/elections\/[^/]+\/ballots\/[^/]+\/(?:device|boxes)$/.test(pathname);
}

/** Whether what was begun on this device goes on although nobody is signed in. */
async function goesOnHere(pathname: string): Promise<boolean> {
  const found = async (kept: Promise<{ readonly length: number }>) =>
    kept.then(
      ({ length }) => length > 0,
      () => false,
    );
  if (isOfBoard(pathname)) return found((await import('./connection/entry-store.ts')).keptBoards());
  return isOfDevice(pathname) && found((await import('./connection/room-device-store.ts')).keptDevices());
}

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/account/HomePage.tsx'), 'HomePage'),
});

export type PageSearch = Readonly<Record<string, string>>;

/** Filters and choices of a page live in its address. Every value is a text. */
function textsOf(search: Readonly<Record<string, unknown>>): PageSearch {
  return Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, typeof value === 'string' ? value : String(value)]),
  );
}

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account/AccountPage.tsx'), 'AccountPage'),
});

const checkFile = createRoute({
  getParentRoute: () => signedIn,
  path: '/check-a-file',
  component: lazyRouteComponent(() => import('./pages/check-a-file/CheckFilePage.tsx'), 'CheckFilePage'),
});

const officeLog = createRoute({
  getParentRoute: () => signedIn,
  path: '/offices/$organizationId/log',
  validateSearch: textsOf,
  component: lazyRouteComponent(() => import('./pages/account/OfficeLogPage.tsx'), 'OfficeLogPage'),
});

const officeSessions = createRoute({
  getParentRoute: () => signedIn,
  path: '/offices/$organizationId/sessions',
  component: lazyRouteComponent(() => import('./pages/account/OfficeSessionsPage.tsx'), 'OfficeSessionsPage'),
});

const officeSupport = createRoute({
  getParentRoute: () => signedIn,
  path: '/offices/$organizationId/support',
  component: lazyRouteComponent(() => import('./pages/account/SupportPage.tsx'), 'SupportPage'),
});

const officeHelpContact = createRoute({
  getParentRoute: () => signedIn,
  path: '/offices/$organizationId/contact',
  component: lazyRouteComponent(() => import('./pages/account/HelpContactPage.tsx'), 'HelpContactPage'),
});

const officeMap = createRoute({
  getParentRoute: () => signedIn,
  path: '/offices/$organizationId/map',
  component: lazyRouteComponent(() => import('./pages/account/OfficeMapPage.tsx'), 'OfficeMapPage'),
});

const officeOwnWords = createRoute({
  getParentRoute: () => signedIn,
  path: '/offices/$organizationId/words',
  component: lazyRouteComponent(() => import('./pages/account/OwnWordsPage.tsx'), 'OwnWordsPage'),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audits/$auditId',
  component: lazyRouteComponent(() => import('./pages/audit-administrator/AuditStart.tsx'), 'AuditStart'),
});

const auditPage = createRoute({
  getParentRoute: () => signedIn,
  path: '/audits/$auditId/$page',
  validateSearch: textsOf,
  component: lazyRouteComponent(() => import('./pages/audit-administrator/AuditPages.tsx'), 'AuditPages'),
});

const desk = createRoute({
  getParentRoute: () => signedIn,
  path: '/audits/$auditId/office/$jurisdiction',
  component: lazyRouteComponent(() => import('./pages/jurisdiction/OfficePages.tsx'), 'DeskPage'),
});

const tallies = createRoute({
  getParentRoute: () => signedIn,
  path: '/audits/$auditId/office/$jurisdiction/tallies',
  validateSearch: textsOf,
  component: lazyRouteComponent(() => import('./pages/jurisdiction/OfficePages.tsx'), 'TalliesPage'),
});

const tallyPeople = createRoute({
  getParentRoute: () => signedIn,
  path: '/audits/$auditId/office/$jurisdiction/people',
  component: lazyRouteComponent(() => import('./pages/tally-entry/TallyPeoplePage.tsx'), 'TallyPeoplePage'),
});

const roomPlan = createRoute({
  getParentRoute: () => signedIn,
  path: '/audits/$auditId/office/$jurisdiction/room',
  component: lazyRouteComponent(() => import('./pages/jurisdiction/OfficePages.tsx'), 'RoomPlanPage'),
});

const totals = createRoute({
  getParentRoute: () => signedIn,
  path: '/audits/$auditId/office/$jurisdiction/totals',
  component: lazyRouteComponent(() => import('./pages/jurisdiction/OfficePages.tsx'), 'TotalsPage'),
});

const finalize = createRoute({
  getParentRoute: () => signedIn,
  path: '/audits/$auditId/office/$jurisdiction/finalize',
  component: lazyRouteComponent(() => import('./pages/jurisdiction/OfficePages.tsx'), 'FinalizePage'),
});

const board = createRoute({
  getParentRoute: () => signedIn,
  path: '/board',
  component: lazyRouteComponent(() => import('./pages/audit-board/BoardPages.tsx'), 'BoardPage'),
});

const ballot = createRoute({
  getParentRoute: () => signedIn,
  path: '/board/ballot',
  validateSearch: textsOf,
  component: lazyRouteComponent(() => import('./pages/audit-board/BoardPages.tsx'), 'BallotPage'),
});

const signOff = createRoute({
  getParentRoute: () => signedIn,
  path: '/board/sign-off',
  component: lazyRouteComponent(() => import('./pages/audit-board/BoardPages.tsx'), 'SignOffPage'),
});

const rooms = createRoute({
  getParentRoute: () => signedIn,
  path: '/elections/$electionId/ballots',
  component: lazyRouteComponent(() => import('./pages/ballot-room/RoomsPage.tsx'), 'RoomsPage'),
});

const room = createRoute({
  getParentRoute: () => signedIn,
  path: '/elections/$electionId/ballots/$jurisdiction',
  validateSearch: textsOf,
  component: lazyRouteComponent(() => import('./pages/ballot-room/RoomPages.tsx'), 'RoomStart'),
});

const roomPage = createRoute({
  getParentRoute: () => signedIn,
  path: '/elections/$electionId/ballots/$jurisdiction/$page',
  validateSearch: textsOf,
  component: lazyRouteComponent(() => import('./pages/ballot-room/RoomPages.tsx'), 'RoomPages'),
});

const routeTree = root.addChildren([
  signIn,
  accountSignIn,
  linkSignIn,
  boardSignIn,
  tallyAsk,
  tallyEntry,
  outbox,
  planner,
  help,
  helpTopic,
  signedIn.addChildren([
    home,
    account,
    checkFile,
    officeLog,
    officeSessions,
    officeSupport,
    officeHelpContact,
    officeMap,
    officeOwnWords,
    audit,
    auditPage,
    desk,
    tallies,
    tallyPeople,
    roomPlan,
    totals,
    finalize,
    board,
    ballot,
    signOff,
    rooms,
    room,
    roomPage,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({ routeTree, context: { queryClient }, defaultPreload: 'intent', scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
