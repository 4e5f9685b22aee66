import type { JurisdictionLine } from '@plumbline/api';
import {
  type AuditInRounds,
  batchesToCount,
  countDiscrepancies,
  currentRound,
  type FileFigures,
  fieldworkIn,
  filesNeeded,
  findCount,
  findWork,
  isInRounds,
  isJurisdictionComplete,
  type Plan,
  type Round,
} from '@plumbline/audit';
import { compareNames } from '@plumbline/election';
import { lookUp } from '@plumbline/prelude';
import { roundPlace } from '@plumbline/record';
import type { Allowed } from '../../policy/permissions.ts';
import { rememberBy } from '../../remember-by.ts';
import type { Services } from '../../services.ts';
import type { ManagerRow } from '../../stores/election-jurisdictions.ts';
import { type Acceptance, newestAcceptances } from '../../stores/uploads.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { registered } from '../inputs/input-files.ts';
import { cardDifferencesIn, comparesCards, countMarginChanges } from './card-differences.ts';
import { comparisonsVisible } from './comparisons-visible.ts';
import { type Managers, managersByJurisdiction } from './managers.ts';
import { NO_WORK, type RoundWork, roundWork } from './round-work.ts';

/** A line for each jurisdiction, in name order: of `only` these, and with the managers that are known already. */
export async function jurisdictionLines(
  services: Services,
  history: BegunHistory,
  role: Allowed,
  {
    only,
    managers = undefined,
  }: { readonly only?: ReadonlySet<string>; readonly managers?: Managers | undefined } = {},
): Promise<JurisdictionLine[]> {
  const known = managers ?? (await managersByJurisdiction(services.db, history.auditId));
  // Once the first round is open, no slot shows an upload any more.
  const newest = isInRounds(history.audit) ? [] : await newestAcceptances(services.db, history.auditId);
  const uploads = Map.groupBy(newest, (upload) => upload.jurisdiction ?? '');
  const work = isInRounds(history.audit) ? roundWork(history.audit) : NOTHING_DRAWN;
  // Of a state there are sixteen hundred, of which mostly one has changed: nothing is made or waited for at the others.
  const isCompared = isInRounds(history.audit) && (comparesBatches(history) || comparesCards(history));
  const lines: JurisdictionLine[] = [];
  for (const { name, expectedBallots } of inOrder(history.audit.plan.jurisdictions)) {
    if (only !== undefined && !only.has(name)) continue;
    const seen: Seen = {
      role,
      jurisdiction: name,
      expectedBallots,
      work: work.get(name) ?? NO_WORK,
      managers: known.get(name) ?? NO_MANAGERS,
      uploads: uploads.get(name) ?? NO_UPLOADS,
    };
    const discrepancies = isCompared ? await discrepanciesOf(services, history, seen) : null;
    lines.push(lineAt(history, seen, discrepancies));
  }
  return lines;
}

const NOTHING_DRAWN: ReadonlyMap<string, RoundWork> = new Map();
const NO_MANAGERS: readonly ManagerRow[] = [];
const NO_UPLOADS: readonly Acceptance[] = [];

type Seen = {
  readonly role: Allowed;
  readonly jurisdiction: string;
  readonly managers: readonly ManagerRow[];
  readonly uploads: readonly Acceptance[];
  readonly expectedBallots: number | null;
  readonly work: RoundWork;
};

/** The jurisdictions of a plan in the order of their names, which is worked out once for each list. */
const inOrder = rememberBy((jurisdictions: Plan['jurisdictions']) =>
  jurisdictions.toSorted((one, other) => compareNames(one.name, other.name)),
);

type LastLine = {
  readonly seen: Seen;
  readonly plan: Plan;
  readonly files: AuditInRounds['files'];
  /** Another object whenever anything was recorded here. */
  readonly fieldwork: ReturnType<typeof findWork>;
  readonly discrepancies: number | null;
  readonly takenAt: string | undefined;
  readonly line: JurisdictionLine;
};

/** The lines of a round as they were last, and what each was made from; forgotten with the draws of the round. */
const lastLines = rememberBy((_: Round['draws']) => new Map<string, LastLine>());

/** The line of a jurisdiction, made again only where something of it has changed. */
function lineAt(history: BegunHistory, seen: Seen, discrepancies: number | null): JurisdictionLine {
  const { audit } = history;
  if (!isInRounds(audit)) return lineOf(history, seen, discrepancies);
  const { jurisdiction } = seen;
  const { plan, files } = audit;
  const takenAt = history.listTakenAt.size === 0 ? undefined : lookUp(history.listTakenAt, jurisdiction);
  const fieldwork = findWork(audit, jurisdiction);
  const lines = lastLines(currentRound(audit).draws);
  const known = lines.get(jurisdiction);
  if (
    known !== undefined &&
    known.seen.work === seen.work &&
    known.seen.managers === seen.managers &&
    known.seen.expectedBallots === seen.expectedBallots &&
    known.plan === plan &&
    known.files === files &&
    known.fieldwork === fieldwork &&
    known.discrepancies === discrepancies &&
    known.takenAt === takenAt
  ) {
    return known.line;
  }
  const line = lineOf(history, seen, discrepancies);
  lines.set(jurisdiction, { seen, plan, files, fieldwork, discrepancies, takenAt, line });
  return line;
}

function comparesBatches({ audit }: BegunHistory): boolean {
  return isInRounds(audit) && fieldworkIn(audit.plan) === 'batches';
}

function lineOf(history: BegunHistory, seen: Seen, discrepancies: number | null): JurisdictionLine {
  const { audit } = history;
  const { jurisdiction } = seen;
  const kinds = filesNeeded(audit, jurisdiction);
  const figures = new Map<string, FileFigures>();
  for (const kind of kinds) {
    const file = registered(audit, kind, jurisdiction);
    if (file !== undefined) figures.set(kind, file.figures);
  }
  const manifest = figures.get('manifest');
  const totals = figures.get('candidate-totals');
  const cvrs = figures.get('cvrs');
  const lastSignIn = newestTime(seen.managers);
  return {
    jurisdiction,
    status: statusOf(history, seen, { filesUploaded: figures.size, lastSignIn }),
    filesUploaded: figures.size,
    filesExpected: audit.plan.withoutBallots.includes(jurisdiction) ? 0 : kinds.length,
    expectedBallots: seen.expectedBallots,
    ballotsInManifest: manifest?.kind === 'manifest' ? manifest.ballots : null,
    batchesInManifest: manifest?.kind === 'manifest' ? manifest.batches : null,
    ballotsWithCvrs: manifest?.kind === 'manifest' ? (manifest.inCvr?.ballots ?? null) : null,
    cvrs: cvrs?.kind === 'cvrs' ? cvrs.cards : null,
    ballotsImplied: totals?.kind === 'candidate-totals' ? totals.ballotsImplied : null,
    ...seen.work,
    discrepancies,
    lastSignIn: lastSignIn?.toISOString() ?? null,
    listTaken: listTaken(history, jurisdiction),
  };
}

function newestTime(managers: readonly ManagerRow[]): Date | undefined {
  let newest: Date | undefined;
  for (const { lastSignIn } of managers) {
    if (lastSignIn !== null && (newest === undefined || lastSignIn > newest)) newest = lastSignIn;
  }
  return newest;
}

function statusOf(
  history: BegunHistory,
  seen: Seen,
  facts: { readonly filesUploaded: number; readonly lastSignIn: Date | undefined },
): JurisdictionLine['status'] {
  const { audit } = history;
  const { jurisdiction } = seen;
  if (!isInRounds(audit)) {
    const expected = filesNeeded(audit, jurisdiction);
    if (audit.plan.withoutBallots.includes(jurisdiction)) return 'files-complete';
    const refused = seen.uploads.some((one) => !one.accepted && isNewest(history, one));
    if (refused) return 'upload-failed';
    if (facts.filesUploaded === expected.length) return 'files-complete';
    if (facts.filesUploaded > 0) return 'files-uploaded';
    return facts.lastSignIn === undefined ? 'not-logged-in' : 'logged-in';
  }
  if (isJurisdictionComplete(audit, jurisdiction)) return 'complete';
  const isTaken = findWork(audit, jurisdiction)?.listTakenBy !== undefined;
  if (hasBegun(audit, jurisdiction, { onceBoardsAreThere: !isTaken })) return 'in-progress';
  if (isTaken) return 'list-taken';
  const openedAt = history.rounds.at(-1)?.openedAt ?? '';
  const sinceLaunch = facts.lastSignIn !== undefined && facts.lastSignIn.toISOString() >= openedAt;
  return sinceLaunch ? 'logged-in' : 'not-logged-in';
}

/** Whether the slot still shows this upload, and not a file that was registered after it. */
function isNewest({ audit }: BegunHistory, upload: Acceptance): boolean {
  return registered(audit, upload.kind, upload.jurisdiction)?.sha256 !== upload.sha256;
}

function listTaken({ audit, listTakenAt }: BegunHistory, jurisdiction: string): JurisdictionLine['listTaken'] {
  if (!isInRounds(audit)) return null;
  const by = findWork(audit, jurisdiction)?.listTakenBy;
  const at = lookUp(listTakenAt, jurisdiction);
  return by === undefined || at === undefined ? null : { at, by };
}

/** Boards are at work once they exist; where a list was taken, that is said until somebody sits down at one. */
function hasBegun(
  audit: AuditInRounds,
  jurisdiction: string,
  { onceBoardsAreThere }: { readonly onceBoardsAreThere: boolean },
): boolean {
  const work = findWork(audit, jurisdiction);
  if (work === undefined) return false;
  if (work.totals !== null) return true;
  if (work.boards.some(({ members }) => onceBoardsAreThere || members.length > 0)) return true;
  return batchesToCount(audit, jurisdiction).some((batch) => findCount(audit, { jurisdiction, batch }) !== undefined);
}

/**
 * Of batches the log says how many there were when the tallies were declared final; before that, one jurisdiction alone is compared
 * as it counts. Of cards it is worked out again whenever one was recorded.
 */
async function discrepanciesOf(services: Services, history: BegunHistory, seen: Seen): Promise<number | null> {
  const { audit } = history;
  const { jurisdiction, role } = seen;
  const isCompared = comparesBatches(history) || comparesCards(history);
  if (!isInRounds(audit) || !isCompared || !comparisonsVisible(audit, jurisdiction, role)) return null;
  if (comparesCards(history)) return countMarginChanges(await cardDifferencesIn(services, history, jurisdiction));
  if (isJurisdictionComplete(audit, jurisdiction)) {
    return lookUp(history.discrepancies, roundPlace(currentRound(audit).number, jurisdiction)) ?? 0;
  }
  const inputs = await services.inputFiles.ofJurisdiction(audit, jurisdiction);
  return countDiscrepancies(audit, inputs, jurisdiction);
}
