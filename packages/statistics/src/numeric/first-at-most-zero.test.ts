import { expect, test } from 'vitest';
import { firstAtMostZero } from './first-at-most-zero.ts';

test('finds the first crossing of smooth, stepped and infinite functions', () => {
  expect(firstAtMostZero({ from: 0, to: 100 }, (k) => 10 - k * k)).toBe(4);
  expect(firstAtMostZero({ from: 0, to: 1_000_000 }, (k) => (k < 777_777 ? 1 : -1))).toBe(777_777);
  expect(firstAtMostZero({ from: 0, to: 50 }, (k) => (k < 13 ? Infinity : -Infinity))).toBe(13);
  expect(firstAtMostZero({ from: 0, to: 50 }, (k) => (k < 13 ? 5 : 0))).toBe(13);
});

test('a function that is never at most zero has no crossing, and one that always is crosses at the start', () => {
  expect(firstAtMostZero({ from: 3, to: 9 }, () => 1)).toBeUndefined();
  expect(firstAtMostZero({ from: 3, to: 9 }, () => -1)).toBe(3);
  expect(firstAtMostZero({ from: 9, to: 3 }, () => -1)).toBeUndefined();
  expect(firstAtMostZero({ from: 5, to: 5 }, () => 0)).toBe(5);
});

test('a smooth function over a million numbers takes few evaluations', () => {
  let evaluations = 0;
  const found = firstAtMostZero({ from: 0, to: 1_000_000 }, (k) => {
    evaluations += 1;
    return Math.log(500_000 / (k + 1));
  });
  expect(found).toBe(499_999);
  expect(evaluations).toBeLessThan(40);
});
