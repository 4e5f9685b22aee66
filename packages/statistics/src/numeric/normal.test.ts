import { expect, test } from 'vitest';
import { normalCdf, normalQuantile, normalUpperTail } from './normal.ts';

function relativeError(found: number, expected: number): number {
  return Math.abs((found - expected) / expected);
}

/** Computed with 40 digits from the complementary error function (mpmath 1.3). */
const tails: readonly (readonly [number, number])[] = [
  [0.001, 0.49960105778608893],
  [0.5, 0.3085375387259869],
  [1, 0.15865525393145705],
  [2, 0.02275013194817921],
  [2.4999, 0.00621141837494459],
  [2.5, 0.006209665325776135],
  [5, 2.866515718791939e-7],
  [10, 7.619853024160525e-24],
  [20, 2.7536241186062337e-89],
  [37, 5.725571222524577e-300],
];

/** Solved with 40 digits for the tail above (mpmath 1.3). */
const quantiles: readonly (readonly [number, number])[] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-10, -6.361340902404057],
  [0.025, -1.9599639845400543],
  [0.1, -1.2815515655446004],
  [0.1000001, -1.281550995738823],
  [0.3, -0.5244005127080408],
  [0.4999999, -2.5066282747031063e-7],
];

test.each(tails)('the tail beyond %f keeps twelve digits', (z, tail) => {
  expect(relativeError(normalUpperTail(z), tail)).toBeLessThan(1e-12);
  expect(normalCdf(-z)).toBe(normalUpperTail(z));
  expect(normalUpperTail(-z) + normalUpperTail(z)).toBeCloseTo(1, 15);
});

test.each(quantiles)('the quantile of %f keeps fourteen digits', (probability, z) => {
  expect(relativeError(normalQuantile(probability), z)).toBeLessThan(1e-14);
});

test('the quantile is odd around one half and infinite at the ends', () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.75)).toBe(-normalQuantile(0.25));
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  expect([normalUpperTail(Infinity), normalUpperTail(-Infinity)]).toEqual([0, 1]);
});
