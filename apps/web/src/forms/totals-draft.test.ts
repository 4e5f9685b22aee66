import type { RoundTotals } from '@plumbline/api';
import type { Contest } from '@plumbline/election';
import { expect, test } from 'vitest';
import { readTotals, totalsContests, totalsDraftOf, typedVotes } from './totals-draft.ts';

const COUNCIL: Contest = {
  name: 'Council',
  targeted: true,
  winners: 1,
  votesAllowed: 2,
  majorityOrRunoff: false,
  totalBallots: 100,
  cardsBearing: null,
  pendingBallots: 0,
  choices: [
    { name: 'Ada', votes: 60 },
    { name: 'Ben', votes: 30 },
  ],
  jurisdictions: 'all',
};

const TOTALS: RoundTotals = {
  round: 1,
  contests: [{ contest: 'Council', draws: 10, sampleOf: 'Council', entered: null }],
  version: null,
  enteredBy: null,
  final: false,
};

const CONTESTS = totalsContests(TOTALS, [COUNCIL]);
const draft = (ada: string, ben: string, notFound = '0') => ({ Council: { votes: { Ada: ada, Ben: ben }, notFound } });
const problemsOf = (...typed: Parameters<typeof draft>) => {
  const read = readTotals(draft(...typed), CONTESTS);
  return read.ok ? [] : read.error.map(({ problem }) => problem);
};

test('nothing is filled in before somebody has entered it: empty is not zero', () => {
  expect(totalsDraftOf(CONTESTS)).toEqual(draft('', '', ''));
  expect(problemsOf('', '', '')).toEqual(['not-found-not-whole', 'not-whole', 'not-whole']);
});

test('what was entered stands in the form, and is read as it was', () => {
  const entered = { votes: { Ada: 8, Ben: 7 }, notFound: 2 };
  const contests = totalsContests({ ...TOTALS, contests: [{ ...TOTALS.contests[0], entered }] }, [COUNCIL]);
  expect(totalsDraftOf(contests)).toEqual(draft('8', '7', '2'));
  expect(readTotals(totalsDraftOf(contests), contests)).toEqual({ ok: true, value: { Council: entered } });
  expect(typedVotes(totalsDraftOf(contests), COUNCIL)).toBe(15);
});

test('more votes than the cards that were found can hold are found before they are sent', () => {
  expect(problemsOf('10', '10')).toEqual([]);
  expect(problemsOf('11', '9')).toEqual(['choice-above-draws']);
  expect(problemsOf('10', '9', '1')).toEqual(['choice-above-draws', 'above-draws']);
  expect(problemsOf('0', '0', '11')).toEqual(['not-found-not-whole']);
});
