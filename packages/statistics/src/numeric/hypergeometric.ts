import { assert } from '../answer.ts';
import { logBinomialPmf } from './binomial.ts';
import { logComplement } from './log-sum.ts';

/** X, the number of marked items among `draws` drawn without replacement from `population`, of which `marked` are. */
export type Hypergeometric = { readonly population: number; readonly marked: number; readonly draws: number };

/**
 * ln P(X = k).
 *
 *   P = b(k; K, p) · b(n−k; N−K, p) / b(n; N, p)
 *
 *   N population   K marked   n draws   b(·; m, p) the binomial probability, which cancels for every p; here p = n/N
 *
 * Source       Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
 * Numerics     right to 1e-12 relative while P exceeds 1e-300, since every factor is.
 * Example      N = 50, K = 5, n = 10, k = 4: 0.003964583…
 */
export function logHypergeometricPmf(distribution: Hypergeometric, k: number): number {
  const { population, marked, draws } = checked(distribution);
  if (!Number.isInteger(k) || k < lowest(distribution) || k > highest(distribution)) return -Infinity;
  if (draws === 0 || draws === population) return 0;
  const probability = draws / population;
  return (
    logBinomialPmf({ trials: marked, probability }, k) +
    logBinomialPmf({ trials: population - marked, probability }, draws - k) -
    logBinomialPmf({ trials: population, probability }, draws)
  );
}

/** ln P(X ≥ k). See `hypergeometricUpperTail`. */
export function logHypergeometricUpperTail(distribution: Hypergeometric, k: number): number {
  if (k <= lowest(checked(distribution))) return 0;
  if (k > highest(distribution)) return -Infinity;
  // Before the mode the tail is more than about one half, so the complement loses no digits.
  if (k < mode(distribution)) return logComplement(logHypergeometricLowerTail(distribution, k - 1));
  return logHypergeometricPmf(distribution, k) + Math.log(sumBeyond(distribution, k));
}

/** ln P(X ≤ k). See `hypergeometricUpperTail`. */
export function logHypergeometricLowerTail(distribution: Hypergeometric, k: number): number {
  const { population, marked, draws } = checked(distribution);
  if (k < lowest(distribution)) return -Infinity;
  if (k >= highest(distribution)) return 0;
  if (k >= mode(distribution)) return logComplement(logHypergeometricUpperTail(distribution, k + 1));
  // Few marked items are many unmarked ones: the same sum, counted from the other end.
  const mirrored = { population, marked: population - marked, draws };
  return logHypergeometricPmf(distribution, k) + Math.log(sumBeyond(mirrored, draws - k));
}

/**
 * P(X ≥ k), right to 1e-12 relative down to 1e-300: beyond the mode the terms are summed outwards from k, each from
 * its neighbour; before it, the lower tail, then the smaller, is taken from one.
 *
 * Example      N = 50, K = 5, n = 10, k = 4: 0.004083520…
 */
export function hypergeometricUpperTail(distribution: Hypergeometric, k: number): number {
  return Math.exp(logHypergeometricUpperTail(distribution, k));
}

/** P(X ≤ k), as exact as `hypergeometricUpperTail`. */
export function hypergeometricLowerTail(distribution: Hypergeometric, k: number): number {
  return Math.exp(logHypergeometricLowerTail(distribution, k));
}

function checked(distribution: Hypergeometric): Hypergeometric {
  const { population, marked, draws } = distribution;
  const areCounts = [population, marked, draws].every((count) => Number.isSafeInteger(count) && count >= 0);
  assert(areCounts && marked <= population && draws <= population, 'marked and drawn items fit the population', {
    ...distribution,
  });
  return distribution;
}

function lowest({ population, marked, draws }: Hypergeometric): number {
  return Math.max(0, marked + draws - population);
}

function highest({ marked, draws }: Hypergeometric): number {
  return Math.min(marked, draws);
}

function mode({ population, marked, draws }: Hypergeometric): number {
  return Math.floor(((draws + 1) / (population + 2)) * (marked + 1));
}

/** Σ_{i ≥ k} P(X = i) / P(X = k), for k at or beyond the mode, where the terms fall. */
function sumBeyond(distribution: Hypergeometric, k: number): number {
  const { population, marked, draws } = distribution;
  const unmarkedLeft = population - marked - draws;
  const last = highest(distribution);
  let sum = 1;
  let term = 1;
  let lost = 0;
  for (let i = k; i < last; i += 1) {
    term *= (((marked - i) / (i + 1)) * (draws - i)) / (unmarkedLeft + i + 1);
    // Kahan's compensation: up to 100,000 terms would otherwise lose their last digits.
    const corrected = term - lost;
    const next = sum + corrected;
    lost = next - sum - corrected;
    sum = next;
    if (term < sum * 1e-18) break;
  }
  return sum;
}
