import type { PackDirectory, PackedCard, PackedMark, PackedVote } from '@plumbline/election-files';
import { NO_RECORD_ID } from '@plumbline/election-files';
import { describe, expect, test } from 'vitest';
import { castVoteRecordOf, contestNamesOf, reportedVoteOf } from './reported-vote.ts';

type Contests = PackDirectory['contests'];

const TALLY = { cards: 0, blank: 0, partial: 0, full: 0, overvoted: 0, undervotes: 0, votes: [] };

function contest(id: string, name: string, ranks = 0): Contests[number] {
  const choices = ['Ann', 'Bob', 'Write-in', 'Write-in'].map((choice, place) => {
    return { id: String(place), name: choice, writeIn: place > 1 };
  });
  return { id, name, votesAllowed: 2, ranks, choices, tally: TALLY };
}

const DIRECTORY: PackDirectory = {
  version: 1,
  codec: 'zstd',
  format: 'made',
  files: [],
  cards: 0,
  cardsPerBlock: 1,
  batches: [],
  contests: [contest('7', 'Mayor'), contest('8', 'Clerk', 3)],
};

test('the first contest of a name has it alone, and later ones their number as well', () => {
  const named = ['7 Mayor', '8 Clerk', '9 Mayor', '10 Mayor'].map((text) => {
    const [id = '', name = ''] = text.split(' ');
    return contest(id, name);
  });
  expect(contestNamesOf({ contests: named })).toEqual(['Mayor', 'Clerk', 'Mayor [9]', 'Mayor [10]']);
  // A name that is written as if it had been told apart is not taken for the one that was.
  const odd = [contest('1', 'Mayor'), contest('2', 'Mayor'), contest('3', 'Mayor [2]')];
  expect(contestNamesOf({ contests: odd })).toEqual(['Mayor', 'Mayor [2]', 'Mayor [2] [3]']);
});

type Marked = readonly [choice: number, rank?: number, writeIn?: PackedMark['writeIn']];

function voteIn(place: number, state: PackedVote['state'], marked: readonly Marked[]): PackedVote {
  const marks = marked.map(([choice, rank = 0, writeIn]) => ({ choice, rank, writeIn }));
  return { contest: place, state, isVoid: false, marks };
}

describe('a vote is what is marked, by name', () => {
  test.each<readonly [PackedVote['state'], string]>([
    ['blank', 'counted'],
    ['partial', 'counted'],
    ['full', 'counted'],
    ['overvote', 'overvoted'],
    ['not-entitled', 'not-counted'],
  ])('%s is %s', (state, counted) => {
    expect(reportedVoteOf(voteIn(0, state, [[0]]), DIRECTORY)).toEqual({ choices: ['Ann'], counted });
  });

  test('each name once, and no write-in that was rejected', () => {
    const marked: readonly Marked[] = [[1], [2, 0, 'resolved'], [3, 0, 'unresolved'], [0]];
    expect(reportedVoteOf(voteIn(0, 'full', marked), DIRECTORY)).toEqual({
      choices: ['Bob', 'Write-in', 'Ann'],
      counted: 'counted',
    });
    const rejected: readonly Marked[] = [[1], [2, 0, 'rejected']];
    expect(reportedVoteOf(voteIn(0, 'full', rejected), DIRECTORY).choices).toEqual(['Bob']);
  });

  test('a contest without ranks says nothing of any', () => {
    expect(reportedVoteOf(voteIn(0, 'blank', []), DIRECTORY)).toEqual({ choices: [], counted: 'counted' });
  });
});

describe('where voters ranked', () => {
  const plain = (...choices: readonly string[]) => ({ choices, invalidWriteIn: false });

  test('the choices are those of the first rank, and every rank to the last that is marked is told', () => {
    expect(
      reportedVoteOf(
        voteIn(1, 'full', [
          [1, 3],
          [0, 1],
        ]),
        DIRECTORY,
      ),
    ).toEqual({
      choices: ['Ann'],
      counted: 'counted',
      ranks: [plain('Ann'), plain(), plain('Bob')],
    });
  });

  test('two choices share a rank, a name counts once at it, and a rejected write-in is a mark for nobody', () => {
    const marked: readonly Marked[] = [
      [0, 1],
      [1, 1],
      [2, 2, 'resolved'],
      [3, 2, 'resolved'],
      [2, 3, 'rejected'],
    ];
    expect(reportedVoteOf(voteIn(1, 'overvote', marked), DIRECTORY)).toEqual({
      choices: ['Ann', 'Bob'],
      counted: 'overvoted',
      ranks: [plain('Ann', 'Bob'), plain('Write-in'), { choices: [], invalidWriteIn: true }],
    });
  });

  test('a mark without a rank is one of the first, and a card without marks ranks nobody', () => {
    expect(reportedVoteOf(voteIn(1, 'full', [[1]]), DIRECTORY)).toMatchObject({
      choices: ['Bob'],
      ranks: [plain('Bob')],
    });
    expect(reportedVoteOf(voteIn(1, 'blank', []), DIRECTORY)).toEqual({ choices: [], counted: 'counted', ranks: [] });
  });
});

describe('a card as it is compared', () => {
  const CARD: PackedCard = {
    ordinal: 0,
    file: 'f.csv',
    row: 5,
    tabulator: 'T1',
    batch: 'B1',
    recordId: 4,
    sheet: 0,
    cvrNumber: 9,
    imprintedId: 'T1-B1-4',
    style: '',
    precinct: '',
    countingGroup: '',
    remade: false,
    votes: [voteIn(1, 'full', [[0, 1]]), voteIn(0, 'full', [[1]])],
  };
  const madeUp = `T1-B1-${NO_RECORD_ID}`;

  test.each([
    ['what is printed on it and its record', {}, 'T1-B1-4', '4'],
    ['nothing printed', { imprintedId: '' }, null, '4'],
    ['no record, and a text of its own', { recordId: NO_RECORD_ID, imprintedId: 'X-77' }, 'X-77', null],
    [
      'no record, and a text that was put together without one',
      { recordId: NO_RECORD_ID, imprintedId: madeUp },
      null,
      null,
    ],
    ['a record, and a text that only looks put together', { imprintedId: madeUp }, madeUp, '4'],
  ])('has %s', (_name, change, imprintedId, recordId) => {
    expect(castVoteRecordOf({ ...CARD, ...change }, DIRECTORY)).toMatchObject({ imprintedId, recordId, remade: false });
  });

  test('says whether it was made anew, and its votes by contest', () => {
    const record = castVoteRecordOf({ ...CARD, remade: true }, DIRECTORY);
    expect(record.remade).toBe(true);
    expect([...record.votes]).toEqual([
      ['Clerk', { choices: ['Ann'], counted: 'counted', ranks: [{ choices: ['Ann'], invalidWriteIn: false }] }],
      ['Mayor', { choices: ['Bob'], counted: 'counted' }],
    ]);
  });
});
