import { expect, test } from 'vitest';
import { pointsOfChance } from './drawn-votes.ts';

test('what chance alone does is 1.96 standard deviations of one half, rounded up', () => {
  // 1.96 · √(0.25 / 400) = 0.049; of 119: 0.0898 …
  expect(pointsOfChance(400)).toBe('4.9');
  expect(pointsOfChance(119)).toBe('9.0');
});
