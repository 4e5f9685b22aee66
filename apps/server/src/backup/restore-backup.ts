import { createReadStream } from 'node:fs';
import path from 'node:path';
import { checkChain } from '@plumbline/record';
import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../database/open-database.ts';
import { type BlobStore, openDiskBlobStore } from '../files/blob-store.ts';
import { sha256OfText } from '../log/append-events.ts';
import { listChains, readLog } from '../log/read-log.ts';
import { OperatorProblem } from '../operator-problem.ts';
import { appliedMigrations, copyTableIn, countRows, tablesInOrder } from '../stores/whole-database.ts';
import { type BackupManifest, blobFile, readBackupManifest, tableFile } from './backup-manifest.ts';

/**
 * Loads a backup into an installation that has nothing in it yet, and checks every table and every file against what was
 * saved; the database is filled all at once or not at all. Then it checks every chain of the log.
 */
export async function restoreBackup(config: Config, directory: string): Promise<BackupManifest> {
  const manifest = await readBackupManifest(directory);
  const newest = manifest.migrations.at(-1);
  const database = await openDatabase({ ...config, ...(newest === undefined ? {} : { migrateUntil: newest }) });
  try {
    await refuseUnlessEmpty(database.pool, manifest);
    await restoreFiles(openDiskBlobStore(path.join(config.dataDirectory, 'files')), manifest, directory);
    await restoreTables(database, manifest, directory);
    await database.bringUpToDate();
    return manifest;
  } finally {
    await database.close();
  }
}

async function refuseUnlessEmpty(pool: Pool, manifest: BackupManifest): Promise<void> {
  const client = await pool.connect();
  try {
    const applied = await appliedMigrations(client);
    const same = applied.join() === manifest.migrations.join();
    const rows = await countRows(client, await tablesInOrder(client));
    if (same && rows === 0) return;
    throw new OperatorProblem(
      'A backup is restored into an empty installation only, one that no server was started on. ' +
        'Name another data directory with --data, or another database with DATABASE_URL.',
    );
  } finally {
    client.release();
  }
}

async function restoreFiles(blobs: BlobStore, manifest: BackupManifest, directory: string): Promise<void> {
  for (const { sha256 } of manifest.files) {
    const stored = await blobs.put(createReadStream(blobFile(directory, sha256)));
    if (stored.sha256 !== sha256) throw damaged(`the file ${sha256}`);
  }
}

async function restoreTables(database: Database, manifest: BackupManifest, directory: string): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    for (const expected of manifest.tables) {
      const found = await copyTableIn(client, expected.table, tableFile(directory, expected.table));
      if (found.sha256 !== expected.sha256 || found.rows !== expected.rows)
        throw damaged(`the table ${expected.table}`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
  for (const { id } of await listChains(database.db)) {
    const checked = checkChain(await readLog(database.db, id), sha256OfText);
    if (checked.ok) continue;
    throw new OperatorProblem(
      `The backup is restored, but entry ${checked.error.at} of the log ${id} is not what was sealed: the log was broken ` +
        'before the backup was made, or the backup was altered. Compare it with another backup.',
    );
  }
}

function damaged(what: string): OperatorProblem {
  return new OperatorProblem(`The backup is damaged: ${what} is not what was saved. Use another backup.`);
}
