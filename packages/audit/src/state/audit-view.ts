import { type Contest, contestInvolves } from '@plumbline/election';
import { assert, lookUp } from '@plumbline/prelude';
import { type AuditOutcome, auditOutcome } from '@plumbline/statistics';
import { type Draw, distinctUnits, type PhantomDraw, type Unit, unitKey } from '../sampling/draw.ts';
import type { BoardPlace } from './audit-event.ts';
import type {
  Audit,
  AuditBoard,
  AuditedBallot,
  AuditedBatch,
  AuditInRounds,
  BatchPlace,
  BegunAudit,
  CombinedBatch,
  ContestMeasurement,
  JurisdictionWork,
  Round,
} from './audit-state.ts';
import type { Plan } from './plan.ts';

/** The round under way, or the last one closed. */
export function currentRound(audit: AuditInRounds): Round {
  const round = audit.rounds.at(-1);
  assert(round !== undefined, 'an audit in rounds has a round');
  return round;
}

/** Whether the audit has drawn a sample. */
export function isInRounds(audit: Audit): audit is AuditInRounds {
  return audit.phase === 'round-open' || audit.phase === 'round-closed' || audit.phase === 'concluded';
}

/** The rounds so far; none before the first is opened. */
export function roundsOf(audit: BegunAudit): readonly Round[] {
  return isInRounds(audit) ? audit.rounds : [];
}

/** Names of the targeted contests that are not settled: those the next round draws for. */
export function outstandingContests(plan: Plan, rounds: readonly Round[]): readonly string[] {
  const settled = new Set<string>();
  for (const { measurements } of rounds) {
    for (const { contest, riskLimitMet, outcome } of measurements) {
      if (riskLimitMet || outcome === 'hand-tally-confirmed' || outcome === 'hand-tally-overturned')
        settled.add(contest);
    }
  }
  return plan.contests.filter(({ targeted, name }) => targeted && !settled.has(name)).map(({ name }) => name);
}

/** What was last found for each contest, in the order of the plan; a contest that was never measured is missing. */
export function latestMeasurements({ plan, rounds }: AuditInRounds): readonly ContestMeasurement[] {
  const latest = new Map<string, ContestMeasurement>();
  for (const { measurements } of rounds) for (const found of measurements) latest.set(found.contest, found);
  return plan.contests.flatMap(({ name }) => latest.get(name) ?? []);
}

/** What the audit says as a whole, of the contests it names and of no others. A contest never measured is not measured. */
export function auditOutcomeOf(audit: AuditInRounds): AuditOutcome {
  const latest = new Map(latestMeasurements(audit).map((found) => [found.contest, found.outcome]));
  return auditOutcome(
    audit.plan.contests.map(({ name, targeted }) => ({
      name,
      targeted,
      outcome: { state: latest.get(name) ?? ('not-measured' as const) },
    })),
  );
}

/** All draws of listed units made for a contest so far, in the order of drawing. */
export function drawsOf(contest: Contest, rounds: readonly Round[]): readonly Draw[] {
  return rounds.flatMap((round) => round.draws.filter((draw) => draw.contest === contest.name));
}

/** All draws for a contest that fell on cards no manifest lists, in the order of drawing. */
export function phantomDrawsOf(contest: Contest, rounds: readonly Round[]): readonly PhantomDraw[] {
  return rounds.flatMap((round) => round.phantomDraws.filter((draw) => draw.contest === contest.name));
}

/** The contests people look at in the current round in `jurisdiction`: a targeted contest leaves once its limit was met in an earlier round. */
export function contestsToAudit(audit: AuditInRounds, jurisdiction: string): readonly Contest[] {
  const outstanding = outstandingContests(audit.plan, audit.rounds.slice(0, -1));
  return audit.plan.contests.filter(
    (contest) => contestInvolves(contest, jurisdiction) && (!contest.targeted || outstanding.includes(contest.name)),
  );
}

/** The jurisdictions that vote in a targeted contest. */
export function participatingJurisdictions(plan: Plan): readonly string[] {
  const targeted = plan.contests.filter((contest) => contest.targeted);
  return plan.jurisdictions
    .map((jurisdiction) => jurisdiction.name)
    .filter((name) => targeted.some((contest) => contestInvolves(contest, name)));
}

/** The combination a batch belongs to, if its ballots were found mixed with another's. */
export function findCombination(
  audit: Pick<AuditInRounds, 'combinedBatches'>,
  place: BatchPlace,
): CombinedBatch | undefined {
  return audit.combinedBatches.find(
    (combined) => combined.jurisdiction === place.jurisdiction && combined.batches.includes(place.batch),
  );
}

/** The name under which the ballots of a batch are counted: that of its combination, or its own. */
export function countedName(audit: Pick<AuditInRounds, 'combinedBatches'>, place: BatchPlace): string {
  return findCombination(audit, place)?.name ?? place.batch;
}

/**
 * The batches of `jurisdiction` whose ballots are counted in the current round, in the order of drawing, extra batches
 * last. A combined batch stands under its own name, in place of its parts.
 */
export function batchesToCount(audit: AuditInRounds, jurisdiction: string): readonly string[] {
  const round = currentRound(audit);
  const drawn = unitsDrawnIn(round, jurisdiction).map((unit) => unit.batch);
  const extra = round.extraBatches.filter((one) => one.jurisdiction === jurisdiction).map((one) => one.batch);
  const names = new Set<string>();
  for (const batch of [...drawn, ...extra]) {
    const name = countedName(audit, { jurisdiction, batch });
    const audited = findCount(audit, { jurisdiction, batch: name });
    if (audited === undefined || audited.round === round.number) names.add(name);
  }
  return [...names];
}

/** Keys of the ballots of `jurisdiction` drawn in the current round and not seen in an earlier one. */
export function ballotsToAudit(audit: AuditInRounds, jurisdiction: string): readonly string[] {
  return unitsToAudit(audit, jurisdiction).map(unitKey);
}

/** The ballots of `jurisdiction` drawn in the current round and not seen in an earlier one, in the order of drawing. */
export function unitsToAudit(audit: AuditInRounds, jurisdiction: string): readonly Unit[] {
  const { number } = currentRound(audit);
  const units = unitsDrawnIn(currentRound(audit), jurisdiction);
  const seen = lookUp(audit.results.ballots, jurisdiction);
  // So that no key is written for each of a hundred thousand before anybody has looked at one.
  if (seen === undefined) return units;
  return units.filter((unit) => (lookUp(seen, unitKey(unit))?.round ?? number) === number);
}

/** The distinct units of a round, by jurisdiction: worked out once for the draws of a round, which never change. */
const unitsOfDraws = new WeakMap<readonly Draw[], ReadonlyMap<string, readonly Unit[]>>();

/** The distinct units of `jurisdiction` drawn in a round, in the order of drawing. */
export function unitsDrawnIn({ draws }: Pick<Round, 'draws'>, jurisdiction: string): readonly Unit[] {
  let units = unitsOfDraws.get(draws);
  if (units === undefined) {
    units = Map.groupBy(distinctUnits(draws), (unit) => unit.jurisdiction);
    unitsOfDraws.set(draws, units);
  }
  return units.get(jurisdiction) ?? [];
}

/** What was found on a ballot, by its unit key; undefined where nobody has looked at it. */
export function findBallot(
  audit: Pick<AuditInRounds, 'results'>,
  jurisdiction: string,
  ballot: string,
): AuditedBallot | undefined {
  return lookUp(lookUp(audit.results.ballots, jurisdiction), ballot);
}

/** What was counted in a batch, under the name it is counted by; undefined where nobody has counted it. */
export function findCount(audit: Pick<AuditInRounds, 'results'>, place: BatchPlace): AuditedBatch | undefined {
  return lookUp(lookUp(audit.results.batches, place.jurisdiction), place.batch);
}

/** A jurisdiction's work in the current round; undefined where it has none. */
export function findWork(audit: AuditInRounds, jurisdiction: string): JurisdictionWork | undefined {
  return currentRound(audit).work[jurisdiction];
}

/** The review team of a jurisdiction's work, where there is one. */
export function reviewTeamOf({ boards }: Pick<JurisdictionWork, 'boards'>): AuditBoard | undefined {
  return boards.find((board) => board.reviews === true);
}

/** An audit board of the current round. */
export function findBoard(audit: AuditInRounds, place: BoardPlace): AuditBoard | undefined {
  return findWork(audit, place.jurisdiction)?.boards.find((board) => board.name === place.board);
}
