import { type Answer, answer, refuse } from '../answer.ts';
import {
  type ContestTally,
  checkVotesFitBallots,
  type ReportedOutcome,
  reportedOutcome,
  shareOfBallots,
} from '../contest-tally.ts';
import { binomialQuantile } from '../numeric/binomial.ts';
import {
  add,
  asWritten,
  ceiling,
  compare,
  type Decimal,
  decimalFromDouble,
  decimalFromInteger,
  divide,
  floorOf,
  ln,
  multiply,
  ONE,
  squareRoot,
  subtract,
  toDouble,
  ZERO,
} from '../numeric/decimal28.ts';
import { normalCdf, normalQuantile } from '../numeric/normal.ts';
import { checkPollingSample, listedNotLookedAt, type PollingSample } from '../polling-sample.ts';
import { type SampledPair, sampledPairs } from '../risk/bravo.ts';
import type { SampleSizeOption } from './size-option.ts';

/** The shares of one pair and what the sample holds for it, from which every size of the pair follows. */
export type PairProspect = {
  readonly winnerShare: number;
  readonly loserShare: number;
  readonly winnerVotes: number;
  readonly loserVotes: number;
  readonly riskLimit: number;
};

/**
 * How many more ballots to draw in a ballot-polling audit by BRAVO: the expected number, and what suffices with chance
 * 70, 80 and 90 %.
 *
 *   ASN = max over pairs of ⌈ ( ln((1/α)/T) + z_w/2 ) / (p_w z_w + p_l z_l) ⌉ ,   z_w = ln 2s ,   z_l = ln(2 − 2s)
 *
 *   p_w, p_l  shares of all ballots     s = p_w/(p_w + p_l)     T  the test's ratio so far     α  risk limit
 *
 * Source     Lindeman, Stark & Yates (2012), BRAVO, EVT/WOTE, section 3 (ASN). For the chances, `quantileSize`.
 * Assumes    the reported votes are right; the sample is judged at the end of the round.
 * Corrects   losers without votes are part of the formula (p_l z_l = 0); a size that reaches the ballots still to be seen
 *            is a full hand count; a pair that no sample can confirm asks for one.
 * Example    60 : 40 of all ballots, α = 10 %: ASN 119.
 */
export function bravoSampleSizes(
  contest: ContestTally,
  sample: PollingSample,
  riskLimit: number,
): Answer<readonly SampleSizeOption[]> {
  const fits = checkVotesFitBallots(contest);
  if (!fits.ok) return fits;
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  if (!(riskLimit >= 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', `The risk limit must be at least 0 and below 1. Found ${riskLimit}.`);
  }
  if (outcome.losers.length === 0) {
    return refuse('no-losers', 'Every choice of the contest wins, so there is no outcome to test.');
  }
  if (listedNotLookedAt(sample) <= 0) {
    return refuse('audit-already-complete', 'Every ballot of this contest has been looked at. None is left to draw.');
  }
  const checked = checkPollingSample(contest, sample);
  if (!checked.ok) return checked;
  const fullCount: SampleSizeOption = { key: 'all-ballots', size: contest.ballots, probability: null };
  const pairs = sampledPairs(outcome, sample);
  const cannotConfirm = pairs.some((pair) => pair.share <= 0.5 || pair.likelihoodRatio.coefficient === 0n);
  if (riskLimit === 0 || cannotConfirm) return answer([fullCount]);

  const sizes = averageAndQuantiles({ contest, outcome, pairs, riskLimit });
  if (!sizes.ok) return sizes;
  const unseen = listedNotLookedAt(sample);
  const drawn = sizes.value.filter((option) => option.size < unseen);
  const isTooMuch = isFullCountCheaper(contest, sizes.value);
  if (isTooMuch || drawn.length === 0) return answer([fullCount]);
  return answer(drawn.length < sizes.value.length ? [...drawn, fullCount] : drawn);
}

/** The sizes of a contest whose pairs can all be tested. `pairs` are those that count. */
export function averageAndQuantiles(at: {
  readonly contest: ContestTally;
  readonly outcome: ReportedOutcome;
  readonly pairs: readonly SampledPair[];
  readonly riskLimit: number;
}): Answer<readonly SampleSizeOption[]> {
  const { contest, outcome, pairs, riskLimit } = at;
  const prospects = pairs.map((pair) => ({ ...prospectOf(pair, contest, riskLimit), pair }));
  let largest = 0;
  let slowest = prospects[0];
  for (const prospect of prospects) {
    const average = averageSampleNumber(prospect, prospect.pair.likelihoodRatio);
    if (average > largest) {
      largest = average;
      slowest = prospect;
    }
  }
  if (largest === 0) {
    return refuse('audit-already-complete', 'The sample already meets the risk limit, so no more ballots are needed.');
  }
  const isSingleWinner = outcome.seats === 1;
  const options: SampleSizeOption[] = [
    {
      key: 'asn',
      size: largest,
      probability: isSingleWinner ? finishProbability(slowest, largest) : null,
    },
  ];
  if (!isSingleWinner) return answer(options);
  for (const chance of [0.7, 0.8, 0.9] as const) {
    const sizes = prospects.map((prospect) => quantileSize(prospect, { chance, ballots: contest.ballots }));
    const size = Math.max(...sizes);
    if (size > 0) options.push({ key: `${chance}`, size, probability: chance });
  }
  return answer(options);
}

/** Above 100,000 ballots, a sample of a quarter of them costs more than counting all. */
export function isFullCountCheaper(contest: ContestTally, options: readonly SampleSizeOption[]): boolean {
  const certain = options.find((option) => option.key === '0.9');
  return contest.ballots > 100_000 && certain !== undefined && certain.size >= contest.ballots / 4;
}

/** The shares and counts of a pair. */
export function prospectOf(pair: SampledPair, contest: ContestTally, riskLimit: number): PairProspect {
  return {
    winnerShare: shareOfBallots(pair.winner, contest),
    loserShare: shareOfBallots(pair.loser, contest),
    winnerVotes: pair.winnerVotes,
    loserVotes: pair.loserVotes,
    riskLimit,
  };
}

/** The ASN of one pair after a sample with ratio T; 0 when the sample is already enough. */
export function averageSampleNumber(
  prospect: Pick<PairProspect, 'winnerShare' | 'loserShare' | 'riskLimit'>,
  likelihoodRatio: Decimal,
): number {
  const { winnerShare, loserShare, share } = decimalShares(prospect);
  const perWinnerVote = ln(multiply(TWO, share));
  const perLoserVote = compare(share, ONE) === 0 ? ZERO : ln(subtract(TWO, multiply(TWO, share)));
  const needed = ln(divide(divide(ONE, asWritten(prospect.riskLimit)), likelihoodRatio));
  const perBallot = add(multiply(winnerShare, perWinnerVote), multiply(loserShare, perLoserVote));
  return Math.max(0, ceiling(divide(add(needed, divide(perWinnerVote, TWO)), perBallot)));
}

/**
 * The chance, to two decimals, that exactly `ballots` more ballots end the audit if the reported shares are right.
 *
 *   m = ballots · (p_w + p_l) ,   R = (θ − minus·m)/(plus − minus) ,   Φ( −(R − mP)/√(mPQ) )
 *
 * P and Q are the pair's shares of its votes, plus = ln 2P, minus = ln 2Q, θ what is missing of ln(1/α).
 */
export function finishProbability(prospect: PairProspect, ballots: number): number {
  const { share, plus, minus, missing } = testSteps(prospect);
  if (compare(missing, ZERO) <= 0) return 0;
  const [p, up, down, needed] = [share, plus, minus, missing].map(toDouble);
  const votes = ballots * (prospect.winnerShare + prospect.loserShare);
  const winnerVotesNeeded = (needed - down * votes) / (up - down);
  if (p === 1) return winnerVotesNeeded <= votes ? 1 : 0;
  const z = (winnerVotesNeeded - votes * p) / Math.sqrt(votes * p * (1 - p));
  return Math.round(normalCdf(-z) * 100) / 100;
}

/**
 * The number of further ballots after which the audit is over with the given chance, judged at the end of the round;
 * 0 when the sample is already enough.
 *
 * A normal approximation starts the search; then ballots are added until the test ends even if the winner has only as
 * many votes as are exceeded with the given chance.
 */
export function quantileSize(
  prospect: PairProspect,
  at: { readonly chance: number; readonly ballots: number },
): number {
  const { share, plus, minus, missing, winnerShare, loserShare } = testSteps(prospect);
  if (compare(missing, ZERO) <= 0) return 0;
  const distribution = { probability: toDouble(share) };
  let votes = approximateVotes({ share, plus, minus, missing, chance: at.chance });
  while (votes < at.ballots) {
    const winnerVotes = binomialQuantile({ ...distribution, trials: votes }, 1 - at.chance);
    const reached = add(
      multiply(decimalFromInteger(winnerVotes), plus),
      multiply(decimalFromInteger(votes - winnerVotes), minus),
    );
    if (compare(reached, missing) >= 0) break;
    votes += 1;
  }
  return ceiling(divide(decimalFromInteger(votes), add(winnerShare, loserShare)));
}

const TWO = decimalFromInteger(2);
const HALF = decimalFromDouble(0.5);

type TestSteps = {
  readonly winnerShare: Decimal;
  readonly loserShare: Decimal;
  readonly share: Decimal;
  /** What a vote for the winner or for the loser adds to ln T. */
  readonly plus: Decimal;
  readonly minus: Decimal;
  /** What ln T lacks of ln(1/α). */
  readonly missing: Decimal;
};

function decimalShares(
  prospect: Pick<PairProspect, 'winnerShare' | 'loserShare'>,
): Pick<TestSteps, 'winnerShare' | 'loserShare' | 'share'> {
  const winnerShare = decimalFromDouble(prospect.winnerShare);
  const loserShare = decimalFromDouble(prospect.loserShare);
  // Without votes for the loser the share is 1, which a rounded sum could miss.
  const share = prospect.loserShare === 0 ? ONE : divide(winnerShare, add(winnerShare, loserShare));
  return { winnerShare, loserShare, share };
}

function testSteps(prospect: PairProspect): TestSteps {
  const shares = decimalShares(prospect);
  const plus = ln(divide(shares.share, HALF));
  const loserPart = subtract(ONE, shares.share);
  // A loser without votes is never expected to get one, so what one would cost does not enter.
  const minus = loserPart.coefficient === 0n ? ZERO : ln(divide(loserPart, HALF));
  const reached = add(
    multiply(decimalFromInteger(prospect.winnerVotes), plus),
    multiply(decimalFromInteger(prospect.loserVotes), minus),
  );
  const missing = subtract(ln(divide(ONE, asWritten(prospect.riskLimit))), reached);
  return { ...shares, plus, minus, missing };
}

/** The root of the quadratic that the normal approximation gives for the number of votes of the pair. */
function approximateVotes(at: Pick<TestSteps, 'share' | 'plus' | 'minus' | 'missing'> & { chance: number }): number {
  const { share, plus, minus, missing, chance } = at;
  const span = subtract(plus, minus);
  const z = decimalFromDouble(-normalQuantile(chance));
  const variance = multiply(multiply(multiply(z, z), share), subtract(ONE, share));
  const fixed = divide(missing, span);
  const drift = add(divide(minus, span), share);
  const a = multiply(drift, drift);
  const b = subtract(ZERO, add(variance, multiply(TWO, multiply(fixed, drift))));
  const c = multiply(fixed, fixed);
  const inner = subtract(multiply(b, b), multiply(decimalFromInteger(4), multiply(a, c)));
  const root = compare(inner, ZERO) > 0 ? squareRoot(inner) : ZERO;
  const signedRoot = chance > 0.5 ? root : subtract(ZERO, root);
  return floorOf(divide(subtract(signedRoot, b), multiply(TWO, a)));
}
