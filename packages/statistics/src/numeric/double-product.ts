/** a·b without rounding: `high` is the rounded product, `low` what rounding took away. */
export type DoubleProduct = { readonly high: number; readonly low: number };

const SPLITTER = 2 ** 27 + 1;

/**
 * The product of two doubles as an exact sum of two doubles.
 *
 * Source       Dekker (1971), A floating-point technique for extending the available precision.
 * Assumes      |a|, |b| < 1e150, so that splitting does not overflow.
 * Example      0.1 · 3 = 0.30000000000000004 − 2.8e-17
 */
export function doubleProduct(a: number, b: number): DoubleProduct {
  const high = a * b;
  const scaledA = SPLITTER * a;
  const aHigh = scaledA - (scaledA - a);
  const aLow = a - aHigh;
  const scaledB = SPLITTER * b;
  const bHigh = scaledB - (scaledB - b);
  const bLow = b - bHigh;
  return { high, low: aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}
