import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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
