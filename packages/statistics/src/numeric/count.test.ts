import { expect, test } from 'vitest';
import { isCount } from './count.ts';

test.each([0, 1, 200_000_000, 10_000_000_000])('%d counts something', (value) => {
  expect(isCount(value)).toBe(true);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_000_001])('%d counts nothing', (value) => {
  expect(isCount(value)).toBe(false);
});
