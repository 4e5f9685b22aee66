import { type AuditEvent, assertBegun, evolveAll, NOT_BEGUN, type Plan } from '@plumbline/audit';
import type { Contest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { headerMappingOf, readCandidateTotals, readManifest } from './read-input-file.ts';
import { csv, type Table } from './testing/audit-folder.ts';

/* What the record keeps of manifests and candidate totals, added up by hand. */

function contest(name: string, choices: readonly string[], change: Partial<Contest> = {}): Contest {
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
    jurisdictions: 'all',
    ...change,
  };
}

function planOf(auditType: 'batch-comparison' | 'hybrid', contests: readonly Contest[]): Plan {
  const method = auditType === 'hybrid' ? 'suite' : 'macro';
  const created: AuditEvent = {
    type: 'audit-created',
    version: 2,
    practice: false,
    name: 'A',
    organization: 'O',
    auditType,
    method,
    compatibility: false,
  };
  const { plan } = assertBegun(evolveAll(NOT_BEGUN, [created]));
  const jurisdictions = [
    { name: 'Adams', expectedBallots: 160 },
    { name: 'Baker', expectedBallots: null },
  ];
  return { ...plan, contests, jurisdictions };
}

const file = (table: Table) => ({ name: 'file.csv', bytes: csv(table) });

describe('a manifest', () => {
  const MANIFEST: Table = [
    ['Batch Name', 'Number of Ballots'],
    ['B1', 100],
    ['B2', 60],
  ];
  const plan = planOf('batch-comparison', [contest('Mayor', ['Ada', 'Ben'])]);

  test('is its batches in their order, with their number and their ballots as its figures', () => {
    expect(readManifest(file(MANIFEST), plan, { jurisdiction: 'Adams' }).content).toEqual({
      value: {
        batches: [
          { name: 'B1', tabulator: null, container: null, ballots: 100 },
          { name: 'B2', tabulator: null, container: null, ballots: 60 },
        ],
      },
      figures: { kind: 'manifest', batches: 2, ballots: 160 },
    });
  });

  test('is held against the ballots that its own county expects', () => {
    const codes = (jurisdiction: string, ballots: number) => {
      const table: Table = [...MANIFEST.slice(0, 2), ['B2', ballots]];
      return readManifest(file(table), plan, { jurisdiction }).report.issues.length;
    };
    expect([codes('Adams', 60), codes('Baker', 90), codes('Clark', 90)]).toEqual([0, 0, 0]);
    expect(codes('Adams', 90)).toBeGreaterThan(0);
  });

  test('of which a person said what its headers mean is read so', () => {
    const odd: Table = [['Stack', 'Count', 'Remark'], ...MANIFEST.slice(1).map((row) => [...row, 'x'])];
    const headers = [
      { header: 'Stack', column: 'Batch Name' },
      { header: 'Count', column: 'Number of Ballots' },
      { header: 'Remark', column: null },
    ];
    expect(headerMappingOf(headers)).toEqual({ Stack: 'Batch Name', Count: 'Number of Ballots', Remark: null });
    const read = readManifest(file(odd), plan, { jurisdiction: 'Adams', headers });
    expect(read.content?.figures).toEqual({ kind: 'manifest', batches: 2, ballots: 160 });
    const unnamed = readManifest(file(odd), plan, { jurisdiction: 'Adams' });
    expect(unnamed).toMatchObject({ report: { accepted: false }, content: undefined });
  });

  test('says how many of its batches have records, where it says so of each', () => {
    const table: Table = [
      ['Tabulator', 'Batch Name', 'Number of Ballots', 'CVR'],
      ['T1', 'B1', 100, 'Y'],
      ['T1', 'B2', 60, 'N'],
      ['T2', 'B1', 7, 'Y'],
    ];
    const read = readManifest(file(table), planOf('hybrid', [contest('Mayor', ['Ada', 'Ben'])]), {
      jurisdiction: 'Baker',
    });
    assert(read.content !== undefined, 'the manifest can be read', read.report);
    expect(read.content.figures).toEqual({
      kind: 'manifest',
      batches: 3,
      ballots: 167,
      inCvr: { batches: 2, ballots: 107 },
    });
    expect(read.content.value.batches.map(({ tabulator, inCvr }) => [tabulator, inCvr])).toEqual([
      ['T1', true],
      ['T1', false],
      ['T2', true],
    ]);
  });
});

describe('candidate totals', () => {
  const manifest = {
    batches: ['B1', 'B2'].map((name) => ({ name, tabulator: null, container: null, ballots: 100 })),
  };
  const MAYOR = contest('Mayor', ['Ada', 'Ben']);
  const COUNCIL = contest('Council', ['Cy', 'Dee', 'Eve'], { votesAllowed: 2 });
  const LEVY = contest('Levy', ['Yes', 'No'], { jurisdictions: ['Baker'] });
  const plan = planOf('batch-comparison', [MAYOR, COUNCIL, LEVY]);
  const TOTALS: Table = [
    ['Batch Name', 'Mayor - Ada', 'Mayor - Ben', 'Council - Cy', 'Council - Dee', 'Council - Eve'],
    // 70 votes for mayor, 121 for two seats: 70 ballots. 20, and 83: 42 ballots.
    ['B1', 40, 30, 60, 41, 20],
    ['B2', 15, 5, 30, 28, 25],
  ];

  test('are added up by contest and choice, with the fewest ballots that can hold the votes of each batch', () => {
    const read = readCandidateTotals(file(TOTALS), plan, { jurisdiction: 'Adams', manifest });
    assert(read.content !== undefined, 'the totals can be read', read.report);
    expect(read.content.value).toEqual({
      batches: [
        { batch: 'B1', votes: { Mayor: { Ada: 40, Ben: 30 }, Council: { Cy: 60, Dee: 41, Eve: 20 } } },
        { batch: 'B2', votes: { Mayor: { Ada: 15, Ben: 5 }, Council: { Cy: 30, Dee: 28, Eve: 25 } } },
      ],
    });
    expect(read.content.figures).toEqual({
      kind: 'candidate-totals',
      batches: 2,
      votes: { Mayor: { Ada: 55, Ben: 35 }, Council: { Cy: 90, Dee: 69, Eve: 45 } },
      ballotsImplied: 70 + 42,
    });
  });

  test('with votes of a contest that only others vote on are refused, and the contest is named', () => {
    const [head, ...rows] = TOTALS;
    assert(head !== undefined, 'the table has a head');
    const table: Table = [[...head, 'Levy - No'], ...rows.map((row) => [...row, 1])];
    const read = readCandidateTotals(file(table), plan, { jurisdiction: 'Adams', manifest });
    expect(read).toMatchObject({
      content: undefined,
      report: { accepted: false, issues: [{ code: 'NO_CONTESTS', column: 'Levy', found: 'Levy' }] },
    });
  });

  test('of a batch that the manifest lacks are refused', () => {
    const table: Table = [...TOTALS, ['B3', 1, 1, 1, 1, 1]];
    const read = readCandidateTotals(file(table), plan, { jurisdiction: 'Adams', manifest });
    expect(read).toMatchObject({ content: undefined, report: { accepted: false } });
  });
});
