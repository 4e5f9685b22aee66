import { type ContestTally, refuse } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { chancesOfPolling } from './ballot-polling/chances-of-polling.ts';
import { estimateWork } from './estimate-work.ts';

function contest(votes: readonly number[], ballots: number, winners = 1): ContestTally {
  return {
    choices: votes.map((count, place) => ({ id: `${place}`, votes: count })),
    ballots,
    winners,
    votesAllowed: 1,
  };
}

function estimates(of: ContestTally, riskLimit: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    estimateWork(of, [riskLimit]).map(({ type, estimates: [one] }) => [type, one?.ok ? one.value : one]),
  );
}

test('1,000 to 900 on 2,000 ballots at 5 %: 136 ballots compared, 62 batches, or all ballots by polling', () => {
  expect(estimates(contest([1000, 900], 2000), 0.05)).toEqual({
    'ballot-polling': 'all',
    'batch-comparison': 62,
    'ballot-comparison': 136,
  });
});

test('a margin of 4 % of a million ballots at 5 %: 3,769 by polling, 170 compared, 77 batches', () => {
  expect(estimates(contest([520_000, 480_000], 1_000_000), 0.05)).toEqual({
    'ballot-polling': 3769,
    'batch-comparison': 77,
    'ballot-comparison': 170,
  });
});

test.each([
  ['a tie', contest([500, 500], 1000), 0.1],
  ['a limit of nothing', contest([900, 100], 1000), 0],
  ['no votes at all', contest([0, 0], 1000), 0.1],
  ['a tie for the second of two seats', contest([600, 300, 300], 1200, 2), 0.1],
])('%s asks for every ballot, whatever the type', (_, of, riskLimit) => {
  expect(new Set(Object.values(estimates(of, riskLimit)))).toEqual(new Set(['all']));
});

test('a margin of one vote of ten million asks for all, and the largest margin for a few', () => {
  const least = estimates(contest([5_000_000, 4_999_999], 10_000_000), 0.05);
  expect(new Set(Object.values(least))).toEqual(new Set(['all']));
  expect(estimates(contest([1000, 0], 1000), 0.05)['ballot-comparison']).toBeLessThan(10);
});

test('who wins where everybody is elected is no question for an audit', () => {
  expect(chancesOfPolling({ contest: contest([10, 5], 15, 2), riskLimit: 0.05 })).toEqual(
    refuse('no-losers', 'no-losers'),
  );
  const everybody = estimateWork(contest([10, 5], 15, 2), [0.05]).map(({ estimates: [one] }) => one);
  expect(everybody).toEqual(Array.from({ length: 3 }, () => refuse('no-losers', 'no-losers')));
});
