import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Config, readConfig } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { createEmptyDatabase } from '../database/test-database.ts';
import { openDiskBlobStore } from '../files/blob-store.ts';
import { openFirstRound } from '../journeys/plan-audit.ts';
import { planBatches } from '../journeys/plan-small-election.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumb line '));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));
const office = await openTestOffice();
afterAll(() => office.close());

const saved = path.join(scratch, 'saved');
let manifest: BackupManifest;

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planBatches(office, ada, { name: 'Kept' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  manifest = await makeBackup(office.services, saved);
});

async function emptyInstallation(name: string): Promise<Config> {
  const databaseUrl = await createEmptyDatabase();
  return { ...readConfig({}), databaseUrl, dataDirectory: path.join(scratch, name) };
}

function copyOfSaved(name: string): string {
  const copy = path.join(scratch, name);
  fs.cpSync(saved, copy, { recursive: true });
  return copy;
}

test('a backup restored elsewhere holds the same tables and files, to the last byte', async () => {
  const config = await emptyInstallation('elsewhere');
  await restoreBackup(config, saved);
  const database = await openDatabase(config);
  const blobs = openDiskBlobStore(path.join(config.dataDirectory, 'files'));
  const again = await makeBackup(
    { db: database.db, pool: database.pool, blobs, now: () => new Date() },
    path.join(scratch, 'again'),
  );
  await database.close();
  expect(again.tables).toEqual(manifest.tables);
  expect(again.files).toEqual(manifest.files);
  expect(manifest.files.length).toBeGreaterThanOrEqual(5);
  expect(manifest.tables.find(({ table }) => table === 'log_entry')?.rows).toBeGreaterThan(10);
});

test('nothing is restored over what is there', async () => {
  const config = await emptyInstallation('in use');
  await restoreBackup(config, saved);
  await expect(restoreBackup(config, saved)).rejects.toThrow('into an empty installation only');
});

test('a table that was changed in the backup is named, and the installation stays empty', async () => {
  const copy = copyOfSaved('changed table');
  fs.appendFileSync(path.join(copy, 'database', 'server_secret.copy'), 'more\t\\\\x00\n');
  const config = await emptyInstallation('after a changed table');
  await expect(restoreBackup(config, copy)).rejects.toThrow('the table server_secret is not what was saved');
  await expect(restoreBackup(config, saved)).resolves.toMatchObject({ format: 'plumbline-backup-1' });
});

test('a file that was changed in the backup is named', async () => {
  const copy = copyOfSaved('changed file');
  const [first = ''] = fs.readdirSync(path.join(copy, 'files'));
  fs.appendFileSync(path.join(copy, 'files', first), ' ');
  const restoring = restoreBackup(await emptyInstallation('after a changed file'), copy);
  await expect(restoring).rejects.toThrow(`the file ${first} is not what was saved`);
});

test('a backup that was not finished is not taken for one', async () => {
  const copy = copyOfSaved('unfinished');
  fs.rmSync(path.join(copy, 'backup.json'));
  await expect(restoreBackup(await emptyInstallation('never'), copy)).rejects.toThrow('is not a finished backup');
});

test('a backup never overwrites anything', async () => {
  await expect(makeBackup(office.services, saved)).rejects.toThrow('exists already');
});
