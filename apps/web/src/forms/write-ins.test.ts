import { expect, test } from 'vitest';
import { type ContestDraft, EMPTY_CONTEST } from './contest-draft.ts';
import { votesUnexplained } from './write-ins.ts';

function contest(votes: readonly string[], change: Partial<ContestDraft> = {}): ContestDraft {
  const choices = votes.map((count, place) => ({ name: `Choice ${place + 1}`, votes: count }));
  return { ...EMPTY_CONTEST, totalBallots: '1,000', choices, ...change };
}

test('what the choices leave of the ballots is told, and with two votes allowed twice as much', () => {
  expect(votesUnexplained(contest(['600', '350']))).toBe(50);
  expect(votesUnexplained(contest(['600', '350'], { votesAllowed: '2' }))).toBe(1050);
  expect(votesUnexplained(contest(['600', '350'], { cardsBearing: '960' }))).toBe(10);
});

test('nothing is asked where a choice holds the write-ins, nothing is left, or a figure is missing', () => {
  const choices = [
    { name: 'Ada', votes: '600' },
    { name: 'Write-ins', votes: '' },
  ];
  expect(votesUnexplained(contest([], { choices }))).toBeUndefined();
  expect(votesUnexplained(contest(['600', '400']))).toBeUndefined();
  expect(votesUnexplained(contest(['600', '500']))).toBeUndefined();
  expect(votesUnexplained(contest(['600', '']))).toBeUndefined();
  expect(votesUnexplained(contest(['600', '350'], { totalBallots: '' }))).toBeUndefined();
});
