import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert } from '@plumbline/prelude';
import { expect, onTestFinished, test } from 'vitest';
import { openAuditFolder } from './node.ts';

function directoryWith(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-folder-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, name), text);
  return directory;
}

const AUDIT = JSON.stringify({
  name: 'Señor Nguyễn',
  type: 'ballot-polling',
  method: 'bravo',
  riskLimit: 0.05,
  seed: '1',
  contests: [{ name: 'Mayor', targeted: true, choices: [{ name: 'Ada', votes: 1 }] }],
  jurisdictions: [{ name: 'Adams' }],
  rounds: [{ results: 'round-1.csv' }],
});

test('a directory without audit.json is no audit folder, and says which file is missing', () => {
  const directory = directoryWith({});
  expect(openAuditFolder(directory)).toEqual({
    ok: false,
    error: { code: 'description-missing', file: path.join(directory, 'audit.json') },
  });
});

test('an audit.json that cannot be used is named with its problems', () => {
  const directory = directoryWith({ 'audit.json': '{}' });
  expect(openAuditFolder(directory)).toMatchObject({
    ok: false,
    error: { code: 'description-not-usable', file: path.join(directory, 'audit.json') },
  });
});

test('a folder gives its files as they are, and their digests as sha256sum does', () => {
  const opened = openAuditFolder(directoryWith({ 'audit.json': AUDIT, 'round-1.csv': 'abc' }));
  assert(opened.ok, 'the folder can be opened', opened);
  const { description, descriptionBytes, read, hashBytes } = opened.value;
  expect(description.name).toBe('Señor Nguyễn');
  expect(Buffer.from(descriptionBytes).toString('utf8')).toBe(AUDIT);
  const bytes = read('round-1.csv');
  assert(bytes !== undefined, 'the file is there');
  expect(Buffer.from(bytes).toString()).toBe('abc');
  expect(read('round-2.csv')).toBeUndefined();
  // FIPS 180-2, appendix B.1: the digest of “abc”.
  expect(hashBytes(bytes)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
