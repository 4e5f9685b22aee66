import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createZipWriter, unpackedDeflater } from '@plumbline/election-files';
import { nodeDeflater } from '@plumbline/election-files/node';
import { afterAll, expect, test } from 'vitest';

/* What somebody is told who was given an archive, or something else in its place. */

const program = fileURLToPath(new URL('../../../bin/plumbline', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline-verify-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const digestOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function archiveOf(files: Readonly<Record<string, string>>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const deflater = unpackedDeflater(nodeDeflater.crc32);
  const zip = createZipWriter({ output: { write: (bytes) => pieces.push(bytes.slice()) }, deflater });
  for (const [name, text] of Object.entries(files)) zip.add(name, Buffer.from(text));
  zip.finish();
  return Buffer.concat(pieces);
}

const list = `${digestOf('a')}  a.csv\n`;
const given = archiveOf({ 'a.csv': 'a', 'MANIFEST.sha256': list });
const FILES: Readonly<Record<string, Uint8Array>> = {
  'given.zip': given,
  'changed.zip': archiveOf({ 'a.csv': 'b', 'MANIFEST.sha256': list }),
  'cut.zip': given.subarray(0, -5),
  'empty.zip': new Uint8Array(0),
  'leads-out.zip': archiveOf({ '../a.csv': 'a', 'MANIFEST.sha256': list }),
  'colours.zip': archiveOf({ 'a\u001b[2J.csv': 'a', 'MANIFEST.sha256': list }),
};
for (const [name, bytes] of Object.entries(FILES)) writeFileSync(path.join(scratch, name), bytes);
mkdirSync(path.join(scratch, 'folder'));
spawnSync('mkfifo', [path.join(scratch, 'pipe')]);

function run(words: string) {
  return spawnSync('/bin/sh', ['-c', `cd "${scratch}" && "${program}" verify ${words}`], {
    encoding: 'utf8',
    timeout: 60_000,
  });
}

const [HOLDS, NO, WRONG_USE] = [0, 1, 2];
const sha256 = digestOf(given);

test.each([
  ['given.zip', HOLDS, 'It fits together: its 2 files are as its own list says.'],
  ['given.zip', HOLDS, 'nothing in it can tell'],
  [`given.zip --sha256 ${sha256}`, HOLDS, 'It holds: it has the fingerprint that you named'],
  [`given.zip --sha256 ${'0'.repeat(64)}`, NO, 'It is another file than the one with the fingerprint 0000'],
  [`changed.zip --sha256 ${sha256}`, NO, 'a.csv was changed.'],
  ['cut.zip', NO, 'It is no archive, or it is damaged.'],
  ['empty.zip', NO, 'It is no archive, or it is damaged.'],
  ['leads-out.zip', NO, 'The name of a file in it leads out of the archive'],
  ['colours.zip', NO, 'cannot be shown'],
  ['missing.zip', WRONG_USE, 'missing.zip: there is no such file.'],
  ['folder', WRONG_USE, 'folder: it is a folder, and a file was expected.'],
  ['pipe', WRONG_USE, 'pipe: it is not a file that can be read.'],
  ['/dev/zero', WRONG_USE, '/dev/zero: it is not a file that can be read.'],
  ['given.zip --sha256 abc', WRONG_USE, '--sha256 takes 64 letters and digits.'],
  ['given.zip changed.zip', WRONG_USE, 'bin/plumbline verify ARCHIVE.zip'],
  ['', WRONG_USE, 'bin/plumbline verify ARCHIVE.zip'],
])('verify %s ends with %i and says so', (words, status, sentence) => {
  const ran = run(words);
  const said = ran.stdout + ran.stderr;
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/^\s+at |node:internal|unforeseen/m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name in an archive must not reach the terminal
  expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  expect(ran.status).toBe(status);
});

test('of very many files that are missing some are named, and in JSON all', () => {
  const missing = Array.from({ length: 250 }, (_, file) => `${digestOf('x')}  ${file}.csv\n`).join('');
  writeFileSync(path.join(scratch, 'many.zip'), archiveOf({ 'a.csv': 'a', 'MANIFEST.sha256': `${list}${missing}` }));
  const said = run('many.zip');
  expect([said.status, said.stdout.match(/is missing/g)?.length]).toEqual([NO, 100]);
  expect(said.stdout).toMatch(/And 15\d more: --json tells them all\./);
  const told: { readonly problem: string }[] = JSON.parse(run('many.zip --json').stdout).problems;
  expect(told.filter(({ problem }) => problem === 'missing')).toHaveLength(250);
});

test('nobody is told that an archive is the right one where no fingerprint was named', () => {
  const isExpected = (words: string) => JSON.parse(run(`${words} --json`).stdout).isExpected;
  expect(isExpected('given.zip')).toBeNull();
  expect(isExpected(`given.zip --sha256 ${sha256}`)).toBe(true);
  expect(isExpected(`changed.zip --sha256 ${sha256}`)).toBe(false);
});
