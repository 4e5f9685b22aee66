import type { JurisdictionLine } from '@plumbline/api';
import {
  type AuditInRounds,
  batchesToCount,
  countDiscrepancies,
  countedName,
  currentRound,
  type Draw,
  type FileFigures,
  fieldworkIn,
  findBallot,
  findCount,
  findWork,
  isInRounds,
  isJurisdictionComplete,
  kindOf,
  type Plan,
  type Round,
  unitKey,
  unitsDrawnIn,
} from '@plumbline/audit';
import { compareNames } from '@plumbline/election';
import { lookUp } from '@plumbline/prelude';
import { roundPlace } from '@plumbline/record';
import type { Allowed } from '../../policy/permissions.ts';
import { rememberBy } from '../../remember-by.ts';
import type { Services } from '../../services.ts';
import { type ManagerRow, managersOfAudit } from '../../stores/election-jurisdictions.ts';
import { type Acceptance, newestAcceptances } from '../../stores/uploads.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { registered } from '../inputs/input-files.ts';
import { comparisonsVisible } from './comparisons-visible.ts';
import { extraBatches } from './extra-batches.ts';

/** A line for each jurisdiction, in name order. */
export async function jurisdictionLines(
  services: Services,
  history: BegunHistory,
  role: Allowed,
  only?: ReadonlySet<string>,
): Promise<JurisdictionLine[]> {
  const managers = Map.groupBy(await managersOfAudit(services.db, history.auditId), (one) => one.jurisdiction);
  const uploads = Map.groupBy(
    await newestAcceptances(services.db, history.auditId),
    (upload) => upload.jurisdiction ?? '',
  );
  const all = inOrder(history.audit.plan.jurisdictions);
  const lines: JurisdictionLine[] = [];
  for (const { name, expectedBallots } of all) {
    if (only !== undefined && !only.has(name)) continue;
    const of = { managers: managers.get(name) ?? [], uploads: uploads.get(name) ?? [], expectedBallots };
    lines.push(await lineOf(services, history, { role, jurisdiction: name, ...of }));
  }
  return lines;
}

type Seen = {
  readonly role: Allowed;
  readonly jurisdiction: string;
  readonly managers: readonly ManagerRow[];
  readonly uploads: readonly Acceptance[];
  readonly expectedBallots: number | null;
};

/** The jurisdictions of a plan in the order of their names, which is worked out once for each list. */
const inOrder = rememberBy((jurisdictions: Plan['jurisdictions']) =>
  jurisdictions.toSorted((one, other) => compareNames(one.name, other.name)),
);

async function lineOf(services: Services, history: BegunHistory, seen: Seen): Promise<JurisdictionLine> {
  const { audit } = history;
  const { jurisdiction } = seen;
  const kinds = kindOf(audit.plan).files;
  const figures = new Map<string, FileFigures>();
  for (const kind of kinds) {
    const file = registered(audit, kind, jurisdiction);
    if (file !== undefined) figures.set(kind, file.figures);
  }
  const manifest = figures.get('manifest');
  const totals = figures.get('candidate-totals');
  const lastSignIn = newestTime(seen.managers);
  const work = isInRounds(audit) ? workOf(audit, seen) : NO_WORK;
  return {
    jurisdiction,
    status: statusOf(history, seen, { filesUploaded: figures.size, lastSignIn }),
    filesUploaded: figures.size,
    filesExpected: audit.plan.withoutBallots.includes(jurisdiction) ? 0 : kinds.length,
    expectedBallots: seen.expectedBallots,
    ballotsInManifest: manifest?.kind === 'manifest' ? manifest.ballots : null,
    batchesInManifest: manifest?.kind === 'manifest' ? manifest.batches : null,
    ballotsImplied: totals?.kind === 'candidate-totals' ? totals.ballotsImplied : null,
    ...work,
    discrepancies: await discrepanciesOf(services, history, seen),
    lastSignIn: lastSignIn?.toISOString() ?? null,
  };
}

function newestTime(managers: readonly ManagerRow[]): Date | undefined {
  let newest: Date | undefined;
  for (const { lastSignIn } of managers) {
    if (lastSignIn !== null && (newest === undefined || lastSignIn > newest)) newest = lastSignIn;
  }
  return newest;
}

const NO_WORK = { units: 0, draws: 0, unitsDone: 0, drawsDone: 0, extraUnits: 0 };

/** How many draws of a round fell on each jurisdiction, which is counted once for the draws of a round. */
const drawsByJurisdiction = rememberBy((draws: Round['draws']) => Map.groupBy(draws, (draw) => draw.jurisdiction));

type Work = typeof NO_WORK;

/** What was last counted for a jurisdiction of a round, and what it was counted from. */
const counted = rememberBy((_: Round['draws']) => new Map<string, { readonly from: readonly unknown[]; work: Work }>());

/**
 * Units and draws of the current round, and how many of them have a result, from this round or an earlier one. Counted
 * again only for a jurisdiction in which something was recorded since.
 */
function workOf(audit: AuditInRounds, { jurisdiction }: Seen): Work {
  const round = currentRound(audit);
  const { ballots, batches } = audit.results;
  const from = [
    lookUp(ballots, jurisdiction),
    lookUp(batches, jurisdiction),
    audit.combinedBatches,
    findWork(audit, jurisdiction),
  ];
  const known = counted(round.draws).get(jurisdiction);
  if (known?.from.every((part, place) => part === from[place])) return known.work;
  const work = countWork(audit, jurisdiction, drawsByJurisdiction(round.draws).get(jurisdiction) ?? []);
  counted(round.draws).set(jurisdiction, { from, work });
  return work;
}

function countWork(audit: AuditInRounds, jurisdiction: string, draws: readonly Draw[]): Work {
  // Of totals nothing is seen of single cards: all of them are looked at once the totals are there.
  const isTotalled = (findWork(audit, jurisdiction)?.totals ?? null) !== null;
  const isDone = (unit: Pick<Draw, 'tabulator' | 'batch' | 'position'>): boolean => {
    if (fieldworkIn(audit.plan) === 'totals') return isTotalled;
    const key = unitKey(unit);
    if (unit.position !== null) return findBallot(audit, jurisdiction, key) !== undefined;
    return findCount(audit, { jurisdiction, batch: countedName(audit, { jurisdiction, batch: key }) }) !== undefined;
  };
  const units = unitsDrawnIn(currentRound(audit), jurisdiction);
  return {
    units: units.length,
    draws: draws.length,
    unitsDone: units.filter(isDone).length,
    drawsDone: draws.filter(isDone).length,
    extraUnits: extraBatches(audit, jurisdiction).size,
  };
}

function statusOf(
  history: BegunHistory,
  seen: Seen,
  facts: { readonly filesUploaded: number; readonly lastSignIn: Date | undefined },
): JurisdictionLine['status'] {
  const { audit } = history;
  const { jurisdiction } = seen;
  if (!isInRounds(audit)) {
    const expected = kindOf(audit.plan).files;
    if (audit.plan.withoutBallots.includes(jurisdiction)) return 'files-complete';
    const refused = seen.uploads.some((one) => !one.accepted && isNewest(history, one));
    if (refused) return 'upload-failed';
    if (facts.filesUploaded === expected.length) return 'files-complete';
    if (facts.filesUploaded > 0) return 'files-uploaded';
    return facts.lastSignIn === undefined ? 'not-logged-in' : 'logged-in';
  }
  if (isJurisdictionComplete(audit, jurisdiction)) return 'complete';
  if (hasBegun(audit, jurisdiction)) return 'in-progress';
  const openedAt = history.rounds.at(-1)?.openedAt ?? '';
  const sinceLaunch = facts.lastSignIn !== undefined && facts.lastSignIn.toISOString() >= openedAt;
  return sinceLaunch ? 'logged-in' : 'not-logged-in';
}

/** Whether the slot still shows this upload, and not a file that was registered after it. */
function isNewest({ audit }: BegunHistory, upload: Acceptance): boolean {
  return registered(audit, upload.kind, upload.jurisdiction)?.sha256 !== upload.sha256;
}

function hasBegun(audit: AuditInRounds, jurisdiction: string): boolean {
  const work = findWork(audit, jurisdiction);
  if (work === undefined) return false;
  if (work.boards.length > 0) return true;
  return batchesToCount(audit, jurisdiction).some((batch) => findCount(audit, { jurisdiction, batch }) !== undefined);
}

/** The log says how many there were when the tallies were declared final; before that, one jurisdiction alone is compared as it counts. */
async function discrepanciesOf(services: Services, history: BegunHistory, seen: Seen): Promise<number | null> {
  const { audit } = history;
  const { jurisdiction, role } = seen;
  if (!isInRounds(audit) || fieldworkIn(audit.plan) !== 'batches') return null;
  if (!comparisonsVisible(audit, jurisdiction, role)) return null;
  if (isJurisdictionComplete(audit, jurisdiction)) {
    return lookUp(history.discrepancies, roundPlace(currentRound(audit).number, jurisdiction)) ?? 0;
  }
  const inputs = await services.inputFiles.ofJurisdiction(audit, jurisdiction);
  return countDiscrepancies(audit, inputs, jurisdiction);
}
