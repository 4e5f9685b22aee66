import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { operatorProblem } from '@plumbline/words/operator-words';
import type { Pool, PoolClient } from 'pg';
import { eventProblemInWords } from '../check/event-problem-in-words.ts';
import { readStoredEvent } from '../check/read-stored-event.ts';
import type { Config } from '../config.ts';
import { inClientTransaction } from '../database/in-client-transaction.ts';
import { knownMigrations } from '../database/migrate.ts';
import { type Database, openDatabase } from '../database/open-database.ts';
import { type BlobStore, openDiskBlobStore } from '../files/blob-store.ts';
import { checkStoredChain } from '../log/check-stored-chain.ts';
import { listChains } from '../log/read-log.ts';
import { OperatorProblem } from '../operator-problem.ts';
import { refillQueue } from '../stores/job-queue.ts';
import { appliedMigrations, continueNumbers, copyTableIn, countRows, tablesInOrder } from '../stores/whole-database.ts';
import { type BackupManifest, blobFile, readBackupManifest, tableFile } from './backup-manifest.ts';

/** A code that is older signs nobody in; its message is not sent again. */
const MAIL_MS_MAX = 24 * 3_600_000;

/**
 * Loads a backup into an installation that has nothing in it yet, and checks every table and every file against what was
 * saved; the database is filled all at once or not at all, with its queue of draws and messages. Then it checks every
 * chain of the log.
 */
export async function restoreBackup(config: Config, directory: string): Promise<BackupManifest> {
  const manifest = await readBackupManifest(directory);
  refuseNewer(manifest);
  const newest = manifest.migrations.at(-1);
  const database = await openDatabase({ ...config, ...(newest === undefined ? {} : { migrateUntil: newest }) });
  try {
    await refuseUnlessEmpty(database.pool, manifest);
    await restoreFiles(openDiskBlobStore(path.join(config.dataDirectory, 'files')), manifest, directory);
    const mailSince = config.mail === undefined ? undefined : new Date(Date.now() - MAIL_MS_MAX);
    await restoreTables(database, manifest, { directory, mailSince });
    await database.bringUpToDate();
    await refuseBrokenLog(database);
    return manifest;
  } finally {
    await database.close();
  }
}

function refuseNewer(manifest: BackupManifest): void {
  const here = new Set(knownMigrations());
  const unknown = manifest.migrations.filter((name) => !here.has(name));
  if (unknown.length === 0) return;
  throw new OperatorProblem(
    operatorProblem('backupOfNewerVersion', { codeVersion: manifest.codeVersion, migrations: unknown.join(', ') }),
  );
}

async function refuseUnlessEmpty(pool: Pool, manifest: BackupManifest): Promise<void> {
  const client = await pool.connect();
  try {
    const applied = await appliedMigrations(client);
    const tables = await tablesInOrder(client);
    const same = applied.join() === manifest.migrations.join();
    if (!same || (await countRows(client, tables)) > 0) {
      throw new OperatorProblem(operatorProblem('installationNotEmpty'));
    }
    const saved = manifest.tables.map(({ table }) => table);
    if (saved.toSorted().join() !== tables.toSorted().join()) throw damaged('the list of tables');
  } finally {
    client.release();
  }
}

async function restoreFiles(blobs: BlobStore, manifest: BackupManifest, directory: string): Promise<void> {
  for (const { sha256 } of manifest.files) {
    const place = blobFile(directory, sha256);
    await refuseUnreadable(place, `the file ${sha256}`);
    const stored = await blobs.put(createReadStream(place));
    if (stored.sha256 !== sha256) throw damaged(`the file ${sha256}`);
  }
}

async function restoreTables(
  database: Database,
  manifest: BackupManifest,
  options: { readonly directory: string; readonly mailSince: Date | undefined },
): Promise<void> {
  for (const { table } of manifest.tables) {
    await refuseUnreadable(tableFile(options.directory, table), `the table ${table}`);
  }
  await inClientTransaction(database.pool, async (client) => {
    for (const expected of manifest.tables) await restoreTable(client, expected, options.directory);
    await continueNumbers(client);
    await refillQueue(client, options);
  });
}

async function restoreTable(
  client: PoolClient,
  expected: BackupManifest['tables'][number],
  directory: string,
): Promise<void> {
  const { table, rows, sha256 } = expected;
  const found = await copyTableIn(client, table, tableFile(directory, table)).catch((error: unknown) => {
    if (isRefusedContent(error)) throw damaged(`the table ${table}`, error);
    throw error;
  });
  if (found.sha256 !== sha256 || found.rows !== rows) throw damaged(`the table ${table}`);
}

/** What PostgreSQL says of rows that are none: bad data (22), against a constraint (23), unknown columns and the like (42). */
function isRefusedContent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|23|42)/.test(String(error.code));
}

async function refuseUnreadable(place: string, what: string): Promise<void> {
  const found = await stat(place).catch(() => undefined);
  if (found?.isFile() !== true) throw missing(what);
  const file = await open(place, 'r').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperatorProblem(operatorProblem('backupUnreadable', { what, reason }), { cause: error });
  });
  await file.close();
}

async function refuseBrokenLog(database: Database): Promise<void> {
  for (const chain of await listChains(database.db)) {
    let unread: string | undefined;
    const checked = await checkStoredChain(database.db, chain, (entries) => {
      for (const { entry } of unread === undefined ? entries : []) {
        const read = readStoredEvent(chain.id, entry);
        if (read.ok) continue;
        unread = `entry ${entry.number}: ${eventProblemInWords(read.error)}`;
        break;
      }
    });
    const broken = unread ?? checked.broken;
    if (broken === undefined) continue;
    throw new OperatorProblem(operatorProblem('restoredLogBroken', { id: chain.id, broken }));
  }
}

function damaged(what: string, cause?: unknown): OperatorProblem {
  return new OperatorProblem(operatorProblem('backupDiffers', { what }), { cause });
}

function missing(what: string): OperatorProblem {
  return new OperatorProblem(operatorProblem('backupLacks', { what }));
}
