import { expect, test } from 'vitest';
import { marginOf } from './drawn-margins.ts';

const CONTEST = {
  name: 'Mayor',
  targeted: true,
  winners: 1,
  votesAllowed: 1,
  majorityOrRunoff: false,
  totalBallots: 2000,
  cardsBearing: null,
  pendingBallots: 0,
  jurisdictions: 'all' as const,
  choices: [
    { name: 'Ann', votes: 900 },
    { name: 'Bob', votes: 1000 },
    { name: 'Cid', votes: 50 },
  ],
};

test('a margin is the least votes between a winner and a loser over the ballots', () => {
  expect(marginOf(CONTEST, 0)).toEqual({ votes: 100, ballots: 2000, share: 0.05 });
  expect(marginOf({ ...CONTEST, winners: 2 }, 0)).toEqual({ votes: 850, ballots: 2000, share: 0.425 });
  expect(marginOf({ ...CONTEST, totalBallots: null }, 4000)?.share).toBe(0.025);
});

test('a contest without votes or losers has no margin', () => {
  expect(marginOf({ ...CONTEST, winners: 3 }, 0)).toBeUndefined();
  const nobody = CONTEST.choices.map(({ name }) => ({ name, votes: 0 }));
  expect(marginOf({ ...CONTEST, choices: nobody }, 0)).toBeUndefined();
});
