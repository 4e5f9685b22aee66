import { assert } from '../answer.ts';
import { doubleProduct } from './double-product.ts';
import { stirlingError } from './stirling-error.ts';

/** X, the number of successes in `trials` independent draws that each succeed with `probability`. */
export type Binomial = { readonly trials: number; readonly probability: number };

/**
 * ln P(X = k).
 *
 *   ln P = ½ ln( n / (2π k (n−k)) ) + δ(n) − δ(k) − δ(n−k) − D(k, np) − D(n−k, nq)
 *
 *   n trials   p probability   q = 1 − p   δ Stirling's error   D(x, m) = x ln(x/m) + m − x
 *
 * Source       Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
 * Numerics     np is carried in two doubles, so that k − np is right to the last place even for 200 million trials.
 *              P is right to 1e-12 relative while it exceeds 1e-300.
 * Example      n = 10, p = ½, k = 5: P = 252/1024.
 */
export function logBinomialPmf(distribution: Binomial, k: number): number {
  const { trials: n, probability: p } = checked(distribution);
  if (k < 0 || k > n || !Number.isInteger(k)) return -Infinity;
  if (p === 0) return k === 0 ? 0 : -Infinity;
  if (p === 1) return k === n ? 0 : -Infinity;
  if (k === 0) return n * Math.log1p(-p);
  if (k === n) return n * Math.log(p);
  const mean = doubleProduct(n, p);
  const excess = k - mean.high - mean.low;
  return (
    0.5 * Math.log(n / (2 * Math.PI * k * (n - k))) +
    (stirlingError(n) - stirlingError(k) - stirlingError(n - k)) -
    deviance(k, mean.high, excess) -
    deviance(n - k, n * (1 - p), -excess)
  );
}

/** Between computed values each next one comes from its neighbour; after so many, one is computed anew. */
const NEIGHBOURS = 64;

/**
 * ln P(X = k) for k = `first` … `last`, all within 0 … trials, for a probability strictly between 0 and 1.
 *
 * Numerics     as exact as `logBinomialPmf`: at most 64 logarithms of ratios are added up before a fresh start.
 */
export function logBinomialPmfs(distribution: Binomial, first: number, last: number): Float64Array {
  const { trials, probability } = checked(distribution);
  assert(first >= 0 && last <= trials && probability > 0 && probability < 1, 'counts that can occur', { first, last });
  const odds = probability / (1 - probability);
  const logs = new Float64Array(Math.max(0, last - first + 1));
  for (let i = 0; i < logs.length; i += 1) {
    const k = first + i;
    logs[i] =
      i % NEIGHBOURS === 0 ? logBinomialPmf(distribution, k) : logs[i - 1] + Math.log((odds * (trials - k + 1)) / k);
  }
  return logs;
}

/** ln P(X ≥ k). See `binomialUpperTail`. */
export function logBinomialUpperTail(distribution: Binomial, k: number): number {
  const { trials: n, probability: p } = checked(distribution);
  if (k <= 0) return 0;
  if (k > n || p === 0) return -Infinity;
  if (p === 1) return 0;
  // Here the tail is more than about one half, so the complement loses no digits.
  if (k < (n + 1) * p) return Math.log1p(-Math.exp(logTailBeyondMean(distribution, k - 1, 'lower')));
  return logTailBeyondMean(distribution, k, 'upper');
}

/** ln P(X ≤ k). See `binomialUpperTail`. */
export function logBinomialLowerTail(distribution: Binomial, k: number): number {
  const { trials: n, probability: p } = checked(distribution);
  if (k < 0 || p === 1) return k >= n ? 0 : -Infinity;
  if (k >= n || p === 0) return 0;
  if (k + 1 > (n + 1) * p) return Math.log1p(-Math.exp(logTailBeyondMean(distribution, k + 1, 'upper')));
  return logTailBeyondMean(distribution, k, 'lower');
}

/**
 * P(X ≥ k), right to 1e-12 relative down to 1e-300: an upper tail is never computed as one minus a number near one.
 *
 * Beyond the mean it is P(X = k) · q · k · F, where F is the continued fraction of the incomplete beta function,
 * whose terms are all positive; before the mean it is the complement of the lower tail, which is then the smaller.
 *
 * Source       DiDonato & Morris (1992), Algorithm 708, ACM TOMS 18(3), the continued fraction BFRAC.
 * Example      n = 100, p = ½, k = 61: 0.0176001…
 */
export function binomialUpperTail(distribution: Binomial, k: number): number {
  return Math.exp(logBinomialUpperTail(distribution, k));
}

/** P(X ≤ k), as exact as `binomialUpperTail`. */
export function binomialLowerTail(distribution: Binomial, k: number): number {
  return Math.exp(logBinomialLowerTail(distribution, k));
}

/**
 * The smallest k with P(X ≤ k) ≥ level.
 *
 * Example      n = 100, p = ½, level = 0.1: 44.
 */
export function binomialQuantile(distribution: Binomial, level: number): number {
  const { trials: n, probability: p } = checked(distribution);
  assert(level >= 0 && level <= 1, 'a level lies in 0..1', { level });
  const reaches = (k: number) => binomialLowerTail(distribution, k) >= level;
  const spread = Math.ceil(Math.sqrt(n * p * (1 - p))) + 1;
  // Steps of one standard deviation, doubled each time, bracket the quantile from the mean.
  let low = Math.floor(n * p);
  let high = low;
  for (let step = spread; low >= 0 && reaches(low); step *= 2) {
    high = low;
    low = Math.max(-1, low - step);
  }
  for (let step = spread; high < n && !reaches(high); step *= 2) {
    low = high;
    high = Math.min(n, high + step);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return Math.max(0, high);
}

function checked(distribution: Binomial): Binomial {
  const { trials, probability } = distribution;
  assert(Number.isSafeInteger(trials) && trials >= 0, 'trials are a whole number, 0 or more', distribution);
  assert(probability >= 0 && probability <= 1, 'a probability lies in 0..1', distribution);
  return distribution;
}

/** D(x, m) = x ln(x/m) + m − x ≥ 0, given x − m separately because it is known more exactly than x/m. */
function deviance(x: number, mean: number, excess: number): number {
  const v = excess / (x + mean);
  if (Math.abs(v) > 0.4) return x * Math.log(x / mean) - excess;
  // ln(x/m) = 2 artanh v, term by term: near the mean the logarithm would cancel against x − m.
  let sum = excess * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** The tail from k outwards, on the far side of the mean. */
function logTailBeyondMean(distribution: Binomial, k: number, side: 'upper' | 'lower'): number {
  const { trials: n, probability: p } = distribution;
  const mean = doubleProduct(n, p);
  const beyond = k - mean.high - mean.low;
  const a = side === 'upper' ? k : n - k;
  if (a === 0) return 0;
  const b = n - a + 1;
  const x = side === 'upper' ? p : 1 - p;
  // λ = a − (a + b) x, positive beyond the mean, formed from k − np, which is exact.
  const lambda = side === 'upper' ? beyond - p : -beyond - (1 - p);
  const y = side === 'upper' ? 1 - p : p;
  return logBinomialPmf(distribution, k) + Math.log(y * a * betaFraction({ a, b, x, lambda }));
}

type BetaFraction = { readonly a: number; readonly b: number; readonly x: number; readonly lambda: number };

/** The continued fraction F with I_x(a, b) = x^a y^b F / B(a, b). It ends by itself at term b. */
function betaFraction({ a, b, x, lambda }: BetaFraction): number {
  // Lentz's method, as modified by Thompson & Barnett: c and d are ratios of neighbouring convergents.
  let c = (a / (a + 1)) * (lambda + 1);
  let d = 0;
  let reciprocal = c;
  for (let n = 1; n < b; n += 1) {
    const back = a + 2 * n - 1;
    const numerator = ((a + n - 1) / back) * ((a + b + n - 1) / back) * n * (b - n) * x * x;
    const denominator = n + (n * (b - n) * x) / back + ((a + n) / (back + 2)) * (lambda + 1 + n * (2 - x));
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    const change = c * d;
    reciprocal *= change;
    if (Math.abs(change - 1) < 2 ** -53) break;
  }
  return 1 / reciprocal;
}
