import { expect, test } from 'vitest';
import { concaveMaximum } from './concave-maximum.ts';

test('finds smooth maxima, kinks, and maxima at an end', () => {
  const smooth = concaveMaximum((x) => -((x - 2) ** 2), { from: 0, to: 10 });
  expect(smooth.value).toBeCloseTo(0, 14);
  expect(smooth.at).toBeCloseTo(2, 6);
  const kink = concaveMaximum((x) => Math.min(3 * x - 1, 5 - 2 * x), { from: -100, to: 100 });
  expect(kink.value).toBeCloseTo(2.6, 12);
  expect(concaveMaximum((x) => x, { from: 0, to: 7 })).toEqual({ at: 7, value: 7 });
  expect(concaveMaximum((x) => -x, { from: 3, to: 7 })).toEqual({ at: 3, value: -3 });
});

test('an interval of one point, a plateau, and ends at −∞ have their maximum', () => {
  expect(concaveMaximum(() => 4, { from: 5, to: 5 })).toEqual({ at: 5, value: 4 });
  expect(concaveMaximum((x) => Math.min(0, x), { from: -10, to: 10 }).value).toBe(0);
  expect(concaveMaximum((x) => Math.log(x) + Math.log(1 - x), { from: 0, to: 1 }).value).toBeCloseTo(-2 * Math.LN2, 14);
});
