import { type Answer, answer, assert, refuse } from '../answer.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import {
  type BigFraction,
  bigFraction,
  type Fraction,
  nearestDouble,
  sumBigFractions,
  sumFractions,
} from '../numeric/fraction.ts';
import { type AuditedUnit, auditedUnits, isDrawnInFull } from './audited-units.ts';
import type { BatchComparison, BatchSample, CombinedAfterSeed } from './batch-comparison.ts';
import { errorOfMixedUnit, errorOfUnit } from './combined-batches.ts';
import { contestClaims, errorBound, type MarginClaim, type MarginClaims, marginOf } from './macro-claims.ts';
import { type RiskMeasure, riskByArithmetic, riskByStatistics } from './risk-measure.ts';

/**
 * How far each batch could be wrong. `limited` is false when the margin that can be checked is 0 or less: then every
 * batch could overturn the outcome, and only a full count can confirm it.
 */
export type MacroBounds = MarginClaims &
  (
    | { readonly limited: true; readonly bounds: readonly Fraction[]; readonly total: BigFraction }
    | { readonly limited: false }
  );

/**
 * The claims, margins and error bounds of a batch comparison.
 *
 *   u_b = max over claims of ( margin in b + h · ballots in b ) / V ,   U = Σ u_b
 *
 *   h   the most that one ballot can take from the margin: 1 between a winner and a loser; where a majority is claimed and
 *       several votes are allowed, all of them
 *
 * V is the part of a claim's margin that the batches can answer for: their own margin less h votes for every pending
 * ballot and for every vote that is in no batch, since each of those may stand on a ballot of its own. What such ballots
 * were reported to hold counts against the claim as well, whichever of the two ways of counting it is worse. A card that
 * was cast and is in no batch may bear the contest without a vote of it in the report: where there are more such cards
 * than pending ballots and missing votes, each of them counts instead.
 */
export function macroBounds({ contest, batches, cardsUnlisted = 0 }: BatchComparison): Answer<MacroBounds> {
  const read = contestClaims(contest, batches);
  if (!read.ok) return read;
  const { sides, contestVotes, batchVotes, missingVotes } = read.value;
  const fits = checkBatchesFitContest({ contest, batches }, batchVotes);
  if (!fits.ok) return fits;

  const pending = contest.pendingBallots ?? 0;
  const unauditableBallots = Math.max(missingVotes, cardsUnlisted - pending);
  const unseenBallots = pending + unauditableBallots;
  const claims = sides.map((side) => ({
    ...side,
    margin: Math.min(marginOf(side, contestVotes), marginOf(side, batchVotes)) - side.ballotHarm * unseenBallots,
  }));
  const found: MarginClaims = { claims, unauditableBallots };
  if (claims.some((claim) => claim.margin <= 0)) return answer({ ...found, limited: false });
  const bounds = batches.map((batch) => errorBound(claims, batch));
  return answer({ ...found, limited: true, bounds, total: sumFractions(bounds) });
}

/**
 * What one drawn batch, or one drawn unit of the plan, counts for.
 *
 *   place     the batch, or the first of the unit's that was drawn; charges are in this order
 *   members   all its batches: one, or those of a group that the plan made one unit
 *   times     how often it was drawn
 *   taint     its error over its bound, at most 1; at 1 nothing is confirmed
 *   isMixed   it was mixed with others after the seed and is charged as `errorOfMixedUnit` says
 */
export type BatchCharge = {
  readonly place: number;
  readonly members: readonly number[];
  readonly times: number;
  readonly taint: number;
  readonly isMixed: boolean;
};

/** The measured risk of a batch comparison, with what each drawn unit counts for; no charges where arithmetic decides. */
export type MacroRisk = RiskMeasure & { readonly charges: readonly BatchCharge[] };

/**
 * Maximum relative overstatement (MACRO): the risk of a batch comparison, by Kaplan–Markov.
 *
 *   P = Π over draws of (1 − 1/U) / (1 − τ_b) ,   τ_b = max(0, e_b) / u_b ,   e_b = max over claims of error in b / V
 *
 *   e_b   overstatement found in the batch, relative to the margin V of the claim it harms most
 *   u_b   the most it could have been (see `macroBounds`)     U   sum of all u_b     τ_b   taint
 *
 * Hypothesis   the reported outcome is wrong. P ≤ risk limit means the audit may stop.
 * Source       Stark (2009), Efficient post-election audits of multiple contests, SSRN 1443314, eqs. (6)–(9); Stark (2008),
 *              Conservative statistical post-election audits, Ann. Appl. Stat. 2(2).
 * Assumes      draws with replacement, each batch with probability u_b/U; reports fixed before the seed.
 * Corrects     a taint of 1 or more gives P = 1, never a negative risk. Batches that the plan combined before the seed are
 *              one unit whose bound is the sum of theirs; drawn more than once it counts once unless that would make the
 *              risk smaller. Batches that were mixed after the seed are charged each on its own, as `errorOfMixedUnit` says.
 *              Hand counts of batches that were not drawn never touch the risk.
 * Conservative understatements earn nothing. When every batch of the contest was drawn and counted, arithmetic decides.
 * Numerics     counts stay whole until each ratio is formed; P is summed as logarithms and never above 1.
 * Example      margin 100, one batch with u = 3.0 of U = 12, drawn once without error: P = 1 − 1/12 = 0.9167.
 */
export function macroRisk(comparison: BatchComparison, sample: BatchSample, riskLimit: number): Answer<MacroRisk> {
  const bounded = macroBounds(comparison);
  return bounded.ok ? macroRiskWithin(bounded.value, { comparison, sample, riskLimit }) : bounded;
}

/** `macroRisk` for bounds that are known already. */
export function macroRiskWithin(
  bounded: MacroBounds,
  of: { readonly comparison: BatchComparison; readonly sample: BatchSample; readonly riskLimit: number },
): Answer<MacroRisk> {
  const units = auditedUnits(of.comparison, of.sample);
  if (!units.ok) return units;
  if (isDrawnInFull(of.comparison, units.value)) return answer(macroRiskInFull(bounded.claims, units.value));
  if (!bounded.limited) return answer(NOTHING_CONFIRMED);
  return macroRiskOfUnits({
    ...of,
    units: units.value,
    claims: bounded.claims,
    total: bounded.total,
    boundOf: (place) => bigFraction(bounded.bounds[place]),
  });
}

/** The measure where every batch was drawn and counted: arithmetic, for or against the report. */
export function macroRiskInFull(claims: readonly MarginClaim[], units: readonly AuditedUnit[]): MacroRisk {
  return fullCountConfirms(claims, units) ? { ...riskByArithmetic, charges: [] } : NOTHING_CONFIRMED;
}

/** What nothing was found for: a measure that confirms nothing, and charges nobody. */
export const NOTHING_CONFIRMED: MacroRisk = { pValue: 1, stopped: 'no', charges: [] };

/** Units to be measured, against error bounds that sum to `total`. */
export type UnitsWithBounds = {
  readonly comparison: BatchComparison;
  readonly units: readonly AuditedUnit[];
  readonly claims: readonly MarginClaim[];
  readonly boundOf: (place: number) => BigFraction;
  readonly total: BigFraction;
};

/** The Kaplan–Markov product over the units that were drawn, each as often as it was, with the charge of each. */
export function macroRiskOfUnits(of: UnitsWithBounds & { readonly riskLimit: number }): Answer<MacroRisk> {
  const charges: BatchCharge[] = [];
  for (const unit of of.units) {
    if (unit.firstDrawn === undefined) continue;
    const charge = chargeOfUnit(of, unit);
    if (charge === undefined) {
      return refuse('counts-contradict', 'hand-count-missing', { batch: unit.firstDrawn + 1 });
    }
    charges.push(charge);
  }
  charges.sort((a, b) => a.place - b.place);
  if (charges.some((charge) => charge.taint === 1)) return answer({ ...NOTHING_CONFIRMED, charges });
  const logWithoutError = Math.log1p(-inverse(of.total));
  const logFactors = charges.map(({ members, times, taint }) => {
    const logFactor = logWithoutError - Math.log1p(-taint);
    const isGroup = members.length > 1;
    return isGroup && logFactor < 0 ? logFactor : times * logFactor;
  });
  const pValue = Math.exp(Math.min(0, compensatedSum(logFactors)));
  return answer({ ...riskByStatistics(pValue, of.riskLimit), charges });
}

/**
 * What the drawn members of a group would be charged, before it is saved and whatever else has been counted: none where no
 * member was drawn, or where no margin is left to check.
 */
export function chargesOfGroup(
  comparison: BatchComparison,
  of: { readonly draws: readonly number[]; readonly group: CombinedAfterSeed },
): Answer<readonly BatchCharge[]> {
  const bounded = macroBounds(comparison);
  if (!bounded.ok) return bounded;
  const units = auditedUnits(comparison, { draws: of.draws, audited: new Map(), combinedAfterSeed: [of.group] });
  if (!units.ok) return units;
  if (!bounded.value.limited) return answer([]);
  const { claims, total, bounds } = bounded.value;
  const within = {
    comparison,
    units: units.value,
    claims,
    total,
    boundOf: (place: number) => bigFraction(bounds[place]),
  };
  const charges = units.value.flatMap((unit) => chargeOfUnit(within, unit) ?? []);
  return answer(charges.sort((a, b) => a.place - b.place));
}

/** What a drawn unit counts for; undefined while it was not drawn or not counted. */
function chargeOfUnit(of: UnitsWithBounds, unit: AuditedUnit): BatchCharge | undefined {
  const taint = taintOfUnit(of, unit);
  if (unit.firstDrawn === undefined || taint === undefined) return undefined;
  return {
    place: unit.firstDrawn,
    members: unit.members,
    times: unit.timesDrawn,
    taint: Math.min(1, taint),
    isMixed: unit.count?.of === 'mixed',
  };
}

/** τ of a unit: its error, or the error it is charged with, over its bound; undefined while it is not counted. */
function taintOfUnit(of: UnitsWithBounds, unit: AuditedUnit): number | undefined {
  const { claims, boundOf, comparison } = of;
  const { votesAllowed } = comparison.contest;
  const { count } = unit;
  if (count === undefined) return undefined;
  // Votes that the mixed cards cannot hold, or cards of nobody knows which batch, say that no bound is one. A unit that
  // does not contain the contest has no votes to lose.
  if (count.of === 'mixed' && count.mixed.isUnbounded) return unit.ballots === 0 ? 0 : 1;
  const error =
    count.of === 'mixed'
      ? errorOfMixedUnit(claims, unit, { mixed: count.mixed, votesAllowed })
      : errorOfUnit(claims, unit, count.audited);
  if (error === 0) return 0;
  const bound = nearestDouble(sumBigFractions(unit.members.map(boundOf)));
  // A batch that could hold no error holds one: the reports contradict themselves, and nothing is confirmed.
  return bound === 0 ? 1 : error / bound;
}

/** With every batch drawn and counted, a claim holds if the errors found leave some of its margin. */
function fullCountConfirms(claims: readonly MarginClaim[], units: readonly AuditedUnit[]): boolean {
  const drawn = units.filter((unit) => unit.timesDrawn > 0);
  const mixed = new Set(drawn.flatMap(({ count }) => (count?.of === 'mixed' ? [count.mixed] : [])));
  if ([...mixed].some((group) => group.isUnbounded)) return false;
  return claims.every((claim) => {
    let overstated = 0;
    for (const { count, reported } of drawn) {
      if (count?.of === 'unit') overstated += marginOf(claim, reported) - marginOf(claim, count.audited);
    }
    for (const group of mixed) overstated += marginOf(claim, group.reported) - marginOf(claim, group.audited);
    return overstated < claim.margin || (claim.mayTie && overstated === claim.margin);
  });
}

function checkBatchesFitContest(
  { contest, batches }: BatchComparison,
  batchVotes: readonly number[],
): Answer<undefined> {
  for (const [place, choice] of contest.choices.entries()) {
    if (batchVotes[place] > choice.votes) {
      return refuse('counts-contradict', 'batches-above-choice', {
        choice: choice.id,
        counted: batchVotes[place],
        votes: choice.votes,
      });
    }
  }
  for (let place = 0; place < batches.length; place += 1) {
    const batch = batches[place];
    if (!batch) continue;
    let votes = 0;
    for (const count of batch.votes) votes += count;
    // One choice with more votes than ballots cannot be either, but its batch's bound holds whatever was reported for it.
    if (votes > batch.ballots * contest.votesAllowed) {
      return refuse('counts-contradict', 'batch-above-ballots', {
        batch: place + 1,
        votes,
        ballots: batch.ballots,
        allowed: contest.votesAllowed,
      });
    }
  }
  return answer(undefined);
}

/** 1/U as a double. */
function inverse({ numerator, denominator }: BigFraction): number {
  assert(numerator > denominator, 'the bounds together exceed 1 whenever there is a margin');
  return nearestDouble({ numerator: denominator, denominator: numerator });
}
