import { type Answer, answer, refuse } from '../answer.ts';
import { type ContestTally, type ReportedOutcome, shareOfBallots } from '../contest-tally.ts';
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
import type { SampledPair } from '../risk/bravo.ts';
import type { OfferedSize } from './offered-size.ts';

/** The shares of one pair and what the sample holds for it, from which every size of the pair follows. */
export type PairProspect = {
  readonly winnerShare: number;
  readonly loserShare: number;
  readonly winnerVotes: number;
  readonly loserVotes: number;
  readonly riskLimit: number;
};

/**
 * The sizes that published audits offered, for a contest whose pairs can all be tested; `pairs` are those that count. The
 * chances are those of each pair by itself, and that of the ASN a normal approximation: `pollingSizes` has the joint ones.
 */
export function averageAndQuantiles(at: {
  readonly contest: ContestTally;
  readonly outcome: ReportedOutcome;
  readonly pairs: readonly SampledPair[];
  readonly riskLimit: number;
}): Answer<readonly OfferedSize[]> {
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
    return refuse('audit-already-complete', 'limit-met-no-more-ballots');
  }
  const isSingleWinner = outcome.seats === 1;
  const options: OfferedSize[] = [
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
export function isFullCountCheaper(contest: ContestTally, options: readonly OfferedSize[]): boolean {
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
