import { expect, test } from 'vitest';
import { plannedMinutes } from './HoursOfBoards.tsx';

const TIMES = { ballotMinutes: 5, batchMinutes: 13, ballotSeconds: 10 };

test('planned are so many minutes for each ballot, or for each batch and the ballots in it', () => {
  expect(plannedMinutes({ units: 12, ballots: null }, TIMES)).toBe(60);
  // 2 × 13 minutes and 600 × 10 seconds.
  expect(plannedMinutes({ units: 2, ballots: 600 }, TIMES)).toBe(126);
});
