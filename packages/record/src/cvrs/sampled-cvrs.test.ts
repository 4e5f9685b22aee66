import type { Plan } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { csv, type Table } from '../testing/audit-folder.ts';
import { readSampledCvrs } from './sampled-cvrs.ts';

/* Records of drawn cards alone: a table as a county publishes it beside the results. */

function contest(name: string, votesAllowed: number): Plan['contests'][number] {
  return {
    name,
    votesAllowed,
    targeted: true,
    winners: 1,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    jurisdictions: 'all',
    choices: [{ name: 'Ann', votes: 1 }],
  };
}

const PLAN: Plan = {
  name: 'Audit',
  organization: 'Office',
  type: 'ballot-comparison',
  method: 'super-simple',
  compatibility: false,
  settings: null,
  jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })),
  contests: [contest('Mayor', 1), contest('Council', 2)],
  withoutBallots: [],
};

const MANIFEST = {
  batches: [
    { tabulator: 'T1', name: 'B1', container: null, ballots: 30 },
    { tabulator: 'T1', name: 'B2', container: null, ballots: 7 },
    { tabulator: 'T2', name: 'B1', container: null, ballots: 5 },
  ],
};

const ROWS: Table = [
  ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'],
  ['Adams', 'T1', 'B1', 3, 'Mayor', 'Ann'],
  ['Adams', 'T1', 'B1', 3, 'Council', 'Cy;Dee'],
  ['Adams', 'T1', 'B1', 9, 'Mayor', 'Ann;Bob'],
  ['Adams', 'T1', 'B1', 9, 'Council', 'Cy;Dee;Eve'],
  ['Adams', 'T2', 'B1', 3, 'Mayor', 'CONTEST_NOT_ON_BALLOT'],
  ['Adams', 'T2', 'B1', 3, 'Council', 'BLANK'],
  ['Adams', 'T2', 'B1', 3, 'Levy', 'Yes;No'],
  ['Adams', 'T2', 'B1', 4, '*', 'NOT_FOUND'],
  ['Baker', 'T9', 'B8', 1, 'Mayor', 'Bob'],
];

const FILES = [{ name: 'sampled.csv', bytes: 1, sha256: Sha256Schema.parse('ab'.repeat(32)) }];

function readRows(rows: Table) {
  return readSampledCvrs({ name: 'sampled.csv', bytes: csv(rows) }, PLAN, {
    jurisdiction: 'Adams',
    manifest: MANIFEST,
    files: FILES,
  });
}

function readContent(rows: Table = ROWS) {
  const { content } = readRows(rows);
  assert(content !== undefined, 'the table can be read');
  return content;
}

test('the records of a county are found by their places, with more marks than votes allowed counted for nobody', () => {
  const { records } = readContent();
  const votesAt = (tabulator: string, batch: string, position: number) => {
    const record = records.find({ tabulator, batch, position });
    return record && [...record.votes].map(([name, { choices, counted }]) => [name, choices.join(' '), counted]);
  };
  expect(votesAt('T1', 'B1', 3)).toEqual([
    ['Mayor', 'Ann', 'counted'],
    ['Council', 'Cy Dee', 'counted'],
  ]);
  expect(votesAt('T1', 'B1', 9)).toEqual([
    ['Mayor', 'Ann Bob', 'overvoted'],
    ['Council', 'Cy Dee Eve', 'overvoted'],
  ]);
  // A contest that is not on the card is not in its record; one of no audit allows one vote.
  expect(votesAt('T2', 'B1', 3)).toEqual([
    ['Council', '', 'counted'],
    ['Levy', 'Yes No', 'overvoted'],
  ]);
  expect(votesAt('T2', 'B1', 4)).toBeUndefined();
  expect(votesAt('T1', 'B1', 4)).toBeUndefined();
  expect(votesAt('T9', 'B8', 1)).toBeUndefined();
  expect(records.find({ tabulator: 'T1', batch: 'B1', position: 3 })).toMatchObject({
    imprintedId: null,
    recordId: null,
    remade: false,
  });
});

test('nothing adds up: only the cards with a record and their batches are counted, and those of other counties are not', () => {
  expect(readContent().figures).toEqual({
    kind: 'cvrs',
    scope: 'sampled-cards',
    format: 'sampled',
    cards: 3,
    batches: 2,
    withoutCvr: 0,
    withoutCard: 0,
    contests: [],
    files: FILES,
  });
});

test('a batch holds the cards that the manifest lists, so that a card without a record can be drawn', () => {
  const { records } = readContent();
  const cardsIn = (tabulator: string, batch: string) => records.cardsIn({ tabulator, batch });
  expect([cardsIn('T1', 'B1'), cardsIn('T1', 'B2'), cardsIn('T2', 'B1'), cardsIn('T2', 'B2')]).toEqual([30, 7, 5, 0]);
});

test('which other cards bear a contest cannot be asked', () => {
  const { records } = readContent();
  expect(() => records.bearing('Mayor', { tabulator: 'T1', batch: 'B1' })).toThrow(
    'nobody draws by card style from records of drawn cards',
  );
});

test('a table without its columns is refused, and nothing of it is used', () => {
  const [head, ...rows] = ROWS;
  assert(head !== undefined, 'the table has a head');
  const { report, content } = readRows([[...head.slice(0, -1), 'Reading'], ...rows]);
  expect(content).toBeUndefined();
  expect(report).toMatchObject({
    accepted: false,
    issues: [{ code: 'UNKNOWN_COLUMN' }, { code: 'MISSING_COLUMN', found: expect.stringContaining('Reading') }],
  });
});
