/**
 * What is asked of a size: the chance of finishing, `probability`, within `most` ballots. `power(n)` is the chance that
 * n ballots finish.
 */
export type SizeSearch = {
  readonly power: (size: number) => number;
  readonly probability: number;
  readonly most: number;
};

/**
 * A size n with power(n) ≥ probability and power(n − 1) < probability; `undefined` when `most` ballots do not suffice.
 *
 * The power of a test that counts whole votes rises in a saw-tooth: below the size found there can be others that
 * suffice, but one ballot fewer does not, and the size found keeps its promise.
 */
export function smallestSizeWithPower({ power, probability, most }: SizeSearch): number | undefined {
  let low = 0;
  let high = 1;
  while (high < most && power(high) < probability) {
    low = high;
    high *= 2;
  }
  if (high >= most) {
    high = most;
    if (most < 1 || power(most) < probability) return undefined;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (power(middle) >= probability) high = middle;
    else low = middle;
  }
  return high;
}
