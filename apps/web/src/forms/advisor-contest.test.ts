import { expect, test } from 'vitest';
import { advisorContest } from './advisor-contest.ts';

test('a margin of 4 % of a million ballots is 520,000 to 480,000', () => {
  const found = advisorContest({ ballots: '1,000,000', margin: '4', limit: '5' });
  expect(found?.limit).toBe(5);
  expect(JSON.parse(found?.text ?? '')).toEqual({
    choices: [
      { name: 'A', votes: 520_000 },
      { name: 'B', votes: 480_000 },
    ],
    winners: 1,
    votesAllowed: 1,
    ballots: 1_000_000,
  });
});

test('a margin that whole votes cannot have leaves a ballot without a vote', () => {
  expect(JSON.parse(advisorContest({ ballots: '101', margin: '10', limit: '5' })?.text ?? '').choices).toEqual([
    { name: 'A', votes: 55 },
    { name: 'B', votes: 45 },
  ]);
});

test.each([
  [{ ballots: '0', margin: '4', limit: '5' }],
  [{ ballots: 'many', margin: '4', limit: '5' }],
  [{ ballots: '1000', margin: '0', limit: '5' }],
  [{ ballots: '1000', margin: '101', limit: '5' }],
  [{ ballots: '1000', margin: '4', limit: '21' }],
  [{ ballots: '1000', margin: '4', limit: '0' }],
  [{ ballots: '1000', margin: '4', limit: '4.355' }],
])('%j is no contest', (typed) => {
  expect(advisorContest(typed)).toBeUndefined();
});

test('a risk limit has two decimals, as laws set it', () => {
  expect(advisorContest({ ballots: '1000', margin: '4', limit: '4.35' })?.limit).toBe(4.35);
});
