import { expect, test } from 'vitest';
import { compensatedSum } from './compensated-sum.ts';

test('terms that cancel leave what plain addition loses', () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
});

test('a million tenths are a hundred thousand', () => {
  expect(compensatedSum(Array.from({ length: 1_000_000 }, () => 0.1))).toBe(100_000);
});

test('no terms sum to nothing, and an infinite term stays infinite', () => {
  expect(compensatedSum([])).toBe(0);
  expect(compensatedSum([1, Number.NEGATIVE_INFINITY, 2])).toBe(Number.NEGATIVE_INFINITY);
});
