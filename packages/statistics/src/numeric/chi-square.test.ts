import { expect, test } from 'vitest';
import { chiSquareQuantileOfUpperTail, chiSquareUpperTail, logChiSquareUpperTail } from './chi-square.ts';

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
