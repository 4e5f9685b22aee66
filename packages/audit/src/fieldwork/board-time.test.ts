import { expect, test } from 'vitest';
import { minutesOfBoard, minutesOfWork } from './board-time.ts';

test('fourteen ballots take a board about forty minutes, and none take none', () => {
  // 14 ÷ 25 h = 33.6 min; 14 ÷ 20 h = 42 min. At 160 seconds a ballot it is 37 minutes.
  expect(minutesOfBoard(14)).toEqual({ least: 34, most: 42 });
  expect(minutesOfBoard(0)).toEqual({ least: 0, most: 0 });
  expect(minutesOfBoard(100)).toEqual({ least: 240, most: 300 });
});

test('an office that needs twice as long is told twice as much', () => {
  expect(minutesOfBoard(100, { ballotSeconds: 320 })).toEqual({ least: 480, most: 600 });
});

test('planned is a time for each ballot, or for each batch and the ballots in it', () => {
  const times = { ballotSeconds: 300, batchMinutes: 13, countSeconds: 10 };
  expect(minutesOfWork({ units: 12, ballots: null }, times)).toBe(60);
  // 2 × 13 minutes and 600 × 10 seconds.
  expect(minutesOfWork({ units: 2, ballots: 600 }, times)).toBe(126);
});
