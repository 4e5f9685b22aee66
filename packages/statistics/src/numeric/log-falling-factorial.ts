import gammaln from '@stdlib/math-base-special-gammaln';
import { stirlingError } from './stirling-error.ts';

/** Below this many factors the sum itself is as quick as the formula. */
const FACTORS_SUMMED = 8;

/**
 * ln[ x (x−1) … (x−n+1) ] = Σ_{i<n} ln(x − i), for real x > n − 1.
 *
 *   n (ln x − 1) + (y + ½) ln(x/y) + δ(x) − δ(y) ,   y = x − n ,   δ Stirling's error
 *
 * Source       the difference ln Γ(x+1) − ln Γ(x−n+1), with Stirling's formula written out so that the large terms
 *              cancel on paper and not in the machine.
 * Example      x = 10, n = 3: ln 720.
 */
export function logFallingFactorial(x: number, n: number): number {
  if (n <= FACTORS_SUMMED) {
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += Math.log(x - i);
    return sum;
  }
  const y = x - n;
  if (y < 1) return gammaln(x + 1) - gammaln(y + 1);
  return n * (Math.log(x) - 1) + (y + 0.5) * Math.log1p(n / y) + stirlingError(x) - stirlingError(y);
}

/** From here on the asymptotic series of the digamma function has all its digits. */
const SERIES_FROM = 12;

/**
 * The derivative of `logFallingFactorial` by x: Σ_{i<n} 1/(x − i), a difference of digamma functions.
 *
 * Source       Abramowitz & Stegun 6.3.18 with 6.3.5.
 * Example      x = 10, n = 3: 1/10 + 1/9 + 1/8.
 */
export function harmonicDifference(x: number, n: number): number {
  let sum = 0;
  let left = n;
  let top = x;
  // The factors nearest to zero, one by one, until what is left lies where the series holds.
  let bottom = x - n;
  while (left > 0 && bottom < SERIES_FROM) {
    bottom += 1;
    sum += 1 / bottom;
    left -= 1;
  }
  if (left <= FACTORS_SUMMED) {
    for (let i = 0; i < left; i += 1, top -= 1) sum += 1 / top;
    return sum;
  }
  return sum + Math.log1p(left / bottom) + digammaCorrection(x) - digammaCorrection(bottom);
}

/** ψ(x + 1) − ln x. */
function digammaCorrection(x: number): number {
  const s = 1 / (x * x);
  return 0.5 / x - s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760))))));
}
