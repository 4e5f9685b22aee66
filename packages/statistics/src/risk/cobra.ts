import type { ErrorRates } from '../sample-size/populations.ts';
import type { Bettor, StartBetting } from './betting.ts';

/**
 * COBRA: the stake that makes the evidence of a ballot comparison grow fastest at foreseen rates of discrepancies.
 *
 *   λ  maximises  Σ_k p_k ln(1 + λ (b_k − t)) ,   0 ≤ λ ≤ cap/m_j
 *
 *   k     two votes over, one over, none, one under, two under       p_k   their rates; what is left has no discrepancy
 *   b_k   0, a/2, a, 3a/2, 2a: the overstatement assorter, a = u/2    t     the mean under test, ½
 *   cap   the most of the evidence that one card may take, 0.99 when left out
 *
 * Source   Spertus (2023), COBRA: Comparison-Optimal Betting for Risk-limiting Audits, arXiv:2304.01010 (optimal bets).
 * Assumes  as `bettingRisk`. The rates may be wrong: the audit then takes longer, and is as valid.
 * Numerics the derivative falls with λ; its root is found by bisection to 2⁻⁵⁰ of the range.
 * Example  only two-vote overstatements at rate p, margin v, u = 2/(2 − v): λ = 2 − 4p/v. For p = 0.001, v = 0.05: 1.92.
 */
export function cobraFixed(rates: ErrorRates, cap = 0.99): StartBetting {
  return ({ upperBound, nullMean }) => {
    const stake = fastestStake({ rates, upperBound, nullMean, cap });
    return { next: (mean) => Math.min(stake, cap / mean), observe: () => {} };
  };
}

/**
 * COBRA with rates that learn from the cards seen: p_k = (d p⁰_k + n_k) / (d + j − 1).
 *
 *   p⁰_k   rates foreseen       n_k   earlier draws with discrepancy k       d   `weight` of p⁰ in draws, 200 when left out
 *
 * Source   Spertus (2023), COBRA, arXiv:2304.01010 (adaptive betting with shrunk rates).
 * Numerics the stake is worked out again when a discrepancy was seen and when the draws have grown by a tenth: any
 *          stake fixed before the card is valid.
 */
export function cobraAdaptive({
  rates,
  weight = 200,
  cap = 0.99,
}: {
  readonly rates: ErrorRates;
  readonly weight?: number;
  readonly cap?: number;
}): StartBetting {
  return ({ upperBound, nullMean }): Bettor => {
    const seen = [0, 0, 0, 0, 0];
    let draws = 0;
    let renewAt = 0;
    let stake = 0;
    const shrunk = (rate: number, kind: number) => (weight * rate + seen[kind]) / (weight + draws);
    const renew = () => {
      const learned: ErrorRates = {
        twoVotesOver: shrunk(rates.twoVotesOver, 0),
        oneVoteOver: shrunk(rates.oneVoteOver, 1),
        oneVoteUnder: shrunk(rates.oneVoteUnder, 3),
        twoVotesUnder: shrunk(rates.twoVotesUnder, 4),
      };
      stake = fastestStake({ rates: learned, upperBound, nullMean, cap });
      renewAt = Math.ceil(draws * 1.1) + 1;
    };
    return {
      next(mean) {
        if (draws >= renewAt || draws === 0) renew();
        return Math.min(stake, cap / mean);
      },
      observe(value) {
        draws += 1;
        const kind = Math.min(4, Math.max(0, Math.round((4 * value) / upperBound)));
        seen[kind] += 1;
        if (kind !== 2) renewAt = draws;
      },
    };
  };
}

/** The stake in 0..cap/t at which the expected logarithm of the evidence grows fastest. */
export function fastestStake({
  rates,
  upperBound,
  nullMean,
  cap,
}: {
  readonly rates: ErrorRates;
  readonly upperBound: number;
  readonly nullMean: number;
  readonly cap: number;
}): number {
  const { twoVotesOver, oneVoteOver, oneVoteUnder, twoVotesUnder } = rates;
  const without = 1 - twoVotesOver - oneVoteOver - oneVoteUnder - twoVotesUnder;
  const shares = [twoVotesOver, oneVoteOver, without, oneVoteUnder, twoVotesUnder];
  const leads = [0, 0.25, 0.5, 0.75, 1].map((part) => part * upperBound - nullMean);
  const slope = (stake: number) =>
    shares.reduce((sum, share, kind) => sum + (share * leads[kind]) / (1 + stake * leads[kind]), 0);

  let low = 0;
  let high = cap / nullMean;
  if (!(slope(0) > 0)) return 0;
  if (slope(high) >= 0) return high;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}
