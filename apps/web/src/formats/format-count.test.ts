import { expect, test } from 'vitest';
import { formatCount, formatDifference, parseCount } from './format-count.ts';

test('counts have thousands separators, and an unknown count is a dash', () => {
  expect(formatCount(2_081_564)).toBe('2,081,564');
  expect(formatCount(0)).toBe('0');
  expect(formatCount(null)).toBe('—');
});

test('differences carry their sign, and zero is an en dash', () => {
  expect(formatDifference(250)).toBe('+250');
  expect(formatDifference(-1100)).toBe('−1,100');
  expect(formatDifference(0)).toBe('–');
});

test('a count may be typed with or without separators', () => {
  expect(parseCount(' 1,200 ')).toBe(1200);
  expect(parseCount('1200')).toBe(1200);
  expect(parseCount('0')).toBe(0);
});

test('what is not a whole number is not read as one', () => {
  for (const text of ['', ' ', '-3', '1.5', '12,00', '1 200', 'ten', '9'.repeat(20)]) {
    expect(parseCount(text)).toBeUndefined();
  }
});
