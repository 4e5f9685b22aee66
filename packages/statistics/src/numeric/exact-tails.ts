import { assert } from '../answer.ts';
import type { Binomial } from './binomial.ts';
import type { Hypergeometric } from './hypergeometric.ts';

/**
 * P(X ≥ k) of a binomial for every k = 0 … trials, each summed as an exact fraction of whole numbers and rounded once.
 *
 * Slow, and right by construction: what the fast tails are tested against. The probability is taken as the binary
 * fraction that the double is.
 */
export function exactBinomialUpperTails({ trials, probability }: Binomial): readonly number[] {
  const { success, denominator } = binaryFraction(probability);
  const failure = denominator - success;
  const successPowers = powers(success, trials);
  const failurePowers = powers(failure, trials);
  const ways = row(trials);
  const whole = denominator ** BigInt(trials);
  let numerator = 0n;
  const fromTheTop = Array.from({ length: trials + 1 }, (_, failures) => {
    const successes = trials - failures;
    numerator += (ways[failures] ?? 0n) * (successPowers[successes] ?? 0n) * (failurePowers[failures] ?? 0n);
    return nearestDouble(numerator, whole);
  });
  return fromTheTop.reverse();
}

/** P(X ≥ k) of a hypergeometric for every k from 0 to the highest possible count, exactly. See above. */
export function exactHypergeometricUpperTails({ population, marked, draws }: Hypergeometric): readonly number[] {
  const markedWays = row(marked);
  const unmarkedWays = row(population - marked);
  const highest = Math.min(marked, draws);
  const products = Array.from(
    { length: highest + 1 },
    (_, k) => (markedWays[k] ?? 0n) * (unmarkedWays[draws - k] ?? 0n),
  );
  const whole = products.reduce((sum, product) => sum + product, 0n);
  let numerator = 0n;
  return products
    .toReversed()
    .map((product) => {
      numerator += product;
      return nearestDouble(numerator, whole);
    })
    .reverse();
}

/** The double nearest to a fraction, also where both numbers are far beyond a double's range. */
function nearestDouble(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = bitLength(denominator) - bitLength(numerator) + 70;
  const scaled = shift >= 0 ? (numerator << BigInt(shift)) / denominator : numerator / (denominator << BigInt(-shift));
  // Two steps, so that neither factor underflows before the product does.
  const half = Math.trunc(shift / 2);
  return Number(scaled) * 2 ** -half * 2 ** (half - shift);
}

function binaryFraction(probability: number): { readonly success: bigint; readonly denominator: bigint } {
  assert(probability >= 0 && probability <= 1, 'a probability lies in 0..1', { probability });
  let numerator = probability;
  let denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return { success: BigInt(numerator), denominator };
}

function powers(base: bigint, highest: number): readonly bigint[] {
  const list = [1n];
  for (let i = 1; i <= highest; i += 1) list.push((list[i - 1] ?? 1n) * base);
  return list;
}

/** The binomial coefficients of n, from 0 to n. */
function row(n: number): readonly bigint[] {
  const list = [1n];
  for (let k = 1; k <= n; k += 1) list.push(((list[k - 1] ?? 1n) * BigInt(n - k + 1)) / BigInt(k));
  return list;
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}
