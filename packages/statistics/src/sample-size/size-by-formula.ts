import { type Answer, answer, refuse } from '../answer.ts';
import { isCount } from '../numeric/count.ts';

/**
 * The draws of a ballot comparison with replacement that meet the risk limit if no card differs from its CVR.
 *
 *   n = ⌈ ln(1/α) / ln(1 + λ (1/(2 − v/u) − ½)) ⌉
 *
 *   α   risk limit      v   reported margin of the assertion      u   bound of its assorter, 1 for plurality
 *   λ   the stake, the same on every card: 2 is the most (λ t ≤ 1), and gives the least n
 *
 * Source   the closed form of `bettingRisk` for constant x; with λ = 2/γ it is the size of super-simple (Stark 2010),
 *          up to γ's place in it.
 * Example  α = 0.05, v = 0.05, u = 1, λ = 2: n = 119.
 */
export function comparisonSizeWithoutErrors({
  reportedMargin,
  upperBound,
  stake,
  riskLimit,
}: {
  readonly reportedMargin: number;
  readonly upperBound: number;
  readonly stake: number;
  readonly riskLimit: number;
}): Answer<number> {
  if (!(riskLimit > 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', 'risk-limit-found-outside', { found: riskLimit });
  }
  if (!(reportedMargin > 0)) {
    return refuse('tied-contest', 'margin-not-above-zero');
  }
  // The mean of an assorter lies in 0..u, so its margin 2Ā − 1 is at most 2u − 1; beyond it the formula says nothing.
  if (!(reportedMargin <= (2 * upperBound - 1) * (1 + 1e-9))) {
    return refuse('parameter-out-of-range', 'margin-above-bound', { bound: upperBound, margin: reportedMargin });
  }
  if (!(stake > 0 && stake <= 2)) {
    return refuse('parameter-out-of-range', 'stake-not-possible', { found: stake });
  }
  const growth = Math.log1p(stake * (1 / (2 - reportedMargin / upperBound) - 0.5));
  const draws = Math.ceil(-Math.log(riskLimit) / growth);
  if (!isCount(draws)) {
    return refuse('full-count-needed', 'more-draws-than-cards');
  }
  return answer(draws);
}
