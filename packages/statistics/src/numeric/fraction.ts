import { assert } from '../answer.ts';

/** A ratio of two whole numbers, kept as such so that nothing is rounded before the end. The denominator is above 0. */
export type Fraction = { readonly numerator: number; readonly denominator: number };

/** A `Fraction` whose numbers may have any number of digits. */
export type BigFraction = { readonly numerator: bigint; readonly denominator: bigint };

/** Below 0, 0 or above 0 as a is less than, equal to, or greater than b. Exact. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/**
 * ⌈count · fraction⌉, exact: a double's quotient next to a whole number can fall on either side of it.
 *
 * Example    100,000,001 · 2 / 100,000,000: 3.
 */
export function scaledUp(count: number, { numerator, denominator }: Fraction): number {
  const product = BigInt(count) * BigInt(numerator);
  const divisor = BigInt(denominator);
  return Number((product + divisor - 1n) / divisor);
}

/** The exact sum. Fractions that share a denominator, as those of one contest mostly do, are added as whole numbers. */
export function sumFractions(fractions: readonly Fraction[]): BigFraction {
  const sums = new Map<number, number>();
  for (const { numerator, denominator } of fractions) {
    sums.set(denominator, (sums.get(denominator) ?? 0) + numerator);
  }
  return sumBigFractions(
    Array.from(sums, ([denominator, sum]) => {
      assert(Number.isSafeInteger(sum), 'a sum of counts left the whole numbers', sum);
      return bigFraction({ numerator: sum, denominator });
    }),
  );
}

/** The exact sum of fractions of any length. */
export function sumBigFractions(fractions: readonly BigFraction[]): BigFraction {
  let total: BigFraction = { numerator: 0n, denominator: 1n };
  for (const fraction of fractions) total = addBigFractions(total, fraction);
  return total;
}

/** a + b in lowest terms. */
function addBigFractions(a: BigFraction, b: BigFraction): BigFraction {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  const denominator = a.denominator * b.denominator;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The fraction, with numbers of any length. */
export function bigFraction({ numerator, denominator }: Fraction): BigFraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/** Sums of the first, the first two, the first three, … of a list of fractions, as whole numbers over one denominator. */
export type RunningTotals = {
  /** The sum of all. */
  readonly total: bigint;
  /** The sum of those up to and with the one at `place`. */
  readonly upTo: (place: number) => bigint;
};

/**
 * Prepares the running totals of fractions in an order of their places. Numerators are summed apart for each denominator,
 * in doubles that hold them exactly; only the totals that are asked for become whole numbers of any length.
 */
export function createRunningTotals(fractions: readonly Fraction[], order: readonly number[]): RunningTotals {
  const columns = new Map<number, Float64Array>();
  for (let i = 0; i < order.length; i += 1) {
    const { numerator, denominator } = fractions[order[i]];
    let column = columns.get(denominator);
    if (!column) {
      column = new Float64Array(order.length);
      columns.set(denominator, column);
    }
    column[i] = numerator;
  }
  let common = 1n;
  for (const denominator of columns.keys()) {
    const next = BigInt(denominator);
    common = (common / greatestCommonDivisor(common, next)) * next;
  }
  const sums = Array.from(columns, ([denominator, column]) => {
    for (let i = 1; i < column.length; i += 1) column[i] += column[i - 1];
    assert(column.length === 0 || Number.isSafeInteger(column[column.length - 1]), 'a sum left the whole numbers');
    return { column, factor: common / BigInt(denominator) };
  });
  const upTo = (place: number) => sums.reduce((sum, { column, factor }) => sum + BigInt(column[place]) * factor, 0n);
  return { total: order.length === 0 ? 0n : upTo(order.length - 1), upTo };
}

/** The double nearest to numerator ÷ denominator, for a numerator of 0 or more. */
export function nearestDouble({ numerator, denominator }: BigFraction): number {
  assert(numerator >= 0n && denominator > 0n, 'a ratio of counts is needed');
  if (numerator === 0n) return 0;
  const shift = Math.max(0, 64 + bitLength(denominator) - bitLength(numerator));
  const scaled = numerator << BigInt(shift);
  const quotient = scaled / denominator;
  // A last bit of 1 says that digits were cut off, so that the conversion does not see an exact half where there is none.
  const marked = quotient * denominator === scaled ? quotient : quotient | 1n;
  return Number(marked) * 2 ** -shift;
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}
