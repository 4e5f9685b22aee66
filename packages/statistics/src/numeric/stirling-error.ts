import gammaln from '@stdlib/math-base-special-gammaln';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** Below this the series is too short; ln Γ itself is small there, so that subtracting costs nothing. */
const SERIES_FROM = 10;

/**
 * What Stirling's formula leaves out of a factorial, δ(x) = ln Γ(x+1) − [(x + ½) ln x − x + ½ ln 2π], for x > 0.
 *
 * It is small (δ(1) = 0.081, δ(x) ≈ 1/12x), so differences of log-factorials written with it keep every digit where
 * differences of ln Γ would lose half of them: at x = 10⁸, ln Γ is 1.7·10⁹ and one rounding of it is 2·10⁻⁷.
 *
 * Source       Loader (2000), Fast and Accurate Computation of Binomial Probabilities; the series is
 *              Abramowitz & Stegun 6.1.41.
 * Numerics     absolute error below 1e-14.
 * Example      δ(1) = 1 − ½ ln 2π = 0.0810614667953272…
 */
export function stirlingError(x: number): number {
  if (x < SERIES_FROM) return gammaln(x + 1) - ((x + 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
  const s = 1 / (x * x);
  const series =
    1 / 12 -
    s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156 - s * 0.0295))))));
  return series / x;
}
