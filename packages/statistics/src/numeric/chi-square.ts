import { assert } from '../answer.ts';
import { logSumExp } from './log-sum.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * ln P(χ² ≥ x) for an even number of degrees of freedom 2m, where the tail is a finite sum:
 *
 *   P = e^{−y} Σ_{i<m} yⁱ / i! ,   y = x/2
 *
 * Source       Abramowitz & Stegun 26.4.21. Fisher's method has two degrees of freedom for each p-value, so an even
 *              number is all this package needs.
 * Numerics     a sum of positive terms in logarithms; never 1 − cdf.
 * Example      4 degrees of freedom, x = 80: 41 e^{−40} = 1.74e-16.
 */
export function logChiSquareUpperTail(degreesOfFreedom: number, x: number): number {
  assert(degreesOfFreedom >= 2 && degreesOfFreedom % 2 === 0, 'an even number of degrees of freedom', {
    degreesOfFreedom,
  });
  if (x <= 0) return 0;
  if (x === Infinity) return -Infinity;
  const y = x / 2;
  if (degreesOfFreedom === 4) return Math.log1p(y) - y;
  return Math.min(0, logSumExp(Array.from({ length: degreesOfFreedom / 2 }, (_, i) => logPoisson(y, i))));
}

/** P(χ² ≥ x); see `logChiSquareUpperTail`. */
export function chiSquareUpperTail(degreesOfFreedom: number, x: number): number {
  return Math.exp(logChiSquareUpperTail(degreesOfFreedom, x));
}

/**
 * The x with P(χ² ≥ x) = e^`logTail`: the quantile, asked from the upper tail so that tiny tails keep their digits.
 *
 * Numerics     Newton's method on the logarithm of the tail, which is concave in x: after the first step every step
 *              comes from the right and closer.
 * Example      4 degrees of freedom, tail 0.05: x = 9.487729…
 */
export function chiSquareQuantileOfUpperTail(degreesOfFreedom: number, logTail: number): number {
  if (logTail >= 0) return 0;
  if (logTail === -Infinity) return Infinity;
  const m = degreesOfFreedom / 2;
  let y = m - logTail;
  for (let step = 0; step < 100; step += 1) {
    const value = logChiSquareUpperTail(degreesOfFreedom, 2 * y);
    const slope = -Math.exp(logPoisson(y, m - 1) - value);
    const next = Math.max(y / 8, y - (value - logTail) / slope);
    if (Math.abs(next - y) <= 1e-15 * y) break;
    y = next;
  }
  return 2 * y;
}

/**
 * Fisher's combined p-value of independent p-values, in logarithms: ln P(χ²_{2m} ≥ −2 Σ ln pᵢ).
 *
 * Source       Fisher (1932), Statistical Methods for Research Workers, 4th edition, section 21.1.
 * Example      two p-values of ½: 0.25 (1 + ln 4) = 0.5966.
 */
export function logFisherCombination(logPValues: readonly number[]): number {
  const sum = logPValues.reduce((total, logPValue) => total + logPValue, 0);
  return logChiSquareUpperTail(2 * logPValues.length, -2 * sum);
}

/** ln( e^{−y} yⁱ / i! ), by Stirling so that nothing cancels. */
function logPoisson(y: number, i: number): number {
  if (i === 0) return -y;
  const ratio = (y - i) / i;
  return i * (Math.log1p(ratio) - ratio) - 0.5 * Math.log(2 * Math.PI * i) - stirlingError(i);
}
