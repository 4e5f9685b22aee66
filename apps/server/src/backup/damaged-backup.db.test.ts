import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { createEmptyDatabase } from '../database/test-database.ts';
import { planBatches } from '../journeys/plan-small-election.ts';
import { OperatorProblem } from '../operator-problem.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumb line '));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));
const office = await openTestOffice();
afterAll(() => office.close());
const saved = path.join(scratch, 'saved');

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  await planBatches(office, ada, { name: 'Kept' });
  await makeBackup(office.services, saved);
});

/** Every way in which a backup arrives damaged, and what has to be named. */
const DAMAGES: readonly (readonly [what: string, damage: (copy: string) => void, says: string])[] = [
  ['a manifest cut off', (copy) => cut(path.join(copy, 'backup.json')), 'backup.json is not what a backup begins with'],
  [
    'an empty manifest',
    (copy) => fs.writeFileSync(path.join(copy, 'backup.json'), ''),
    'is not what a backup begins with',
  ],
  ['a manifest that is a directory', (copy) => makeDirectory(path.join(copy, 'backup.json')), 'cannot be read'],
  ['no manifest', (copy) => fs.rmSync(path.join(copy, 'backup.json')), 'is not a finished backup'],
  [
    'a manifest that is a list',
    (copy) => fs.writeFileSync(path.join(copy, 'backup.json'), '[]'),
    'not what a backup begins',
  ],
  ['a table missing', (copy) => fs.rmSync(table(copy, 'audit')), 'the table audit is missing'],
  ['a table that is a directory', (copy) => makeDirectory(table(copy, 'audit')), 'the table audit is missing'],
  ['a table cut off', (copy) => cut(table(copy, 'log_entry')), 'the table log_entry is not what was saved'],
  ['an empty table', (copy) => fs.writeFileSync(table(copy, 'person'), ''), 'the table'],
  [
    'a table of noise',
    (copy) => fs.writeFileSync(table(copy, 'upload'), Buffer.from([0, 255, 10, 9])),
    'the table upload',
  ],
  ['a row with too many columns', (copy) => fs.appendFileSync(table(copy, 'blob'), 'a\tb\tc\td\n'), 'the table blob'],
  ['a row twice', (copy) => twice(table(copy, 'person')), 'the table person is not what was saved'],
  [
    'a table left out of the manifest',
    (copy) => leaveOut(copy, 'log_entry'),
    'the list of tables is not what was saved',
  ],
  ['a table nobody knows', (copy) => renameTable(copy, 'blob', 'blobs'), 'the list of tables is not what was saved'],
  ['a file missing', (copy) => fs.rmSync(firstFile(copy)), 'is missing'],
  ['a file cut off', (copy) => cut(firstFile(copy)), 'is not what was saved'],
  ['a newer version', (copy) => fromTheFuture(copy), 'made by a newer Plumbline'],
];

test.each(DAMAGES)(
  '%s: the restore says what is damaged, and the installation stays empty',
  async (what, damage, says) => {
    const copy = path.join(scratch, what);
    fs.cpSync(saved, copy, { recursive: true });
    damage(copy);
    const config = { ...readConfig({}), databaseUrl: await createEmptyDatabase(), dataDirectory: `${copy} data` };
    const refused = await restoreBackup(config, copy).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OperatorProblem);
    expect(refused).toMatchObject({ message: expect.stringContaining(says) });
    // The way is free for a backup that is whole.
    await expect(restoreBackup(config, saved)).resolves.toMatchObject({ format: 'plumbline-backup-1' });
  },
);

test('a backup is refused while a file that the log names is missing, or has changed', async () => {
  const { rows } = await office.services.pool.query<{ sha256: string }>(
    'select sha256 from blob order by sha256 limit 1',
  );
  const sha256 = rows[0]?.sha256 ?? '';
  const place = path.join(office.filesDirectory, sha256.slice(0, 2), sha256);
  const content = fs.readFileSync(place);
  const out = path.join(scratch, 'never');
  fs.rmSync(place);
  await expect(makeBackup(office.services, out)).rejects.toThrow(`The stored file ${sha256}`);
  // As long as before, so that only its hash tells.
  fs.writeFileSync(place, Buffer.alloc(content.length, 'x'));
  await expect(makeBackup(office.services, out)).rejects.toThrow(`The stored file ${sha256} was changed`);
  fs.writeFileSync(place, content);
  await expect(makeBackup(office.services, out)).resolves.toMatchObject({ format: 'plumbline-backup-1' });
});

function table(copy: string, name: string): string {
  return path.join(copy, 'database', `${name}.copy`);
}

function firstFile(copy: string): string {
  const [first = ''] = fs.readdirSync(path.join(copy, 'files'));
  return path.join(copy, 'files', first);
}

function cut(file: string): void {
  fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2));
}

function makeDirectory(place: string): void {
  fs.rmSync(place);
  fs.mkdirSync(place);
}

function twice(file: string): void {
  fs.appendFileSync(file, fs.readFileSync(file));
}

type Manifest = { migrations: string[]; tables: { table: string }[] };

function changeManifest(copy: string, change: (manifest: Manifest) => void): void {
  const file = path.join(copy, 'backup.json');
  const manifest: Manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  change(manifest);
  fs.writeFileSync(file, JSON.stringify(manifest));
}

function leaveOut(copy: string, name: string): void {
  changeManifest(copy, (manifest) => {
    manifest.tables = manifest.tables.filter((one) => one.table !== name);
  });
}

function renameTable(copy: string, from: string, to: string): void {
  fs.renameSync(table(copy, from), table(copy, to));
  changeManifest(copy, (manifest) => {
    manifest.tables = manifest.tables.map((one) => (one.table === from ? { ...one, table: to } : one));
  });
}

function fromTheFuture(copy: string): void {
  changeManifest(copy, (manifest) => {
    manifest.migrations.push('9999-from-the-future.sql');
  });
}
