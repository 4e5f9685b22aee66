import { type Answer, answer, refuse } from '../answer.ts';
import { binomialUpperTail } from '../numeric/binomial.ts';
import { isCount } from '../numeric/count.ts';

/**
 * How many false confirmations condemn a method in a simulation of many kinds of audits: the least x with
 *
 *   P( Binomial(n, α) ≥ x ) < ε / m
 *
 *   n   simulated audits of one kind, each with a wrong outcome     α   risk limit
 *   m   kinds simulated together                                    ε   chance that any sound method is condemned
 *
 * From x on, the exact lower bound of the chance of a false confirmation lies above α, for all m kinds at once.
 *
 * Source     Clopper & Pearson (1934), Biometrika 26(4); Bonferroni's inequality over the kinds.
 * Answers    n + 1 where not even n of n would tell.
 * Example    400 audits, α = 10 %, 60 kinds, ε = 0.001: 68.
 */
export function criticalCount(at: {
  readonly audits: number;
  readonly riskLimit: number;
  readonly kinds: number;
  readonly error: number;
}): Answer<number> {
  const { audits, riskLimit, kinds, error } = at;
  if (!isCount(audits) || !isCount(kinds) || audits < 1 || kinds < 1) {
    return refuse('parameter-out-of-range', 'audits-not-counted');
  }
  if (!(riskLimit > 0 && riskLimit < 1 && error > 0 && error < 1)) {
    return refuse('parameter-out-of-range', 'risk-or-chance-not-between');
  }
  const isRare = (count: number) =>
    binomialUpperTail({ trials: audits, probability: riskLimit }, count) < error / kinds;
  let low = 0;
  let high = audits + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isRare(middle)) high = middle;
    else low = middle;
  }
  return answer(high);
}
