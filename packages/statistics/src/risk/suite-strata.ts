import { harmonicDifference, logFallingFactorial } from '../numeric/log-falling-factorial.ts';
import { ERROR_INFLATOR } from './super-simple.ts';

/** The stratum with CVRs, as one winner–loser pair sees it. Discrepancies are by ballot: one or two votes, over or under. */
export type ComparisonStratum = {
  readonly ballots: number;
  /** Ballots compared, each counted once. */
  readonly sampled: number;
  readonly o1: number;
  readonly o2: number;
  readonly u1: number;
  readonly u2: number;
};

/**
 * The stratum without CVRs, as one winner–loser pair sees it. A ballot counts for the winner when it has a vote for the
 * winner and none for the loser, and likewise for the loser.
 */
export type PollingStratum = {
  /** N₂, phantoms included. */
  readonly ballots: number;
  /** F, those of the ballots that no manifest lists; none unless given. */
  readonly phantoms?: number;
  readonly winnerVotes: number;
  readonly loserVotes: number;
  readonly sampled: number;
  readonly sampleWinner: number;
  readonly sampleLoser: number;
};

/**
 * ln of the risk that the comparison stratum hides an overstatement of λV or more.
 *
 *   p₁ = (1 − λV / 2γN₁)^n · (1 − 1/2γ)^−o₁ · (1 − 1/γ)^−o₂ · (1 + 1/2γ)^−u₁ · (1 + 1/γ)^−u₂ ,   at most 1
 *
 *   V margin of the pair in the whole contest   λ share of it   N₁ ballots, n sampled   γ = 1.03905
 *
 * Source       Ottoboni, Stark, Lindeman & McBurnett, SUITE, arXiv:1809.04235, Kaplan–Markov for the CVR stratum.
 * Assumes      uniform draws with replacement. Distinct ballots may be counted instead of draws: by Maclaurin's
 *              inequality the product is no larger in expectation without replacement.
 * Edges        1 where nothing was sampled or V = 0, and where λV is 2γN₁ or more.
 * Example      N₁ = 1,000, V = 100, λ = 1, n = 100, no discrepancies: (1 − 100/2078.1)^100 = 0.00721.
 */
export function logComparisonRisk(stratum: ComparisonStratum, margin: number, share: number): number {
  return margin === 0 ? 0 : logRiskThatCvrsHide(stratum, share * margin);
}

/** `logComparisonRisk` of so many votes, λV. */
export function logRiskThatCvrsHide(stratum: ComparisonStratum, votes: number): number {
  const { ballots, sampled, o1, o2, u1, u2 } = stratum;
  if (sampled === 0) return 0;
  const perBallot = votes / (2 * ERROR_INFLATOR * ballots);
  if (perBallot >= 1) return 0;
  const log =
    sampled * Math.log1p(-perBallot) -
    o1 * Math.log1p(-0.5 / ERROR_INFLATOR) -
    o2 * Math.log1p(-1 / ERROR_INFLATOR) -
    u1 * Math.log1p(0.5 / ERROR_INFLATOR) -
    u2 * Math.log1p(1 / ERROR_INFLATOR);
  return Math.min(0, log);
}

/**
 * ln of the risk that the polling stratum hides an overstatement of λV or more, as a function of λ.
 *
 *   p₂ = max over x of  [ x⁽ⁿʷ⁾ (x−c)⁽ⁿˡ⁾ (N₂−2x+c)⁽ⁿᵘ⁾ ] / [ v_w⁽ⁿʷ⁾ v_l⁽ⁿˡ⁾ v_u⁽ⁿᵘ⁾ ] ,   at most 1;  a⁽ⁿ⁾ = a (a−1) … (a−n+1)
 *
 *   v_w, v_l, v_u   reported ballots for winner, loser, neither     n_w, n_l, n_u   the same in the sample
 *                   With F phantoms, which count as votes for the loser when drawn, those of the denominator are the report
 *                   as it can be seen: ⌊v_w (N₂ − F)/N₂⌋, ⌊v_l (N₂ − F)/N₂⌋ + F, and the rest. Any alternative is valid
 *   c = (v_w − v_l) − λV   the winner's margin under the null       x   ballots for the winner under the null
 *
 * Source       Ottoboni, Stark, Lindeman & McBurnett, SUITE, arXiv:1809.04235: Wald's sequential test for sampling
 *              without replacement, maximised over the nuisance parameter x, here over real x.
 * Assumes      uniform draws without replacement. Valid after every ballot.
 * Edges        1 where nothing was sampled, V = 0, or the sample holds more than was reported; 0 where no x fits.
 * Numerics     the logarithm is concave in x, so its maximum is where its derivative vanishes, or at an end. Sums over
 *              the sample are differences of ln Γ, their derivatives of ψ.
 * Example      10 ballots, 6 for the winner, 4 for the loser; 3 and 1 sampled, λ = 1: 0.625.
 */
export function logPollingRisk(stratum: PollingStratum, margin: number): (share: number) => number {
  if (margin === 0) return () => 0;
  const logRisk = logRiskThatPollsHide(stratum);
  return (share) => logRisk(share * margin);
}

/** `logPollingRisk` of so many votes, λV. */
export function logRiskThatPollsHide(stratum: PollingStratum): (votes: number) => number {
  const { ballots, winnerVotes, loserVotes, sampled, sampleWinner, sampleLoser } = stratum;
  const sampleOther = sampled - sampleWinner - sampleLoser;
  const foreseen = foreseenVotes(stratum);
  if (sampled === 0) return () => 0;
  if (foreseen.winner < sampleWinner || foreseen.loser < sampleLoser || foreseen.other < sampleOther) return () => 0;
  const alternative =
    logFallingFactorial(foreseen.winner, sampleWinner) +
    logFallingFactorial(foreseen.loser, sampleLoser) +
    logFallingFactorial(foreseen.other, sampleOther);
  return (votes) => {
    const nullMargin = winnerVotes - loserVotes - votes;
    const likelihood = nullLikelihood(stratum, nullMargin);
    const lowest = Math.max(sampleWinner, sampleLoser + nullMargin);
    const highest = (ballots - sampleOther + nullMargin) / 2;
    if (highest < sampleWinner || highest - nullMargin < sampleLoser) return -Infinity;
    // The reported totals, shifted alike to the null margin, are close to the most likely ones.
    const start = winnerVotes - votes / 2;
    const likeliest = maximumOf(likelihood, { lowest, highest, start });
    return Math.min(0, likelihood.log(likeliest) - alternative);
  };
}

/** The reported ballots of the stratum as a sample will show them: thinned by the phantoms, which count for the loser. */
export function foreseenVotes({ ballots, phantoms = 0, winnerVotes, loserVotes }: PollingStratum): {
  readonly winner: number;
  readonly loser: number;
  readonly other: number;
} {
  const seen = (votes: number) => (phantoms === 0 ? votes : Math.floor((votes * (ballots - phantoms)) / ballots));
  const winner = seen(winnerVotes);
  const loser = seen(loserVotes) + phantoms;
  return { winner, loser, other: ballots - winner - loser };
}

type Likelihood = {
  readonly log: (x: number) => number;
  readonly slope: (x: number) => number;
  /** About the second derivative; only the speed of the search depends on it. */
  readonly curvature: (x: number) => number;
};

/** The likelihood of the sample when the winner has x ballots and leads by `nullMargin`. */
function nullLikelihood(stratum: PollingStratum, nullMargin: number): Likelihood {
  const { ballots, sampled, sampleWinner, sampleLoser } = stratum;
  const sampleOther = sampled - sampleWinner - sampleLoser;
  const other = (x: number) => ballots - 2 * x + nullMargin;
  return {
    log: (x) =>
      logFallingFactorial(x, sampleWinner) +
      logFallingFactorial(x - nullMargin, sampleLoser) +
      logFallingFactorial(other(x), sampleOther),
    slope: (x) =>
      harmonicDifference(x, sampleWinner) +
      harmonicDifference(x - nullMargin, sampleLoser) -
      2 * harmonicDifference(other(x), sampleOther),
    curvature: (x) =>
      -squares(x, sampleWinner) - squares(x - nullMargin, sampleLoser) - 4 * squares(other(x), sampleOther),
  };
}

/** About Σ_{i<n} 1/(x − i)². */
function squares(x: number, n: number): number {
  return n / ((x + 0.5) * (x - n + 0.5));
}

type Interval = { readonly lowest: number; readonly highest: number; readonly start: number };

/** Where a concave likelihood is greatest: Newton's method, kept inside a shrinking bracket. */
function maximumOf(likelihood: Likelihood, { lowest, highest, start }: Interval): number {
  if (likelihood.slope(highest) >= 0) return highest;
  if (likelihood.slope(lowest) <= 0) return lowest;
  let low = lowest;
  let high = highest;
  let x = start > low && start < high ? start : (low + high) / 2;
  for (let step = 0; step < 100; step += 1) {
    const slope = likelihood.slope(x);
    if (slope === 0) return x;
    if (slope > 0) low = x;
    else high = x;
    const newton = x - slope / likelihood.curvature(x);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    // At the maximum the logarithm is flat: 1e-9 in x changes it by far less than a rounding.
    if (Math.abs(next - x) <= 1e-9 * Math.max(1, Math.abs(x))) return next;
    x = next;
  }
  return x;
}
