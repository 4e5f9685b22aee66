import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createZipWriter } from '@plumbline/election-files';
import { nodeDeflater } from '@plumbline/election-files/node';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { inspect } from './inspect.ts';

let folder = '';
const path = (name: string) => join(folder, name);
const printed: string[] = [];
const complained: string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'));
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text));
  writeFileSync(
    path('manifest.csv'),
    'Container,Tabulator,Batch Name,Number of Ballots\nBox 1,T1,1,10\nBox 1,T2,1,20\n',
  );
  writeFileSync(path('bad.csv'), 'Batch Name,Number of Ballots\nA,x\n');
  writeFileSync(
    path('people.csv'),
    'Jurisdiction,Admin Email\nAlder,a@example.org\nAlder,b@example.org\nBirch,a@example.org\n',
  );
  writeFileSync(path('contests.csv'), 'Contest Name,Jurisdictions,Choice Names\nMayor,"Alder, Birch",Ann;Bob\n');
  writeFileSync(path('totals.csv'), 'Batch Name,Ann,Bob\nA,3,4\nB,5,6\n');
  writeFileSync(path('batches.csv'), 'Batch Name,Number of Ballots\nA,10\nB,20\n');
  writeFileSync(
    path('contests.json'),
    '[{"name":"Mayor","votesAllowed":1,"choices":[{"name":"Ann","votes":8},{"name":"Bob","votes":10}]}]',
  );
  writeFileSync(path('manifest.csv.gz'), gzipSync('Batch Name,Number of Ballots\nA,10\n'));
  writeFileSync(path('letter.txt'), 'Dear clerk,');
});
afterEach(() => {
  printed.length = 0;
  complained.length = 0;
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const answer = () => JSON.parse(printed.join('\n'));

/** A table of about one megabyte, several times what is read of a file at once; every row names itself. */
const megabyte = (header: string, row: (number: number) => string) => {
  const rows = Array.from({ length: 24_000 }, (_, index) => `${row(index + 1)}\n`);
  return `${header}\n${rows.join('')}`;
};
const wide = (number: number) => `Batch ${String(number).padStart(30, '0')}`;
const BATCHES = megabyte('Batch Name,Number of Ballots', (number) => `${wide(number)},${number % 2}`);

test.each([
  ['manifest', BATCHES, { accepted: true, batches: 24_000, ballots: 12_000 }],
  [
    'candidate-totals',
    megabyte('Batch Name,Ann,Bob', (number) => `${wide(number)},1,${number % 2}`),
    { accepted: true, batches: 24_000, totals: { Ann: 24_000, Bob: 12_000 } },
  ],
  [
    'participants',
    megabyte('Jurisdiction,Admin Email', (number) => `County ${number} of the state,clerk${number}@example.org`),
    { accepted: true, jurisdictions: 24_000, managers: 24_000 },
  ],
  [
    'standardized-contests',
    megabyte(
      'Contest Name,Jurisdictions,Choice Names',
      (number) => `Contest ${number} of the state,all,Ann Lee;Bob Ray`,
    ),
    { accepted: true },
  ],
  [
    'tabulator-status',
    `<x><tabulators>${Array.from({ length: 24_000 }, (_, index) => `<tb tid="${index + 1}" name="Tabulator number ${index + 1}"/>`).join('')}</tabulators></x>`,
    { accepted: true, tabulators: 24_000 },
  ],
])('a %s of a megabyte is read to its end, plain and compressed', async (kind, text, expected) => {
  expect(text.length).toBeGreaterThan(900_000);
  writeFileSync(path('large'), text);
  writeFileSync(path('large.gz'), gzipSync(text));
  for (const name of ['large', 'large.gz']) {
    printed.length = 0;
    expect(await inspect([path(name), '--as', kind, '--json'])).toBe(0);
    expect(answer()).toMatchObject(expected);
  }
});

test('large files to compare with are read whole too', async () => {
  writeFileSync(path('large-manifest.csv'), BATCHES);
  writeFileSync(
    path('large-totals.csv'),
    megabyte('Batch Name,Ann,Bob', (number) => `${wide(number)},${number % 2},0`),
  );
  const against = ['--manifest', path('large-manifest.csv')];
  await inspect([path('large-totals.csv'), '--as', 'candidate-totals', ...against, '--json']);
  expect(answer()).toMatchObject({ accepted: true, batches: 24_000, totals: { Ann: 12_000, Bob: 0 } });
});

/** The bytes of a workbook with one sheet of texts. */
function workbookOf(table: string): Buffer {
  const cell = (text: string, column: string) => `<c r="${column}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = table.trimEnd().split('\n');
  const xml = rows.map((line, index) => {
    const cells = line.split(',').map((text, column) => cell(text, `${'ABC'[column]}${index + 1}`));
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  const parts: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => parts.push(bytes.slice()) }, deflater: nodeDeflater });
  const add = (name: string, text: string) => zip.add(name, Buffer.from(text));
  add('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>');
  add(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  );
  add('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${xml.join('')}</sheetData></worksheet>`);
  zip.finish();
  return Buffer.concat(parts);
}

test('a workbook of a megabyte is read to its end', async () => {
  // Names that do not repeat themselves, so that the archive stays large.
  const name = (number: number) => `${createHash('sha256').update(`${number}`).digest('hex')}`;
  const table = megabyte('Batch Name,Number of Ballots', (number) => `${name(number)},${1 + (number % 2)}`);
  const bytes = workbookOf(table);
  expect(bytes.length).toBeGreaterThan(900_000);
  writeFileSync(path('large.xlsx'), bytes);
  expect(await inspect([path('large.xlsx'), '--as', 'manifest', '--json'])).toBe(0);
  expect(answer()).toMatchObject({ accepted: true, batches: 24_000, ballots: 36_000 });
});

test('contests of a megabyte to compare with are read to their end', async () => {
  const jurisdictions = Array.from({ length: 36_000 }, (_, index) => `County ${index + 1} of the state`);
  const choices = [{ name: 'Ann' }, { name: 'Bob' }];
  const contests = JSON.stringify([{ name: 'Mayor', jurisdictions, votesAllowed: 1, choices }]);
  expect(contests.length).toBeGreaterThan(900_000);
  writeFileSync(path('large-contests.json'), contests);
  const table = ['Contest Name,Jurisdictions,Choice Names', `Mayor,"${jurisdictions.join(';')}",Ann;Bob`, ''];
  writeFileSync(path('large-contests.csv'), table.join('\n'));
  for (const name of ['large-contests.json', 'large-contests.csv']) {
    printed.length = 0;
    const args = ['--contests', path(name), '--manifest', path('batches.csv'), '--json'];
    expect(await inspect([path('totals.csv'), ...args])).toBe(0);
    expect(answer()).toMatchObject({ accepted: true, batches: 2, totals: { Ann: 8, Bob: 10 }, issues: [] });
  }
});

test('a file of one byte more than is read at once answers like one of a byte less', async () => {
  for (const size of [262_144, 262_145]) {
    const header = 'Batch Name,Number of Ballots\n';
    const rows: string[] = [];
    let length = header.length;
    while (length + 30 < size) {
      const row = `B${String(rows.length + 1).padStart(7, '0')},100\n`;
      rows.push(row);
      length += row.length;
    }
    rows.push(`${'Z'.repeat(size - length - ',100\n'.length)},100\n`);
    const text = header + rows.join('');
    expect(text.length).toBe(size);
    writeFileSync(path('edge.csv'), text);
    printed.length = 0;
    expect(await inspect([path('edge.csv'), '--json'])).toBe(0);
    expect(answer()).toMatchObject({
      kind: 'manifest',
      accepted: true,
      batches: rows.length,
      ballots: 100 * rows.length,
      issues: [],
    });
  }
});

test('a manifest is recognised and its distinct tabulators and containers are counted', async () => {
  expect(await inspect([path('manifest.csv'), '--json'])).toBe(0);
  expect(answer()).toEqual({
    kind: 'manifest',
    format: 'manifest',
    encoding: 'utf-8',
    accepted: true,
    needsConfirmation: false,
    batches: 2,
    ballots: 30,
    tabulators: 2,
    containers: 1,
    issues: [],
    issueCount: 0,
  });
});

test('a kind that is given sets the rules', async () => {
  expect(await inspect([path('manifest.csv'), '--as', 'manifest-polling', '--json'])).toBe(1);
  expect(answer()).toMatchObject({ accepted: false, issues: [{ code: 'DUPLICATE_KEY', row: 3 }] });
});

test('participants are counted by jurisdiction and by person', async () => {
  expect(await inspect([path('people.csv'), '--json'])).toBe(0);
  expect(answer()).toMatchObject({ kind: 'participants', jurisdictions: 2, managers: 2 });
});

test('contests are compared with the participants', async () => {
  expect(await inspect([path('contests.csv'), '--participants', path('people.csv'), '--json'])).toBe(0);
  expect(answer()).toMatchObject({
    kind: 'standardized-contests',
    contests: [{ name: 'Mayor', jurisdictions: ['Alder', 'Birch'], choices: ['Ann', 'Bob'] }],
  });
});

test('totals are compared with the manifest and the contests, of which both forms are read', async () => {
  for (const contests of ['contests.json', 'contests.csv']) {
    const args = [path('totals.csv'), '--manifest', path('batches.csv'), '--contests', path(contests), '--json'];
    expect(await inspect(args)).toBe(0);
    expect(answer()).toMatchObject({ kind: 'candidate-totals', batches: 2, totals: { Ann: 8, Bob: 10 } });
    printed.length = 0;
  }
  expect(await inspect([path('totals.csv'), '--manifest', path('manifest.csv'), '--json'])).toBe(1);
  expect(answer()).toMatchObject({ issues: [{ code: 'BATCH_SET_MISMATCH' }] });
});

test('with --each every file answers for itself, and one refusal is the exit code', async () => {
  expect(await inspect([path('manifest.csv'), path('bad.csv'), '--each', '--json'])).toBe(1);
  expect(answer()).toMatchObject([
    { file: path('manifest.csv'), accepted: true },
    { file: path('bad.csv'), accepted: false, issues: [{ code: 'NOT_A_NUMBER', file: 'bad.csv' }] },
  ]);
});

test('a compressed file is opened', async () => {
  expect(await inspect([path('manifest.csv.gz'), '--json'])).toBe(0);
  expect(answer()).toMatchObject({ kind: 'manifest', ballots: 10 });
});

test('what is no election file is named for what it looks like', async () => {
  expect(await inspect([path('letter.txt'), '--json'])).toBe(1);
  expect(answer()).toMatchObject({
    kind: 'unknown',
    accepted: false,
    issues: [{ code: 'UNKNOWN_KIND', found: 'a text' }],
  });
});

test('people read sentences', async () => {
  expect(await inspect([path('bad.csv')])).toBe(1);
  expect(printed.join('\n')).toContain('manifest — not accepted');
  expect(printed.join('\n')).toContain('Row 2: “x” in “Number of Ballots” must be a whole number of 0 or more.');
});

test('wrong use is told from a refused file', async () => {
  expect(await inspect([])).toBe(2);
  expect(await inspect([path('nowhere.csv')])).toBe(2);
  expect(await inspect([path('manifest.csv'), '--as', 'ballots'])).toBe(2);
  expect(await inspect([path('manifest.csv'), '--what'])).toBe(2);
  expect(await inspect([path('totals.csv'), '--manifest', path('bad.csv')])).toBe(2);
  expect(printed).toEqual([]);
  expect(complained.join('\n')).toContain('there is no such file');
  expect(await inspect(['--help'])).toBe(0);
});
