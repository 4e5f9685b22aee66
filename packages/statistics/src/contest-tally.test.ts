import { expect, test } from 'vitest';
import {
  type ContestTally,
  checkVotesFitBallots,
  choicePairs,
  pairShare,
  type ReportedOutcome,
  reportedOutcome,
  shareOfBallots,
  shareOfVotes,
} from './contest-tally.ts';

const contest = (votes: Record<string, number>, changes: Partial<ContestTally> = {}): ContestTally => ({
  choices: Object.entries(votes).map(([id, count]) => ({ id, votes: count })),
  ballots: 1000,
  winners: 1,
  votesAllowed: 1,
  ...changes,
});

function outcomeOf(tally: ContestTally): ReportedOutcome {
  const outcome = reportedOutcome(tally);
  if (!outcome.ok) throw new Error(outcome.error.reason);
  return outcome.value;
}

test('choices are ordered by votes, and equal votes keep the contest’s order', () => {
  const outcome = outcomeOf(contest({ ann: 10, ben: 300, cas: 10, dee: 300 }, { winners: 2 }));
  expect(outcome.winners.map((choice) => choice.id)).toEqual(['ben', 'dee']);
  expect(outcome.losers.map((choice) => choice.id)).toEqual(['ann', 'cas']);
  expect(choicePairs(outcome).map((pair) => pair.winner.id + pair.loser.id)).toEqual([
    'benann',
    'bencas',
    'deeann',
    'deecas',
  ]);
});

test('the diluted margin divides the smallest margin by the ballots', () => {
  expect(outcomeOf(contest({ ann: 500, ben: 300, cas: 100 })).dilutedMargin).toBe(0.2);
  expect(outcomeOf(contest({ ann: 500, ben: 500 })).dilutedMargin).toBe(0);
});

test('an uncontested contest has no margin', () => {
  const outcome = outcomeOf(contest({ ann: 500 }));
  expect(outcome.smallestMargin).toBeUndefined();
  expect(outcome.dilutedMargin).toBe(-1);
});

test('exactly half of the votes is no majority, so two choices advance', () => {
  const runoff = { majorityOrRunoff: true };
  expect(outcomeOf(contest({ ann: 50, ben: 30, cas: 20 }, runoff)).seats).toBe(2);
  expect(outcomeOf(contest({ ann: 51, ben: 30, cas: 20 }, runoff)).seats).toBe(1);
});

test('shares are those of the votes, of the ballots and of the pair', () => {
  const tally = contest({ ann: 600, ben: 200 });
  const outcome = outcomeOf(tally);
  const [ann, ben] = [outcome.winners[0], outcome.losers[0]];
  if (!ann || !ben) throw new Error('two choices expected');
  expect(shareOfBallots(ann, tally)).toBe(0.6);
  expect(shareOfVotes(ann, outcome)).toBe(0.75);
  expect(pairShare({ winner: ann, loser: ben }, outcome)).toBe(0.75);
  expect(pairShare({ winner: { id: 'x', votes: 0 }, loser: { id: 'y', votes: 0 } }, outcome)).toBe(0.5);
});

test.each([
  ['no choices', contest({})],
  ['votes below zero', contest({ ann: -1 })],
  ['part of a vote', contest({ ann: 1.5 })],
  ['no ballots', contest({ ann: 1 }, { ballots: 0 })],
  ['no winners', contest({ ann: 1 }, { winners: 0 })],
  ['no votes allowed', contest({ ann: 1 }, { votesAllowed: 0 })],
  ['pending ballots below zero', contest({ ann: 1 }, { pendingBallots: -1 })],
])('a contest with %s is refused', (_, tally) => {
  expect(reportedOutcome(tally)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
});

test('two choices with one id are refused', () => {
  const twice = {
    ...contest({}),
    choices: [
      { id: 'ann', votes: 1 },
      { id: 'ann', votes: 2 },
    ],
  };
  expect(reportedOutcome(twice)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
});

test('votes that do not fit on the ballots are refused where the population matters', () => {
  expect(checkVotesFitBallots(contest({ ann: 1000 })).ok).toBe(true);
  expect(checkVotesFitBallots(contest({ ann: 1001 })).ok).toBe(false);
  expect(checkVotesFitBallots(contest({ ann: 600, ben: 500 })).ok).toBe(false);
  expect(checkVotesFitBallots(contest({ ann: 600, ben: 500 }, { votesAllowed: 2 })).ok).toBe(true);
});
