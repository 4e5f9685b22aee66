import { type AuditEvent, assertBegun, evolveAll, NOT_BEGUN } from '@plumbline/audit';
import { type Contest, Sha256Schema } from '@plumbline/election';
import { expect, test } from 'vitest';
import { folderWith } from '../testing/audit-folder.ts';
import { issuesOfBatches } from './batch-result-issues.ts';

/* Adams voted on both contests, Baker on the mayor; the batches B1 and B3 of Adams were counted before, the second for the mayor alone. */

function contest(name: string, choices: readonly string[], jurisdictions: Contest['jurisdictions']): Contest {
  return {
    name,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: choices.map((choice) => ({ name: choice, votes: 10 })),
    jurisdictions,
  };
}

const SHA256 = Sha256Schema.parse('ab'.repeat(32));
const JURISDICTIONS = ['Adams', 'Baker', 'Clark'].map((name) => ({ name, expectedBallots: null }));
const COUNTED = { Mayor: { Ada: 6, Ben: 3 }, Levy: { Yes: 5, No: 4 } };
const EVENTS: readonly AuditEvent[] = [
  {
    type: 'audit-created',
    version: 2,
    practice: false,
    name: 'A',
    organization: 'O',
    auditType: 'batch-comparison',
    method: 'macro',
    compatibility: false,
  },
  {
    type: 'participants-registered',
    file: {
      jurisdiction: null,
      kind: 'participants',
      name: 'p.csv',
      bytes: 1,
      sha256: SHA256,
      figures: { kind: 'participants', jurisdictions: 3 },
    },
    jurisdictions: JURISDICTIONS,
  },
  {
    type: 'contests-defined',
    version: 5,
    contests: [contest('Mayor', ['Ada', 'Ben'], 'all'), contest('Levy', ['Yes', 'No'], ['Adams'])],
  },
  { type: 'inputs-committed', commitment: SHA256 },
  { type: 'seed-set', seed: '1' },
];
const IN_ROUND: readonly AuditEvent[] = [
  ...EVENTS,
  {
    type: 'round-opened',
    version: 2,
    round: 1,
    sampleSizes: { Mayor: 1 },
    drawnFrom: 'universe',
    draws: [{ contest: 'Mayor', jurisdiction: 'Adams', tabulator: null, batch: 'B1', position: null, ticket: '0.1' }],
    phantomDraws: [],
    extraBatches: [],
  },
  {
    type: 'batch-recorded',
    version: 3,
    jurisdiction: 'Adams',
    batch: 'B1',
    sheets: [{ name: 'Sheet 1', votes: COUNTED }],
    enteredBy: 'p',
  },
  {
    type: 'batch-recorded',
    version: 3,
    jurisdiction: 'Adams',
    batch: 'B3',
    sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 2, Ben: 2 } } }],
    enteredBy: 'p',
  },
];

const FOLDER = folderWith(
  {
    name: 'A',
    type: 'batch-comparison',
    riskLimit: 0.1,
    seed: '1',
    contests: [{ name: 'Mayor', targeted: true, choices: [{ name: 'Ada', votes: 1 }] }],
    jurisdictions: JURISDICTIONS.map(({ name }) => ({ name })),
    combinedBatches: [{ jurisdiction: 'Adams', name: 'Mixed', batches: ['B2', 'B3'] }],
    rounds: [{ results: 'round-1.csv' }],
  },
  {},
);
const batches = (...names: readonly string[]) => ({
  batches: names.map((name) => ({ tabulator: null, name, container: null, ballots: 10 })),
});
const MANIFESTS = new Map([
  ['Adams', batches('B1', 'B2', 'B3')],
  ['Baker', batches('B9')],
]);

type Result = Parameters<typeof issuesOfBatches>[1][number];

function issuesOf(results: readonly Result[], events: readonly AuditEvent[] = IN_ROUND) {
  const audit = assertBegun(evolveAll(NOT_BEGUN, events));
  const inputs = { manifests: MANIFESTS, totals: new Map() };
  return issuesOfBatches({ folder: FOLDER, inputs, audit, round: { path: 'round-1.csv' } }, results);
}

const result = (
  jurisdiction: string,
  batch: string,
  votes: Result['votes'] = { Mayor: { Ada: 1, Ben: 1 } },
): Result => {
  return { jurisdiction, batch, votes };
};
const ISSUE = { severity: 'ERROR', file: 'round-1.csv', count: 1 };

test('a batch of the manifest of its county, and a combination of the folder, are there to be counted', () => {
  expect(issuesOf([result('Adams', 'B2'), result('Adams', 'Mixed'), result('Baker', 'B9')])).toEqual([]);
});

test.each([
  ['Dade', 'B1', { code: 'UNKNOWN_JURISDICTION', column: 'Jurisdiction', found: 'Dade' }],
  ['Adams', 'B9', { code: 'BATCH_NOT_IN_MANIFEST', column: 'Batch Name', found: 'B9' }],
  ['Baker', 'B1', { code: 'BATCH_NOT_IN_MANIFEST', column: 'Batch Name', found: 'B1' }],
  // A combination is one of its own county.
  ['Baker', 'Mixed', { code: 'BATCH_NOT_IN_MANIFEST', column: 'Batch Name', found: 'Mixed' }],
  // A county without a manifest has no batch.
  ['Clark', 'B1', { code: 'BATCH_NOT_IN_MANIFEST', column: 'Batch Name', found: 'B1' }],
])('there is no batch %s %s', (jurisdiction, batch, issue) => {
  expect(issuesOf([result(jurisdiction, batch)])).toEqual([
    { ...ISSUE, ...issue, message: expect.stringContaining(issue.found), advice: expect.stringMatching(/./) },
  ]);
});

test('votes of a contest that the county does not vote on are refused, and the first of them is named', () => {
  expect(issuesOf([result('Baker', 'B9', { Mayor: { Ada: 1 }, Levy: { Yes: 1 } })])).toMatchObject([
    {
      ...ISSUE,
      code: 'UNKNOWN_CONTEST',
      column: 'Contest',
      found: 'Levy',
      message: 'Baker, B9: “Levy” is no contest of this jurisdiction.',
    },
  ]);
  expect(issuesOf([result('Adams', 'B2', { Mayor: { Ada: 1 }, Levy: { Yes: 1 } })])).toEqual([]);
});

test.each<readonly [string, Result['votes']]>([
  ['as before', COUNTED],
  ['of one contest as before', { Levy: COUNTED.Levy }],
  ['of one choice as before', { Mayor: { Ben: 3 } }],
])('a second count %s takes nothing back', (_name, votes) => {
  expect(issuesOf([result('Adams', 'B1', votes)])).toEqual([]);
});

test.each<readonly [string, Result['votes']]>([
  ['of the second contest alone', { ...COUNTED, Levy: { Yes: 5, No: 3 } }],
  ['of the first alone', { ...COUNTED, Mayor: { Ada: 7, Ben: 3 } }],
  ['of every contest', { Mayor: { Ada: 5, Ben: 2 }, Levy: { Yes: 1, No: 1 } }],
  ['with a choice more', { Mayor: { Ada: 6, Ben: 3, Cy: 1 } }],
])('a second count that differs %s is refused, with the round of the first', (_name, votes) => {
  expect(issuesOf([result('Adams', 'B1', votes)])).toEqual([
    {
      ...ISSUE,
      code: 'RESULT_CHANGED',
      message: 'Adams, B1: round 1 has another count of this batch.',
      advice: expect.stringMatching(/./),
    },
  ]);
  // Where nothing was counted yet nothing is taken back.
  expect(issuesOf([result('Adams', 'B1', votes)], EVENTS)).toEqual([]);
});

test('what was not counted before is not taken back by a count of it', () => {
  expect(issuesOf([result('Adams', 'B3', { Levy: { Yes: 1, No: 1 } })])).toEqual([]);
  expect(issuesOf([result('Adams', 'B3', { Levy: { Yes: 1 }, Mayor: { Ada: 3 } })])).toMatchObject([
    { code: 'RESULT_CHANGED' },
  ]);
});

test('each result is looked at, and each has one issue at most', () => {
  const votes = { Nowhere: { A: 1 } };
  expect(issuesOf([result('Dade', 'B1', votes), result('Adams', 'B1', votes), result('Adams', 'B2')])).toMatchObject([
    { code: 'UNKNOWN_JURISDICTION' },
    { code: 'UNKNOWN_CONTEST', found: 'Nowhere' },
  ]);
});
