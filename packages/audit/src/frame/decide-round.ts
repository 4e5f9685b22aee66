import { err, ok } from '@plumbline/prelude';
import { kindOf, takesEverything } from '../kinds/kinds.ts';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditRefusal, CombinationProblem } from '../state/audit-refusal.ts';
import type { Audit, AuditInRounds, BatchCombination, BegunAudit, Outcome } from '../state/audit-state.ts';
import {
  currentRound,
  drawsOf,
  findCount,
  findWork,
  isInRounds,
  latestMeasurements,
  outstandingContests,
} from '../state/audit-view.ts';
import { cardsSent, findReview } from '../state/batch-review.ts';
import type { Decision } from '../state/decision.ts';
import { findRepeated } from '../state/find-repeated.ts';
import { requiredLeftOut } from './extra-batches.ts';
import { waitsForTeamAlone } from './in-review.ts';
import { isJurisdictionComplete } from './is-jurisdiction-complete.ts';
import { refuseUnplannedSizes } from './planned-sizes.ts';
import { refuseUndividedSizes } from './undivided-sizes.ts';

export function decideOpening(
  audit: Extract<Audit, { readonly phase: 'committed' | 'seeded' | 'round-closed' }>,
  command: CommandOf<'open-round'>,
): Decision {
  const rounds = audit.phase === 'round-closed' ? audit.rounds : [];
  if (rounds.length > 0 && takesEverything(audit.plan)) {
    return err({ code: 'audit-not-in-phase', phase: audit.phase, command: command.type });
  }
  const { type: _, ...opened } = command;
  const expected = rounds.length + 1;
  if (command.round !== expected) return err({ code: 'wrong-round', expected, asked: command.round });
  const outstanding = outstandingContests(audit.plan, rounds);
  if (outstanding.length === 0) return err({ code: 'risk-limit-met' });
  const asked = Object.keys(command.sampleSizes);
  if (asked.length !== outstanding.length || !outstanding.every((contest) => asked.includes(contest))) {
    return err({ code: 'sizes-not-for-outstanding-contests', outstanding, asked });
  }
  const unplanned = refuseUnplannedSizes(audit, command.sampleSizes);
  if (unplanned !== undefined) return err(unplanned);
  const notDivided = refuseUndividedSizes(audit.plan, command);
  if (notDivided !== undefined) return err(notDivided);
  for (const name of outstanding) {
    const size = command.sampleSizes[name] ?? 0;
    const draws = command.draws.filter((draw) => draw.contest === name);
    const phantoms = command.phantomDraws.filter((draw) => draw.contest === name);
    const drawn = draws.length + phantoms.length;
    if (size > 0 && drawn === size) continue;
    const contest = audit.plan.contests.find((one) => one.name === name);
    const earlier = contest === undefined ? [] : drawsOf(contest, rounds);
    if (size > 0 && contest && kindOf(audit.plan).takesEveryUnit(audit, contest, [...earlier, ...draws])) continue;
    return err({ code: 'sample-not-as-asked', contest: name, asked: size, drawn });
  }
  const leftOut = requiredLeftOut(audit, command);
  if (leftOut.length > 0) return err({ code: 'required-batches-left-out', batches: leftOut });
  return ok([{ type: 'round-opened', version: 2, ...opened }]);
}

/** Mixed batches are known while planning, or are found in a round; between rounds nobody counts. */
export function decideCombination(audit: BegunAudit, command: CommandOf<'combine-batches'>): Decision {
  const { combined, batchesListed } = command;
  const { jurisdiction, name, batches } = combined;
  const refuse = (reason: CombinationProblem): Decision => err(notCombinable(name, reason));
  if (!audit.plan.jurisdictions.some((known) => known.name === jurisdiction)) {
    return err({ code: 'unknown-jurisdiction', jurisdiction });
  }
  if (!audit.files.some((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction)) {
    return err({ code: 'manifest-needed-first', jurisdiction });
  }
  if (new Set(batches).size < 2) return refuse('too-few');
  if (findRepeated(batches) !== undefined) return refuse('named-twice');
  const listed = new Set(batchesListed);
  const unknown = batches.filter((batch) => !listed.has(batch));
  if (unknown.length > 0) {
    return err({ code: 'batches-not-combinable', name, reason: 'not-listed', batches: unknown });
  }
  // Counts are kept by name: those of the combination would stand for the batch of that name, which nobody counted.
  if (listed.has(name)) return refuse('name-in-use');
  const others = audit.combinedBatches.filter((other) => other.jurisdiction === jurisdiction);
  if (others.some((other) => other.name === name)) return refuse('name-in-use');
  if (others.some((other) => other.batches.some((batch) => batches.includes(batch)))) return refuse('already-combined');
  const refusal = isInRounds(audit) ? refuseInRound(audit, combined) : undefined;
  return refusal === undefined ? ok([{ type: 'batches-combined', combined }]) : err(refusal);
}

function notCombinable(name: string, reason: CombinationProblem): AuditRefusal {
  return { code: 'batches-not-combinable', name, reason };
}

function refuseInRound(
  audit: AuditInRounds,
  { jurisdiction, name, batches }: BatchCombination,
): AuditRefusal | undefined {
  const work = findWork(audit, jurisdiction);
  if (work === undefined) return notCombinable(name, 'not-sampled');
  if (work.talliesFinal) return { code: 'tallies-final', jurisdiction };
  const round = currentRound(audit);
  // Closed rounds were measured from what was counted of it: nothing takes that away.
  const earlier = batches.some(
    (batch) => (findCount(audit, { jurisdiction, batch })?.round ?? round.number) < round.number,
  );
  if (earlier) return notCombinable(name, 'counted-earlier');
  const isAtTeam = batches.some((batch) => {
    const review = findReview(audit, { jurisdiction, batch });
    return review !== undefined && cardsSent(review) > 0;
  });
  if (isAtTeam) return notCombinable(name, 'in-review');
  const sampled = [...round.draws, ...round.extraBatches].filter((unit) => unit.jurisdiction === jurisdiction);
  if (sampled.some((unit) => unit.batch === name)) return notCombinable(name, 'name-in-use');
  return sampled.some((unit) => batches.includes(unit.batch)) ? undefined : notCombinable(name, 'not-sampled');
}

export function decideClosing(audit: AuditInRounds, command: CommandOf<'close-round'>): Decision {
  const round = currentRound(audit);
  if (command.round !== round.number) return err({ code: 'wrong-round', expected: round.number, asked: command.round });
  const jurisdictions = Object.keys(round.work).filter((name) => !isJurisdictionComplete(audit, name));
  if (jurisdictions.length > 0) {
    const inReview = jurisdictions.filter((name) => waitsForTeamAlone(audit, name));
    return err({ code: 'jurisdictions-outstanding', jurisdictions, ...(inReview.length > 0 && { inReview }) });
  }
  const measured = new Set(command.measurements.map((measurement) => measurement.contest));
  const unmeasured = Object.keys(round.sampleSizes).find((contest) => !measured.has(contest));
  if (unmeasured !== undefined) return err({ code: 'unknown-contest', contest: unmeasured });
  const { measurements, fieldwork = {} } = command;
  return ok([{ type: 'round-closed', version: 4, round: round.number, measurements, fieldwork }]);
}

/** What a count of everything ends with: what it found of its contests. */
export function outcomeOfCount(audit: AuditInRounds): Exclude<Outcome, 'full-hand-count'> {
  const found = latestMeasurements(audit).map(({ outcome }) => outcome);
  if (found.includes('hand-tally-overturned')) return 'overturned';
  return outstandingContests(audit.plan, audit.rounds).length > 0 ? 'unsettled' : 'confirmed';
}

export function decideConclusion(
  audit: AuditInRounds,
  command: Pick<CommandOf<'conclude'>, 'outcome' | 'escalatedTo'>,
): Decision {
  const { outcome } = command;
  if (takesEverything(audit.plan)) {
    const counted = outcomeOfCount(audit);
    return outcome === counted
      ? ok([{ type: 'audit-concluded', outcome }])
      : err({ code: 'outcome-not-as-counted', counted });
  }
  if (outcome === 'unsettled') return err({ code: 'risk-limit-not-met' });
  if (outcome !== 'full-hand-count') {
    if (outstandingContests(audit.plan, audit.rounds).length > 0) return err({ code: 'risk-limit-not-met' });
    const found = latestMeasurements(audit).find((one) => one.targeted && one.outcome === 'hand-tally-overturned');
    if (outcome === 'confirmed' && found !== undefined)
      return err({ code: 'outcome-overturned', contest: found.contest });
    if (outcome === 'overturned' && found === undefined) return err({ code: 'no-outcome-overturned' });
    return ok([{ type: 'audit-concluded', outcome }]);
  }
  if (outstandingContests(audit.plan, audit.rounds).length === 0) return err({ code: 'risk-limit-met' });
  const { escalatedTo } = command;
  return ok([{ type: 'audit-concluded', outcome, ...(escalatedTo && { escalatedTo }) }]);
}

/** Begins the count of every ballot for which an audit was concluded. It begins once. */
export function decideEscalation(
  audit: Extract<AuditInRounds, { readonly phase: 'concluded' }>,
  { escalatedTo }: CommandOf<'escalate'>,
): Decision {
  if (audit.outcome !== 'full-hand-count') return err({ code: 'concluded-without-count' });
  if (audit.escalatedTo !== undefined) return err({ code: 'already-escalated', name: audit.escalatedTo.name });
  return ok([{ type: 'audit-escalated', escalatedTo }]);
}
