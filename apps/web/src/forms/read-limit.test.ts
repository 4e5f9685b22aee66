import { expect, test } from 'vitest';
import { readLimit } from './read-limit.ts';

test('a risk limit is read as typed, with decimals or without', () => {
  expect(['5', ' 4.5 ', '0.01', '20', '12.75 %', '4.50'].map(readLimit)).toEqual([5, 4.5, 0.01, 20, 12.75, 4.5]);
});

test('what is no limit is not read, nor is one that means something else elsewhere', () => {
  const wrong = ['', '0', '0.00', '20.01', '100', '-5', '4,5', '1e1', '4.555', 'five', '0.5.', '.5'];
  expect(wrong.map(readLimit)).toEqual(wrong.map(() => undefined));
});
