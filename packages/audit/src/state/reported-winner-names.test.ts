import { expect, test } from 'vitest';
import { madeContest } from '../kinds/contract/made-elections.ts';
import { reportedWinnerNames } from './reported-winner-names.ts';

test('those with the most votes were reported to win, and nobody where the report is level at the cut', () => {
  expect(reportedWinnerNames(madeContest('Mayor', { Ada: 30, Ben: 60, Cyd: 10 }))).toEqual(['Ben']);
  const council = { ...madeContest('Council', { Ada: 30, Ben: 60, Cyd: 10 }), winners: 2 };
  expect(reportedWinnerNames(council)).toEqual(['Ben', 'Ada']);
  expect(reportedWinnerNames(madeContest('Mayor', { Ada: 60, Ben: 60, Cyd: 10 }))).toEqual([]);
  // Level below the cut decides nothing.
  expect(reportedWinnerNames(madeContest('Mayor', { Ada: 30, Ben: 60, Cyd: 30 }))).toEqual(['Ben']);
});

test('of a contest that voters rank it is the one who was said to have won, whoever has most first ranks', () => {
  const ranked = { ...madeContest('Mayor', { Ada: 30, Ben: 60 }), countedBy: 'instant-runoff' } as const;
  expect(reportedWinnerNames({ ...ranked, reportedWinner: 'Ada' })).toEqual(['Ada']);
  expect(reportedWinnerNames(ranked)).toEqual([]);
});
