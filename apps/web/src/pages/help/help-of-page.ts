/** A topic of the help, and the part of it that speaks of a page. */
export type HelpPlace = { readonly topic: string; readonly section?: string };

const ADMINISTRATOR = 'audit-administrator';

/** What speaks of a page of an audit, by the last part of its address. */
const OF_AUDIT: Readonly<Record<string, HelpPlace>> = {
  participants: { topic: 'contests', section: 'participants' },
  contests: { topic: 'contests', section: 'targeted-and-opportunistic' },
  names: { topic: 'contests', section: 'names-that-differ' },
  settings: { topic: ADMINISTRATOR, section: '2-plan' },
  files: { topic: ADMINISTRATOR, section: '3-files' },
  questions: { topic: ADMINISTRATOR, section: 'questions-about-files' },
  extra: { topic: ADMINISTRATOR, section: 'batches-that-a-law-requires' },
  commit: { topic: ADMINISTRATOR, section: '4-commit-then-roll-the-dice' },
  seed: { topic: 'dice-and-seed' },
  launch: { topic: 'sample-sizes' },
  progress: { topic: ADMINISTRATOR, section: '6-watch' },
  result: { topic: ADMINISTRATOR, section: '7-close-the-round' },
  cases: { topic: ADMINISTRATOR, section: 'looking-into-differences' },
  case: { topic: ADMINISTRATOR, section: 'looking-into-differences' },
  log: { topic: 'observer', section: 'at-home' },
  reports: { topic: 'reading-the-report' },
};

/** What speaks of a page of a ballot room, by the last part of its address. */
const OF_ROOM: Readonly<Record<string, HelpPlace>> = {
  forms: { topic: 'ballot-room-papers', section: 'the-lead-of-a-site' },
  review: { topic: 'ballot-room-papers', section: 'the-reviewer' },
  people: { topic: 'ballot-room', section: 'let-people-in' },
  plan: { topic: 'ballot-room', section: 'the-batch-plan' },
  signatures: { topic: 'ballot-signatures' },
  batches: { topic: 'ballot-room', section: 'batches-and-containers' },
  containers: { topic: 'ballot-room', section: 'batches-and-containers' },
  seals: { topic: 'ballot-room', section: 'batches-and-containers' },
  storage: { topic: 'ballot-room', section: 'batches-and-containers' },
  reconciliation: { topic: 'ballot-room', section: 'does-it-add-up' },
  manifest: { topic: 'ballot-room', section: 'the-manifest' },
  recounts: { topic: 'ballot-custody', section: 'what-a-recount-found' },
  votes: { topic: 'ballot-room', section: 'votes-by-batch' },
  'audit-counts': { topic: 'ballot-custody', section: 'what-boards-counted' },
  custody: { topic: 'ballot-custody', section: 'sending-and-receiving' },
  carriers: { topic: 'ballot-custody', section: 'carriers-of-a-site' },
  station: { topic: 'ballot-custody', section: 'the-station' },
  inventory: { topic: 'ballot-custody', section: 'an-inventory' },
  duplication: { topic: 'ballot-custody', section: 'ballots-that-are-remade' },
  boxes: { topic: 'ballot-custody', section: 'drop-boxes' },
  device: { topic: 'ballot-custody', section: 'without-a-network' },
  devices: { topic: 'ballot-custody', section: 'without-a-network' },
  counts: { topic: 'ballot-custody', section: 'counts' },
  files: { topic: 'ballot-custody', section: 'files-of-other-programs' },
  log: { topic: 'ballot-custody', section: 'the-log' },
  training: { topic: 'ballot-room', section: 'procedures-and-courses' },
  procedures: { topic: 'ballot-room', section: 'procedures-and-courses' },
  standard: { topic: 'ballot-room-standard' },
  application: { topic: 'ballot-room-standard', section: 'to-be-certified' },
  records: { topic: 'ballot-room-standard', section: 'when-somebody-asks-for-records' },
  kit: { topic: 'ballot-room-standard', section: 'what-the-public-is-told' },
};

/** Where the help speaks of a page, by its address. Every page has a place; whatever is not told apart leads to the guide of its role. */
export function helpOfPage(pathname: string): HelpPlace {
  const [first, , third, , fifth] = pathname.split('/').slice(1);
  switch (first) {
    case 'planner':
      return { topic: 'which-audit' };
    case 'check-a-file':
      return { topic: 'file-refused', section: 'before-it-counts' };
    case 'sign-in':
    case 'auditboard':
    case 'outbox':
    case 'account':
      return { topic: 'signing-in' };
    case 'tallyentry':
    case 'tally-entry':
      return { topic: 'tally-entry', section: 'at-the-other-computer' };
    case 'board':
      return pathname.endsWith('/sign-off') ? { topic: 'after-the-last-card' } : { topic: 'audit-board' };
    case 'offices':
      return {
        topic: ADMINISTRATOR,
        section: third === 'map' ? 'the-map-of-your-office' : '1-sign-in-and-create-the-audit',
      };
    case 'audits':
      return third === 'office' ? helpOfDesk(fifth) : (OF_AUDIT[third ?? ''] ?? { topic: ADMINISTRATOR });
    case 'elections':
      return OF_ROOM[fifth ?? ''] ?? { topic: 'ballot-room' };
    default:
      return { topic: 'start' };
  }
}

/** The desk of a jurisdiction, and what is done from there. */
function helpOfDesk(page: string | undefined): HelpPlace {
  if (page === 'tallies') return { topic: 'counting' };
  if (page === 'room') return { topic: 'room-and-supplies' };
  if (page === 'people') return { topic: 'tally-entry' };
  if (page === 'finalize' || page === 'totals') return { topic: 'after-the-last-card' };
  return { topic: 'jurisdiction-manager' };
}
