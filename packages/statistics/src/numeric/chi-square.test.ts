import { expect, test } from 'vitest';
import {
  chiSquareQuantileOfUpperTail,
  chiSquareUpperTail,
  logChiSquareUpperTail,
  logFisherCombination,
} from './chi-square.ts';

function relativeError(found: number, expected: number): number {
  return Math.abs((found - expected) / expected);
}

/** Computed with 40 digits from the incomplete gamma function (mpmath 1.3). */
const tails: readonly (readonly [number, number, number])[] = [
  [4, 80, 1.7418252446695514e-16],
  [20, 700, 2.213405340424449e-135],
  [4, 1400, 6.911633257175599e-302],
  [100, 30, 0.9999999999990944],
  [300, 1500, 1.5082491209815544e-158],
];

test.each(tails)('%i degrees of freedom beyond %f keep twelve digits', (degreesOfFreedom, x, tail) => {
  expect(relativeError(chiSquareUpperTail(degreesOfFreedom, x), tail)).toBeLessThan(1e-12);
});

test.each(tails)(
  'with %i degrees of freedom the quantile of the tail beyond %f leads back to it',
  (degreesOfFreedom, x) => {
    const logTail = logChiSquareUpperTail(degreesOfFreedom, x);
    const back = logChiSquareUpperTail(degreesOfFreedom, chiSquareQuantileOfUpperTail(degreesOfFreedom, logTail));
    // Where the tail is 1 − 1e-12 its logarithm has four digits left, and so has the quantile.
    expect(Math.abs(back - logTail)).toBeLessThan(1e-12 * Math.max(1e-3, Math.abs(logTail)));
  },
);

test('nothing beyond zero and nothing left at infinity', () => {
  expect([chiSquareUpperTail(4, 0), chiSquareUpperTail(4, Infinity)]).toEqual([1, 0]);
  expect([chiSquareQuantileOfUpperTail(4, 0), chiSquareQuantileOfUpperTail(4, -Infinity)]).toEqual([0, Infinity]);
  expect(chiSquareQuantileOfUpperTail(4, Math.log(0.05))).toBeCloseTo(9.487729036781156, 12);
});

/** Stark, ALPHA, Annals of Applied Statistics 2023, Table 1: Fisher's combination of p-values of ½. */
const publishedCombinations: readonly (readonly [number, number])[] = [
  [2, 0.5966],
  [5, 0.7319],
  [10, 0.8374],
  [25, 0.9514],
  [50, 0.9917],
  [100, 0.9997],
  [150, 1.0],
];

test.each(publishedCombinations)(
  'Fisher’s combination of %i p-values of one half is the published %f',
  (strata, combined) => {
    const found = Math.exp(logFisherCombination(Array.from({ length: strata }, () => Math.log(0.5))));
    expect(Math.abs(found - combined)).toBeLessThanOrEqual(5e-5);
  },
);
