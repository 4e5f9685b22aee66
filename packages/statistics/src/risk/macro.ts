import { type Answer, answer, assert, refuse } from '../answer.ts';
import type { ContestTally } from '../contest-tally.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { isCount } from '../numeric/count.ts';
import {
  type BigFraction,
  bigFraction,
  type Fraction,
  nearestDouble,
  sumBigFractions,
  sumFractions,
} from '../numeric/fraction.ts';
import {
  contestClaims,
  errorBound,
  type MarginClaim,
  type MarginClaims,
  marginOf,
  type ReportedBatches,
} from './macro-claims.ts';
import { type RiskMeasure, riskByArithmetic, riskByStatistics } from './risk-measure.ts';

/**
 * The contest and its batches as reported. `combined` lists batches (by place) that were mixed and can only be counted
 * together; each group is one unit of the audit.
 */
export type BatchComparison = {
  readonly contest: ContestTally;
  readonly batches: ReportedBatches;
  readonly combined?: readonly (readonly number[])[];
};

/**
 * What has been drawn and counted by hand: the place of each draw's batch, as often as it was drawn, and the hand count
 * of each counted batch in the order of the choices. The hand count of a combined group stands at any of its batches;
 * `undefined` says that the counted batch does not contain the contest.
 */
export type BatchSample = {
  readonly draws: readonly number[];
  readonly audited: ReadonlyMap<number, readonly number[] | undefined>;
};

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
 * were reported to hold counts against the claim as well, whichever of the two ways of counting it is worse.
 */
export function macroBounds({ contest, batches }: BatchComparison): Answer<MacroBounds> {
  const read = contestClaims(contest, batches);
  if (!read.ok) return read;
  const { sides, contestVotes, batchVotes, missingVotes } = read.value;
  const fits = checkBatchesFitContest({ contest, batches }, batchVotes);
  if (!fits.ok) return fits;

  const unseenBallots = (contest.pendingBallots ?? 0) + missingVotes;
  const claims = sides.map((side) => ({
    ...side,
    margin: Math.min(marginOf(side, contestVotes), marginOf(side, batchVotes)) - side.ballotHarm * unseenBallots,
  }));
  const found: MarginClaims = { claims, unauditableBallots: missingVotes };
  if (claims.some((claim) => claim.margin <= 0)) return answer({ ...found, limited: false });
  const bounds = batches.map((batch) => errorBound(claims, batch));
  return answer({ ...found, limited: true, bounds, total: sumFractions(bounds) });
}

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
 * Corrects     a taint of 1 or more gives P = 1, never a negative risk. Combined batches are one unit whose bound is the
 *              sum of theirs; drawn more than once it counts once unless that would make the risk smaller.
 * Conservative understatements earn nothing. When every batch of the contest was counted, arithmetic decides.
 * Numerics     counts stay whole until each ratio is formed; P is summed as logarithms and never above 1.
 * Example      margin 100, one batch with u = 3.0 of U = 12, drawn once without error: P = 1 − 1/12 = 0.9167.
 */
export function macroRisk(comparison: BatchComparison, sample: BatchSample, riskLimit: number): Answer<RiskMeasure> {
  const bounded = macroBounds(comparison);
  return bounded.ok ? macroRiskWithin(bounded.value, { comparison, sample, riskLimit }) : bounded;
}

/** `macroRisk` for bounds that are known already. */
export function macroRiskWithin(
  bounded: MacroBounds,
  of: { readonly comparison: BatchComparison; readonly sample: BatchSample; readonly riskLimit: number },
): Answer<RiskMeasure> {
  const { comparison, sample, riskLimit } = of;
  const read = readUnits(comparison, sample);
  if (!read.ok) return read;
  const units = read.value;
  if (isCountedInFull(comparison, sample)) {
    const confirmed = fullCountConfirms(bounded.claims, units);
    return answer(confirmed ? riskByArithmetic : { pValue: 1, stopped: 'no' });
  }
  if (!bounded.limited) return answer({ pValue: 1, stopped: 'no' });

  const logFactors: number[] = [];
  const logWithoutError = Math.log1p(-inverse(bounded.total));
  for (const unit of units) {
    if (unit.timesDrawn === 0) continue;
    if (unit.audited === undefined) {
      return refuse(
        'counts-contradict',
        `Batch ${unit.members[0] + 1} was drawn, but its hand count is missing. Enter it.`,
      );
    }
    const taint = taintOf({ unit, claims: bounded.claims, bounds: bounded.bounds });
    if (taint >= 1) return answer({ pValue: 1, stopped: 'no' });
    const logFactor = logWithoutError - Math.log1p(-taint);
    const isGroup = unit.members.length > 1;
    logFactors.push(isGroup && logFactor < 0 ? logFactor : unit.timesDrawn * logFactor);
  }
  const pValue = Math.exp(Math.min(0, compensatedSum(logFactors)));
  return answer(riskByStatistics(pValue, riskLimit));
}

/** What is counted as one: a batch, or batches that were mixed. Only those drawn or counted are looked at. */
type Unit = {
  readonly members: readonly number[];
  readonly reported: readonly number[];
  readonly timesDrawn: number;
  /** The hand count; undefined while there is none. */
  readonly audited: readonly number[] | undefined;
};

function readUnits(comparison: BatchComparison, sample: BatchSample): Answer<readonly Unit[]> {
  const { batches, combined = [] } = comparison;
  const grouped = combined.flat();
  const isPlace = (place: number) => Number.isSafeInteger(place) && place >= 0 && place < batches.length;
  if (
    new Set(grouped).size < grouped.length ||
    ![...grouped, ...sample.draws, ...sample.audited.keys()].every(isPlace)
  ) {
    return refuse(
      'counts-contradict',
      'Draws, hand counts and combined batches must name each batch by its place, once.',
    );
  }
  const groupOf = new Map(combined.flatMap((group) => group.map((place) => [place, group] as const)));
  const timesDrawn = new Map<readonly number[], number>();
  const alone = new Map<number, readonly number[]>();
  const membersOf = (place: number): readonly number[] => {
    const members = groupOf.get(place) ?? alone.get(place) ?? [place];
    alone.set(place, members);
    return members;
  };
  for (const place of sample.audited.keys()) timesDrawn.set(membersOf(place), 0);
  for (const place of sample.draws) {
    const members = membersOf(place);
    timesDrawn.set(members, (timesDrawn.get(members) ?? 0) + 1);
  }

  const units: Unit[] = [];
  for (const [members, times] of timesDrawn) {
    const audited = auditedVotes(comparison, sample, members);
    if (!audited.ok) return audited;
    units.push({ members, reported: reportedVotes(comparison, members), timesDrawn: times, audited: audited.value });
  }
  return answer(units);
}

function auditedVotes(
  { contest }: BatchComparison,
  { audited }: BatchSample,
  members: readonly number[],
): Answer<readonly number[] | undefined> {
  const counts = members
    .filter((place) => audited.has(place))
    .map((place) => audited.get(place) ?? contest.choices.map(() => 0));
  if (counts.length === 0) return answer(undefined);
  const [first] = counts;
  if (counts.some((votes) => votes.length !== contest.choices.length || votes.some((count) => !isCount(count)))) {
    return refuse(
      'counts-contradict',
      `The hand count of batch ${members[0] + 1} must give every choice a whole number.`,
    );
  }
  if (counts.some((votes) => votes.some((count, place) => count !== first[place]))) {
    return refuse('counts-contradict', 'Combined batches have one hand count, but two different ones were given.');
  }
  return answer(first);
}

/** The reported votes of batches together, by choice; none where a batch does not contain the contest. */
export function reportedVotes({ contest, batches }: BatchComparison, members: readonly number[]): readonly number[] {
  if (members.length === 1) return batches[members[0]]?.votes ?? contest.choices.map(() => 0);
  return contest.choices.map((_, choice) =>
    members.reduce((total, place) => total + (batches[place]?.votes[choice] ?? 0), 0),
  );
}

function taintOf(at: { unit: Unit; claims: readonly MarginClaim[]; bounds: readonly Fraction[] }): number {
  const { unit, claims, bounds } = at;
  const audited = unit.audited;
  assert(audited !== undefined, 'a taint needs a hand count');
  let worst = 0;
  for (const claim of claims) {
    const error = (marginOf(claim, unit.reported) - marginOf(claim, audited)) / claim.margin;
    worst = Math.max(worst, error);
  }
  if (worst === 0) return 0;
  const bound = nearestDouble(sumBigFractions(unit.members.map((place) => bigFraction(bounds[place]))));
  // A batch that could hold no error holds one: the reports contradict themselves, and nothing is confirmed.
  return bound === 0 ? 1 : worst / bound;
}

/** Whether every batch of the contest has a hand count, its own or that of its combined group. */
export function isCountedInFull({ batches, combined = [] }: BatchComparison, { audited }: BatchSample): boolean {
  const inCountedGroups = combined.filter((members) => members.some((place) => audited.has(place))).flat();
  const counted = new Set([...audited.keys(), ...inCountedGroups]);
  return batches.every((batch, place) => batch === undefined || counted.has(place));
}

/** With every batch counted, a claim holds if the errors found leave some of its margin. */
function fullCountConfirms(claims: readonly MarginClaim[], units: readonly Unit[]): boolean {
  return claims.every((claim) => {
    let overstated = 0;
    for (const unit of units) {
      if (unit.audited) overstated += marginOf(claim, unit.reported) - marginOf(claim, unit.audited);
    }
    return overstated < claim.margin || (claim.mayTie && overstated === claim.margin);
  });
}

function checkBatchesFitContest(
  { contest, batches }: BatchComparison,
  batchVotes: readonly number[],
): Answer<undefined> {
  for (const [place, choice] of contest.choices.entries()) {
    if (batchVotes[place] > choice.votes) {
      return refuse(
        'counts-contradict',
        `The batches give “${choice.id}” ${batchVotes[place]} votes, but the contest has only ${choice.votes}. Correct one of them.`,
      );
    }
  }
  for (let place = 0; place < batches.length; place += 1) {
    const batch = batches[place];
    if (!batch) continue;
    let votes = 0;
    for (const count of batch.votes) votes += count;
    // One choice with more votes than ballots cannot be either, but its batch's bound holds whatever was reported for it.
    if (votes > batch.ballots * contest.votesAllowed) {
      return refuse(
        'counts-contradict',
        `Batch ${place + 1} has ${votes} votes on ${batch.ballots} ballots with ${contest.votesAllowed} allowed. Correct one of them.`,
      );
    }
  }
  return answer(undefined);
}

/** 1/U as a double. */
function inverse({ numerator, denominator }: BigFraction): number {
  assert(numerator > denominator, 'the bounds together exceed 1 whenever there is a margin');
  return nearestDouble({ numerator: denominator, denominator: numerator });
}
