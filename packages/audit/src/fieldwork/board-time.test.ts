import { expect, test } from 'vitest';
import { minutesOfBoard } from './board-time.ts';

test('fourteen ballots take a board about forty minutes, and none take none', () => {
  // 14 ÷ 25 h = 33.6 min; 14 ÷ 20 h = 42 min. At 160 seconds a ballot it is 37 minutes.
  expect(minutesOfBoard(14)).toEqual({ least: 34, most: 42 });
  expect(minutesOfBoard(0)).toEqual({ least: 0, most: 0 });
  expect(minutesOfBoard(100)).toEqual({ least: 240, most: 300 });
});
