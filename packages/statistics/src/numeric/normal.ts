import { assert } from '../answer.ts';

/** Up to here the area around 0 is summed; further out, where it would cancel against ½, the tail is a fraction. */
const TAIL_FROM = 2.5;

/** Enough terms of the tail's continued fraction for every z ≥ `TAIL_FROM`. */
const FRACTION_TERMS = 80;

/**
 * P(Z ≥ z) for a standard normal Z, right to 1e-12 relative in both tails, down to 1e-300.
 *
 *   z < 2.5   ½ − φ(z) (z + z³/3 + z⁵/(3·5) + …)
 *   z ≥ 2.5   φ(z) / (z + 1/(z + 2/(z + 3/(z + …))))
 *
 * Source       Abramowitz & Stegun 26.2.11 and 26.2.14.
 * Example      z = 1.959963984540054: 0.025.
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  if (z < TAIL_FROM) return 0.5 - areaFromZero(z);
  if (z === Infinity) return 0;
  let fraction = z;
  for (let term = FRACTION_TERMS; term >= 1; term -= 1) fraction = z + term / fraction;
  return density(z) / fraction;
}

/** Φ(z) = P(Z ≤ z), exact in the lower tail too. */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}

/**
 * Φ⁻¹(probability), the z with P(Z ≤ z) = probability; ±∞ at 1 and 0.
 *
 * Numerics     Newton's method, near ½ on the area from zero and further out on the logarithm of the tail. Both are
 *              concave, so the steps close in from one side; right to 1e-14 relative.
 * Example      Φ⁻¹(0.9) = 1.2815515655446004.
 */
export function normalQuantile(probability: number): number {
  assert(probability >= 0 && probability <= 1, 'a probability lies in 0..1', { probability });
  if (probability === 0.5) return 0;
  // Above ½ the complement of a double is exact.
  return probability < 0.5 ? -quantileOfUpperTail(probability) : quantileOfUpperTail(1 - probability);
}

/** The z ≥ 0 with P(Z ≥ z) = tail ≤ ½. */
function quantileOfUpperTail(tail: number): number {
  if (tail === 0) return Infinity;
  const isCentral = tail > 0.1;
  let z = isCentral ? 0 : Math.sqrt(-2 * Math.log(2 * tail));
  for (let step = 0; step < 50; step += 1) {
    const move = isCentral ? (0.5 - tail - areaFromZero(z)) / density(z) : stepOnLogTail(z, tail);
    z += move;
    if (Math.abs(move) <= 2e-16 * z) break;
  }
  return z;
}

function stepOnLogTail(z: number, tail: number): number {
  const tailHere = normalUpperTail(z);
  return (Math.log(tailHere / tail) * tailHere) / density(z);
}

/** P(0 ≤ Z ≤ z), a sum of positive terms. */
function areaFromZero(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-18; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return density(z) * sum;
}

function density(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}
