import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../../bin/plumbline', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline-misused-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
writeFileSync(path.join(scratch, 'empty'), '');
writeFileSync(path.join(scratch, 'binary'), Buffer.from([0x1b, 0x5b, 0x32, 0x4a, 0x00, 0xff, 0x80]));
writeFileSync(path.join(scratch, 'cases.json'), '[]');
writeFileSync(path.join(scratch, 'none.csv.gz'), 'Batch Name,Number of Ballots\n');
writeFileSync(path.join(scratch, 'half.csv.gz'), gzipSync('Batch Name,Number of Ballots\nA,10\n').subarray(0, 30));
mkdirSync(path.join(scratch, 'folder', 'audit.json'), { recursive: true });

function run(words: string) {
  const command = `cd "${scratch}" && "${program}" ${words}`;
  return spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8', timeout: 30_000 });
}

const WRONG_USE = 2;
const NO = 1;

test.each([
  ['calc missing', WRONG_USE, 'missing: there is no such file.'],
  ['calc folder', WRONG_USE, 'folder: it is a folder, and a file was expected.'],
  ['calc empty', NO, 'empty is not JSON'],
  ['calc binary', NO, 'binary is not JSON'],
  ['calc - < empty', NO, 'Standard input is not JSON'],
  ['inspect missing', WRONG_USE, 'missing: there is no such file.'],
  ['inspect folder', WRONG_USE, 'folder: it is a folder, and a file was expected.'],
  ['inspect empty/below', WRONG_USE, 'empty/below: a part of its path is not a folder.'],
  ['inspect none.csv.gz', WRONG_USE, 'none.csv.gz: the compressed file is damaged, or is none.'],
  ['inspect half.csv.gz', WRONG_USE, 'half.csv.gz: the compressed file was cut off.'],
  ['inspect empty --manifest none.csv.gz', WRONG_USE, 'none.csv.gz: the compressed file is damaged, or is none.'],
  ['inspect empty --manifest folder', WRONG_USE, 'folder: it is a folder, and a file was expected.'],
  ['replay folder', WRONG_USE, 'A file in folder: it is a folder, and a file was expected.'],
  ['replay empty', WRONG_USE, 'Name a folder that holds an audit.json.'],
  ['serve --data empty', NO, 'is a file, or below one. Name a directory.'],
  ['serve --port http --data x', WRONG_USE, '--port must be a whole number from 0 to 65535. Found http.'],
  ['demo --port 65536 --data x', WRONG_USE, '--port must be a whole number from 0 to 65535. Found 65536.'],
  ['rebuild --data empty', NO, 'is a file, or below one. Name a directory.'],
  ['simulate --method none', WRONG_USE, 'There is no method “none”.'],
])('%s ends with %i and says what to do', (words, status, sentence) => {
  const ran = run(words);
  expect(ran.stderr).toContain(sentence);
  expect(ran.stderr).not.toMatch(/^\s+at |node:internal|unforeseen/m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a file's bytes must not reach the terminal
  expect(ran.stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  expect(ran.status).toBe(status);
});

// Linux has a file that is always full; elsewhere a disk would have to be filled.
test.skipIf(!existsSync('/dev/full'))('an output that cannot be written is named, and is no success', () => {
  const ran = run('calc --list > /dev/full');
  expect([ran.status, ran.stderr]).toEqual([74, 'The output could not be written: the disk is full.\n']);
});

test('a reader that has read enough ends any command quietly, whatever it reads', () => {
  for (const words of ['calc --list | head -n 1', 'calc --nonsense 2>&1 | head -n 1', 'inspect empty | true']) {
    const ran = run(words);
    expect([words, ran.status, ran.stderr]).toEqual([words, 0, '']);
  }
});
