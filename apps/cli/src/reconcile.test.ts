import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

/* What somebody is told who has the figures of a county, or something else in their place. */

const program = fileURLToPath(new URL('../../../bin/plumbline', import.meta.url));
const example = fileURLToPath(new URL('../../../examples/tamarack-county/county.json', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline-reconcile-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const told = JSON.parse(readFileSync(example, 'utf8'));
const [first, second, ...others] = told.precincts;
const colours = '\u001b[2J';
const FILES: Readonly<Record<string, unknown>> = {
  'unexplained.json': { ...told, explanations: [] },
  'not-counted.json': { ...told, precincts: [{ ...first, regularCheckIns: null }, second, ...others] },
  'wrong.json': { ...told, precincts: [{ ...first, unused: -3, spoiled: 'nine' }, second, ...others] },
  'no-evidence.json': { ...told, explanations: [{ unit: 'P-02', code: 'FLED_VOTER', quantity: -1 }] },
  'colours.json': { ...told, county: `Tamarack${colours}` },
};
for (const [name, file] of Object.entries(FILES)) writeFileSync(path.join(scratch, name), JSON.stringify(file));
writeFileSync(path.join(scratch, 'text.json'), 'Tamarack');
mkdirSync(path.join(scratch, 'folder'));

function run(...words: readonly string[]) {
  return spawnSync(program, ['reconcile', ...words], { cwd: scratch, encoding: 'utf8', timeout: 60_000 });
}

const [DONE, NO, WRONG_USE] = [0, 1, 2];

test('B5 a county that is explained is told channel by channel, with its manifest', () => {
  const { status, stdout } = run(example);
  expect(status).toBe(DONE);
  for (const sentence of [
    'Tamarack County, 2026-11-03 General: explained.',
    '5,960 ballots and 5,965 voters: −5 net, 7 gross, 0 not explained.',
    'Mail: 2,857 ballots, 2,861 voters, −4 net, 6 gross, 0 not explained: explained',
    '31 equations are in balance.',
    'E5 P-02: 431 against 432, difference −1, explained −1, left 0: explained',
    'An audit may take the manifest: 30 batches, 5,960 ballots.',
  ]) {
    expect(stdout).toContain(sentence);
  }
});

test('B5 --json is what a program reads', () => {
  const { status, stdout } = run(example, '--json');
  const found = JSON.parse(stdout);
  expect(status).toBe(DONE);
  expect(Object.keys(found)).toEqual([
    'status',
    'net',
    'gross',
    'residual',
    'tabulated',
    'votersCredited',
    'channels',
    'equations',
    'manifest',
  ]);
  expect(found).toMatchObject({ status: 'explained', net: -5, gross: 7, residual: 0 });
  expect(found.manifest).toEqual({ open: true, batches: 30, ballots: 5960, blockers: [] });
});

test('B5 a difference is an answer, and names what it keeps back', () => {
  const { status, stdout } = run('unexplained.json', '--json');
  const { manifest, ...found } = JSON.parse(stdout);
  expect(status).toBe(DONE);
  expect(found).toMatchObject({ status: 'unexplained', net: -5, gross: 5, residual: 5 });
  expect(manifest.open).toBe(false);
  expect(manifest.blockers[0]).toEqual({
    gate: 'G-MAN',
    unit: 'ED-P02-T1',
    why: 'E5 of P-02 leaves −1 not explained. Find the cause.',
  });
  const words = run('unexplained.json').stdout;
  expect(words).toContain('No audit takes the manifest (30 batches, 5,960 ballots) before this is settled:');
  expect(words).toContain('  ED-P02-T1: E5 of P-02 leaves −1 not explained. Find the cause.');
});

test('B4 what is not counted is said so', () => {
  const { stdout } = run('not-counted.json');
  expect(stdout).toContain('General: not counted yet.');
  expect(stdout).toContain('E5 P-01: not counted. Missing: regularCheckIns');
});

test.each([
  ['wrong.json', NO, 'precincts[0].spoiled must be a whole number from 0.'],
  ['wrong.json', NO, 'precincts[0].unused must be a whole number from 0.'],
  ['text.json', NO, 'The file is not JSON.'],
  ['folder', WRONG_USE, 'folder: it is a folder, and a file was expected.'],
  ['none.json', WRONG_USE, 'none.json: there is no such file.'],
  ['', WRONG_USE, 'bin/plumbline reconcile COUNTY.json'],
  ['--yaml', WRONG_USE, 'bin/plumbline reconcile COUNTY.json'],
])('of “%s” it says what is wrong', (words, status, sentence) => {
  const ran = run(...words.split(' ').filter((word) => word !== ''));
  expect([ran.status, ran.stdout]).toEqual([status, '']);
  expect(ran.stderr).toContain(sentence);
  expect(ran.stderr).not.toMatch(/^\s+at |node:internal|unforeseen/m);
});

test.each([
  ['marked.json', Buffer.from(`\ufeff${JSON.stringify(told)}`)],
  ['lines.json', Buffer.from(JSON.stringify(told, null, 1).replaceAll('\n', '\r\n'))],
  ['utf-16.json', Buffer.from(`\ufeff${JSON.stringify(told)}`, 'utf16le')],
  ['utf-16-be.json', Buffer.from(`\ufeff${JSON.stringify(told)}`, 'utf16le').swap16()],
])('%s is read as its editor wrote it', (name, bytes) => {
  writeFileSync(path.join(scratch, name), bytes);
  const { status, stderr, stdout } = run(name, '--json');
  expect([status, stderr]).toEqual([DONE, '']);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'explained', net: -5, gross: 7 });
});

test('- is what is piped in', () => {
  const input = readFileSync(example);
  const ran = spawnSync(program, ['reconcile', '-', '--json'], { input, encoding: 'utf8', timeout: 60_000 });
  expect(ran.status).toBe(DONE);
  expect(JSON.parse(ran.stdout)).toMatchObject({ tabulated: 5960 });
});

test('SB-02 an explanation without evidence is said beside the answer', () => {
  const { status, stderr, stdout } = run('no-evidence.json', '--json');
  expect([status, stderr]).toEqual([DONE, 'explanations[0] explains nothing before its evidence is named.\n']);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'unexplained', gross: 5, residual: 5 });
});

test('a name in the file cannot write over what is said', () => {
  expect(run('colours.json').stdout).not.toContain(colours);
});
