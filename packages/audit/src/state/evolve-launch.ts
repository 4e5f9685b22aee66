import { assert, EMPTY_MAP } from '@plumbline/prelude';
import { type Unit, unitKey } from '../sampling/draw.ts';
import type { EventOf } from './audit-event.ts';
import type { Audit, AuditInRounds, BatchPlace, JurisdictionWork, Round } from './audit-state.ts';
import { countedName, currentRound, findBallot, findCount } from './audit-view.ts';
import { launchObstacle } from './launch-obstacle.ts';
import { totalsCounted } from './totals-counted.ts';
import { withLastRound } from './work-in-round.ts';

/** The audit in the round that was drawn. */
export function withRound(audit: Audit, event: EventOf<'round-opened'>): Audit {
  // A limit of 0 % leaves nothing to chance: everything is counted, and nobody waits for a seed.
  const needsNoSeed = audit.phase === 'committed' && audit.plan.settings?.riskLimitPercent === 0;
  const isFirst = audit.phase === 'seeded' || needsNoSeed;
  assert(isFirst || audit.phase === 'round-closed', 'a round opens after the seed', { phase: audit.phase });
  const { round: number, sampleSizes, strata, drawnFrom, draws, phantomDraws, extraBatches } = event;
  const { plan, files, combinedBatches, twoPersons, commitment } = audit;
  const seed = audit.phase === 'committed' ? null : audit.seed;
  const earlier = audit.phase === 'round-closed' ? audit : { ...NO_ROUNDS, combinedBatches };
  const work: Record<string, JurisdictionWork> = {};
  const take = (unit: Unit) => {
    // One unit that nobody has seen is enough, and there may be a hundred thousand.
    if (!Object.hasOwn(work, unit.jurisdiction) && isNew(earlier, unit.jurisdiction, unit)) {
      work[unit.jurisdiction] = NOTHING_DONE;
    }
  };
  draws.forEach(take);
  extraBatches.map(asUnit).forEach(take);
  const divided = strata === undefined ? {} : { strata };
  const opened = { number, sampleSizes, ...divided, drawnFrom, draws, phantomDraws, extraBatches };
  const rounds: readonly Round[] = [...earlier.rounds, { ...opened, work, measurements: [], fieldworkHeads: {} }];
  const inputs = { plan, files, combinedBatches, twoPersons };
  return { phase: 'round-open', ...inputs, commitment, seed, rounds, results: earlier.results, cases: earlier.cases };
}

/** Plan, files and seed are as they were before the launch. */
export function withoutLaunch(audit: AuditInRounds, event: EventOf<'launch-withdrawn'>): Audit {
  assert(currentRound(audit).number === event.round, 'the launch of the round that is open is withdrawn', event);
  const obstacle = launchObstacle(audit);
  assert(obstacle === undefined, 'a launch is withdrawn before anything is done in its round', obstacle);
  const { plan, files, combinedBatches, twoPersons, commitment, seed } = audit;
  const committed = { plan, files, combinedBatches, twoPersons, commitment };
  return seed === null ? { phase: 'committed', ...committed } : { phase: 'seeded', ...committed, seed };
}

/**
 * What it had found stays known: a log whose round is opened again after its p-value was seen says so for ever. Lots were drawn for what
 * it had found, and are said again where it is found again.
 */
export function withRoundReopened(
  { lots: _, ...audit }: AuditInRounds,
  event: EventOf<'round-reopened' | 'lot-stated'>,
): AuditInRounds {
  assert(audit.phase === 'round-closed', 'a round is reopened between rounds', { phase: audit.phase });
  const round = currentRound(audit);
  assert(round.number === event.round, 'the round that ended last is reopened', event);
  const { measurements, earlierClosings: before = [] } = round;
  const counted = audit.seed === null ? { totals: totalsCounted(audit) } : {};
  const earlierClosings = [...before, { measurements, ...counted, reason: event.reason }];
  const rounds = withLastRound(audit.rounds, { ...round, measurements: [], fieldworkHeads: {}, earlierClosings });
  return { ...audit, phase: 'round-open', rounds };
}

/** The round is open again, and ends with what the lot says: whoever counts on from a tie counts again. */
export function withLot(audit: AuditInRounds, event: EventOf<'lot-stated'>): AuditInRounds {
  const { type: _, reason: __, ...lot } = event;
  assert(lot.level.includes(lot.out), 'a lot is drawn between choices that are level', lot);
  return { ...withRoundReopened(audit, event), lots: [...(audit.lots ?? []), lot] };
}

const NOTHING_DONE: JurisdictionWork = { boards: [], talliesFinal: false, totals: null };

const NO_ROUNDS: Pick<AuditInRounds, 'rounds' | 'results' | 'cases'> = {
  rounds: [],
  cases: EMPTY_MAP,
  results: { ballots: EMPTY_MAP, contested: EMPTY_MAP, batches: EMPTY_MAP, contestedBatches: EMPTY_MAP },
};

function asUnit(extra: BatchPlace) {
  return { ...extra, tabulator: null, position: null };
}

/** What was seen in an earlier round is not fetched again. */
function isNew(
  earlier: Pick<AuditInRounds, 'combinedBatches' | 'results'>,
  jurisdiction: string,
  unit: { readonly tabulator: string | null; readonly batch: string; readonly position: number | null },
): boolean {
  const key = unitKey(unit);
  if (unit.position !== null) return findBallot(earlier, jurisdiction, key) === undefined;
  return findCount(earlier, { jurisdiction, batch: countedName(earlier, { jurisdiction, batch: key }) }) === undefined;
}
