import type { SampledBatch } from '@plumbline/api';
import { expect, test } from 'vitest';
import { draftOf, emptySheet, readTally, setVotes, type TallyDraft, totalOf } from './tally-draft.ts';

const contest = {
  name: 'Contest 1',
  targeted: true,
  winners: 1,
  votesAllowed: 2,
  majorityOrRunoff: false,
  totalBallots: null,
  cardsBearing: null,
  pendingBallots: 0,
  choices: [
    { name: 'candidate 1', votes: 5000 },
    { name: 'candidate 2', votes: 2500 },
  ],
  jurisdictions: 'all' as const,
};

const batch: SampledBatch = {
  batch: 'Batch 1',
  container: null,
  tabulator: null,
  ballots: 500,
  tickets: {},
  extra: false,
  required: false,
  combinedInto: null,
  combinedFrom: [],
  countedInRound: null,
  lastEditedBy: null,
  cards: null,
  sheets: [],
  review: null,
  entries: [],
  enteredOnce: null,
  together: false,
  contested: [],
  comparisons: [],
};

function sheet(name: string, first: string, second: string) {
  const one = setVotes(emptySheet(name, [contest]), { contest: 'Contest 1', choice: 'candidate 1' }, first);
  return setVotes(one, { contest: 'Contest 1', choice: 'candidate 2' }, second);
}

test('several sheets add up', () => {
  const draft: TallyDraft = [sheet('A', '200', '40'), sheet('B', '150', '10'), sheet('C', '50', '0')];
  expect(totalOf(draft, 'Contest 1', 'candidate 1')).toBe(400);
  expect(readTally(draft, batch, [contest])).toEqual({
    ok: true,
    value: [
      { name: 'A', votes: { 'Contest 1': { 'candidate 1': 200, 'candidate 2': 40 } } },
      { name: 'B', votes: { 'Contest 1': { 'candidate 1': 150, 'candidate 2': 10 } } },
      { name: 'C', votes: { 'Contest 1': { 'candidate 1': 50, 'candidate 2': 0 } } },
    ],
  });
});

test('more votes than the ballots allow are refused with both numbers', () => {
  expect(readTally([sheet('A', '1,000', '1')], batch, [contest])).toEqual({
    ok: false,
    error: [{ problem: 'above-limit', contest: 'Contest 1', votes: 1001, limit: 1000 }],
  });
  expect(readTally([sheet('A', '1,000', '0')], batch, [contest]).ok).toBe(true);
});

test('an empty field is not a zero', () => {
  expect(readTally([sheet('A', '5', '')], batch, [contest])).toEqual({
    ok: false,
    error: [{ problem: 'not-whole', sheet: 0, contest: 'Contest 1', choice: 'candidate 2' }],
  });
});

test('every sheet needs a name of its own', () => {
  const read = readTally([sheet('A', '1', '1'), sheet(' A ', '1', '1'), sheet(' ', '1', '1')], batch, [contest]);
  expect(!read.ok && read.error).toEqual([
    { problem: 'sheet-name-twice', sheet: 1, name: 'A' },
    { problem: 'sheet-name-missing', sheet: 2 },
  ]);
});

test('what is saved comes back into the form', () => {
  const saved = {
    ...batch,
    sheets: [{ name: 'A', votes: { 'Contest 1': { 'candidate 1': 1200, 'candidate 2': 0 } } }],
  };
  expect(draftOf(saved, [contest], 'Sheet 1')).toEqual([sheet('A', '1,200', '0')]);
  expect(draftOf(batch, [contest], 'Sheet 1')).toEqual([sheet('Sheet 1', '', '')]);
});

test('of a ranked contest every ballot is in one row, over all sheets', () => {
  const ranked = { ...contest, name: 'Mayor', votesAllowed: 1, countedBy: 'instant-runoff' as const };
  const [empty] = draftOf(batch, [contest, ranked], 'Sheet 1');
  expect(Object.keys(empty?.votes ?? {})).toEqual(['Contest 1']);
  const at = (name: string) => ({ choices: [name], invalidWriteIn: false });
  const sheet = (name: string, cards: string) => ({
    name,
    votes: { 'Contest 1': { 'candidate 1': '1', 'candidate 2': '2' } },
    rankings: {
      Mayor: {
        piles: [{ ranks: [at('candidate 2')], cards }],
        blank: '1',
        without: '0',
        begun: { ranks: [], cards: '' },
      },
    },
  });
  const read = (...cards: readonly string[]) =>
    readTally(
      cards.map((count, place) => sheet(`Sheet ${place + 1}`, count)),
      batch,
      [contest, ranked],
    );
  expect(read('299', '199')).toMatchObject({
    ok: true,
    value: [
      {
        votes: { 'Contest 1': { 'candidate 1': 1, 'candidate 2': 2 } },
        rankings: {
          Mayor: {
            piles: [
              { ranks: [at('candidate 2')], cards: 299 },
              { ranks: [], cards: 1 },
            ],
            without: 0,
          },
        },
      },
      {},
    ],
  });
  expect(read('299', '198')).toEqual({
    ok: false,
    error: [{ problem: 'not-all-ranked', contest: 'Mayor', sum: 499, ballots: 500 }],
  });
});
