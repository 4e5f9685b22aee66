import type { CountWindow } from './binomial-window.ts';
import { stirlingError } from './stirling-error.ts';

/** How many standard deviations, and counts, of a Poisson count are kept on either side of its mean. */
const DEVIATIONS = 8;
const COUNTS = 12;

/** ln P(X = k) of a Poisson count near its mean: ln P = −½ ln 2πk − δ(k) − [k ln(k/m) + m − k], δ Stirling's error. */
export function logPoisson(k: number, mean: number): number {
  if (k === 0) return -mean;
  const excess = (mean - k) / k;
  return -0.5 * Math.log(2 * Math.PI * k) - stirlingError(k) - k * (excess - Math.log1p(excess));
}

/**
 * P(X = k) of a Poisson count, for all k near its mean.
 *
 * Numerics   one probability from its logarithm, the others from their neighbours; those left out are together below 1e-14.
 */
export function poissonWindow(mean: number): CountWindow {
  if (mean <= 0) return { first: 0, chances: Float64Array.of(1) };
  const reach = DEVIATIONS * Math.sqrt(mean) + COUNTS;
  const first = Math.max(0, Math.floor(mean - reach));
  const chances = new Float64Array(Math.ceil(mean + reach) - first + 1);
  const mode = Math.floor(mean) - first;
  chances[mode] = Math.exp(logPoisson(first + mode, mean));
  for (let i = mode + 1; i < chances.length; i += 1) chances[i] = chances[i - 1] * (mean / (first + i));
  for (let i = mode - 1; i >= 0; i -= 1) chances[i] = chances[i + 1] * ((first + i + 1) / mean);
  return { first, chances };
}
