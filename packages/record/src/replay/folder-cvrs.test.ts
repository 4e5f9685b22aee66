import { createHash } from 'node:crypto';
import { type AuditEvent, assertBegun, evolveAll, NOT_BEGUN, type Plan } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, type Table } from '../testing/audit-folder.ts';
import { readFolderCvrs } from './folder-cvrs.ts';

/* The cast vote records of one county of a folder: what is registered of them, and how they are looked up. */

const CREATED: AuditEvent = {
  type: 'audit-created',
  version: 2,
  practice: false,
  name: 'A',
  organization: 'O',
  auditType: 'ballot-comparison',
  method: 'super-simple',
  compatibility: false,
};
const PLAN: Plan = {
  ...assertBegun(evolveAll(NOT_BEGUN, [CREATED])).plan,
  jurisdictions: [{ name: 'Adams', expectedBallots: null }],
};
const MANIFEST = {
  batches: ['B1', 'B2'].map((name) => ({ tabulator: 'T1', name, container: null, ballots: 2 })),
};

type Described = Parameters<typeof readFolderCvrs>[2]['cvrs'];

function readWith(files: Readonly<Record<string, Uint8Array>>, cvrs: Described) {
  const description = {
    name: 'A',
    type: 'ballot-comparison',
    riskLimit: 0.1,
    seed: '1',
    contests: [{ name: 'Mayor', targeted: true }],
    jurisdictions: [{ name: 'Adams', manifest: 'm.csv', cvrs }],
    rounds: [{ results: 'r.csv' }],
  };
  const of = { jurisdiction: 'Adams', manifest: MANIFEST, cvrs, contestNames: {} };
  return readFolderCvrs(folderWith(description, files), PLAN, of);
}

const HEAD = ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'];
const sampled = (...rows: Table) => csv([HEAD, ...rows]);
const ONE = sampled(['Adams', 'T1', 'B1', 1, 'Mayor', 'Ann'], ['Adams', 'T1', 'B1', 2, 'Mayor', 'Bob']);
const OTHER = sampled(['Adams', 'T1', 'B2', 1, 'Mayor', 'Cy'], ['Baker', 'T1', 'B2', 2, 'Mayor', 'Dee']);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('every file that is not there is named, and the others are not read', async () => {
  const read = await readWith({ 'b.csv': ONE }, { format: 'sampled', files: ['a.csv', 'b.csv', 'sub/c.csv'] });
  expect(read).toMatchObject({
    issues: ['a.csv', 'sub/c.csv'].map((file) => ({ severity: 'ERROR', code: 'FILE_EMPTY', file })),
    found: undefined,
  });
  expect(read.issues).toHaveLength(2);
});

describe('records of drawn cards', () => {
  test('in one file are registered as this file, by its name without the folder', async () => {
    const { issues, found } = await readWith({ 'cvrs/one.csv': ONE }, { format: 'sampled', files: ['cvrs/one.csv'] });
    expect(issues).toEqual([]);
    expect(found?.file).toEqual({
      jurisdiction: 'Adams',
      kind: 'cvrs',
      name: 'one.csv',
      bytes: ONE.length,
      sha256: sha256(ONE),
      figures: {
        kind: 'cvrs',
        scope: 'sampled-cards',
        format: 'sampled',
        cards: 2,
        batches: 1,
        withoutCvr: 0,
        withoutCard: 0,
        contests: [],
        files: [{ name: 'cvrs/one.csv', bytes: ONE.length, sha256: sha256(ONE) }],
      },
    });
    expect(found?.contents).toEqual([ONE, ONE]);
  });

  test('in several files are one upload: their list is registered, and a card is found in whichever has it', async () => {
    const files = { 'one.csv': ONE, 'other.csv': OTHER };
    const { issues, found } = await readWith(files, { format: 'sampled', files: ['one.csv', 'other.csv'] });
    expect(issues).toEqual([]);
    assert(found !== undefined, 'the files can be read');
    const list = [
      { bytes: ONE.length, name: 'one.csv', sha256: sha256(ONE) },
      { bytes: OTHER.length, name: 'other.csv', sha256: sha256(OTHER) },
    ];
    const registered = new TextEncoder().encode(JSON.stringify(list));
    expect(found.file).toMatchObject({
      name: 'Adams-cvrs.json',
      bytes: registered.length,
      sha256: sha256(registered),
      // Those of another county are no records of this one.
      figures: { cards: 3, files: list },
    });
    expect(found.contents).toEqual([registered, ONE, OTHER]);
    const { find } = await found.fetch({ cards: [], bearing: [] });
    const votesAt = (batch: string, position: number) =>
      find({ tabulator: 'T1', batch, position })?.votes.get('Mayor')?.choices;
    expect([votesAt('B1', 1), votesAt('B1', 2), votesAt('B2', 1), votesAt('B2', 2)]).toEqual([
      ['Ann'],
      ['Bob'],
      ['Cy'],
      undefined,
    ]);
    expect(await found.rankings('Mayor', (name) => name)).toEqual({ ranks: 0, groups: [] });
  });

  test('that cannot be read are refused with the issues of all files up to them', async () => {
    const files = { 'one.csv': ONE, 'bad.csv': csv([['Jurisdiction'], ['Adams']]), 'last.csv': OTHER };
    const read = await readWith(files, { format: 'sampled', files: ['one.csv', 'bad.csv', 'last.csv'] });
    expect(read.found).toBeUndefined();
    expect(new Set(read.issues.map(({ file }) => file))).toEqual(new Set(['bad.csv']));
    expect(read.issues.some(({ severity }) => severity === 'ERROR')).toBe(true);
  });
});

describe('records of every card', () => {
  const table = (batch: string): Table => [
    ['Cast Vote Record', 'Batch', 'Mayor'],
    [1, 'B1', 'Ann'],
    [2, 'B1', 'Bob'],
    [3, batch, 'Ann'],
  ];

  test('are registered with what they add up to, and found by their places', async () => {
    const bytes = csv(table('B2'));
    const { found } = await readWith({ 'c.csv': bytes }, { format: 'ess-single', files: ['c.csv'] });
    assert(found !== undefined, 'the file can be read');
    expect(found.file).toMatchObject({
      name: 'c.csv',
      sha256: sha256(bytes),
      figures: { scope: 'every-card', cards: 3, batches: 2, withoutCvr: 1, withoutCard: 0 },
    });
    const place = { tabulator: 'T1', batch: 'B2', position: 1 };
    const { find } = await found.fetch({ cards: [place], bearing: [] });
    expect(find(place)?.votes.get('Mayor')).toEqual({ choices: ['Ann'], counted: 'counted' });
    expect(await found.rankings('Mayor', (name) => name)).toMatchObject({ ranks: 0 });
  });

  test('of a batch that the manifest lacks are refused, with the issue that says so', async () => {
    const read = await readWith({ 'c.csv': csv(table('B7')) }, { format: 'ess-single', files: ['c.csv'] });
    expect(read.found).toBeUndefined();
    expect(read.issues).toContainEqual(expect.objectContaining({ severity: 'ERROR', code: 'BATCH_NOT_IN_MANIFEST' }));
  });
});
