import { expect, test } from 'vitest';
import type { ContestTally } from './contest-tally.ts';
import { handTallyOutcome } from './hand-tally-outcome.ts';

const contest = (votes: readonly number[], rest: Partial<ContestTally> = {}): ContestTally => ({
  choices: votes.map((count, i) => ({ id: 'abcd'[i], votes: count })),
  ballots: 1000,
  winners: 1,
  votesAllowed: 1,
  ...rest,
});
const tallied = (one: ContestTally, counted: readonly number[], unseenCards = 0) =>
  handTallyOutcome({ contest: one, counted, unitsTotal: 5, unitsCounted: 5, unseenCards });

test('whether there was a majority can be all that a hand tally of two choices has to settle', () => {
  const twoOnly = contest([600, 400], { majorityOrRunoff: true });
  expect(tallied(twoOnly, [500, 500])).toMatchObject({
    value: { winners: ['a', 'b'], tied: [], agrees: false, settled: true },
  });
  // One more card could give either of them a majority.
  expect(tallied(twoOnly, [500, 500], 1)).toMatchObject({ value: { settled: false } });
});

test('a majority needs more than the unseen cards could take, whoever they are for', () => {
  const three = contest([520, 300, 180], { majorityOrRunoff: true });
  // 505 of 1,000 is 10 more than the others together.
  expect(tallied(three, [505, 300, 195], 9)).toMatchObject({ value: { winners: ['a'], settled: true } });
  expect(tallied(three, [505, 300, 195], 10)).toMatchObject({ value: { winners: ['a'], settled: false } });
});

test('an unseen card with several votes takes as many from a claimed majority', () => {
  const three = contest([600, 250, 200], { majorityOrRunoff: true, votesAllowed: 2 });
  // 20 more than the others together; a card may hold two votes for the others.
  expect(tallied(three, [535, 265, 250], 9)).toMatchObject({ value: { settled: true } });
  expect(tallied(three, [535, 265, 250], 10)).toMatchObject({ value: { settled: false } });
});

test('choices level for the last seat are tied, in the order of the contest, and nobody above them is', () => {
  expect(tallied(contest([400, 300, 200, 100], { winners: 2 }), [250, 250, 400, 100])).toMatchObject({
    value: { winners: ['c'], tied: ['a', 'b'], agrees: false, settled: false },
  });
});

test('numbers that contradict one another are refused', () => {
  const one = contest([520, 480]);
  expect(tallied(one, [520])).toMatchObject({ error: { code: 'counts-contradict' } });
  expect(tallied(one, [520, -1])).toMatchObject({ error: { code: 'counts-contradict' } });
  expect(
    handTallyOutcome({ contest: one, counted: [1, 2], unitsTotal: 4, unitsCounted: 5, unseenCards: 0 }),
  ).toMatchObject({ error: { code: 'counts-contradict' } });
  expect(
    handTallyOutcome({ contest: one, counted: [0, 0], unitsTotal: 0, unitsCounted: 0, unseenCards: 0 }),
  ).toMatchObject({ value: { complete: false } });
});
