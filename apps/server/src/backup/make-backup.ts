import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { operatorNotes, operatorProblem } from '@plumbline/words/operator-words';
import type { Pool } from 'pg';
import { quickCheck, refuseBrokenHeads } from '../check/quick-check.ts';
import { codeVersion } from '../code-version.ts';
import { BlobDamaged, type BlobStore, type StoredBlob } from '../files/blob-store.ts';
import { OperatorProblem } from '../operator-problem.ts';
import { FORGOTTEN_FILES, removeForgottenReports } from '../stores/kept-reports.ts';
import type { Reader } from '../stores/store.ts';
import { KEEP_FILES } from '../stores/unused-files.ts';
import { appliedMigrations, type CopiedTable, copyTableOut, tablesInOrder } from '../stores/whole-database.ts';
import { type BackupManifest, BackupManifestSchema, blobFile, MANIFEST_NAME, tableFile } from './backup-manifest.ts';

const say = operatorNotes('en');

/**
 * Copies the database as it is at one moment, and every file it can refer to, into a new directory. The server may be
 * running: files are never changed, so those that arrive meanwhile are only more than needed.
 */
export async function makeBackup(
  from: {
    readonly db: Reader;
    readonly pool: Pool;
    readonly blobs: BlobStore;
    readonly now: () => Date;
  },
  directory: string,
): Promise<BackupManifest> {
  if (existsSync(directory)) throw new OperatorProblem(operatorProblem('directoryExists', { directory }));
  // What was taken out of an audit is in no backup that is made afterwards. What cannot be removed now is left out of the copy.
  await removeForgottenReports(from.db, from.blobs);
  const keeper = await from.pool.connect();
  try {
    // What is copied stays until it is copied.
    await keeper.query(KEEP_FILES.hold);
    return await copyAll(from, directory);
  } finally {
    await keeper.query(KEEP_FILES.letGo).catch(() => undefined);
    keeper.release();
  }
}

async function copyAll(from: Parameters<typeof makeBackup>[0], directory: string): Promise<BackupManifest> {
  await refuseBroken(from);
  const unfinished = `${directory}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(path.join(unfinished, 'database'), { recursive: true, mode: 0o700 });
  await mkdir(path.join(unfinished, 'files'), { mode: 0o700 });

  const madeAt = from.now().toISOString();
  const { needed, forgotten, ...database } = await copyDatabase(from.pool, unfinished);
  const files = await copyFiles(from.blobs, unfinished, forgotten);
  const kept = new Map(files.map(({ sha256, bytes }) => [sha256, bytes]));
  for (const { sha256, bytes } of needed) {
    if (kept.get(sha256) !== bytes) throw fileDamaged(say('fileMissingOrOtherSize', { sha256 }));
  }
  const manifest = BackupManifestSchema.parse({
    format: 'plumbline-backup-1',
    madeAt,
    codeVersion,
    ...database,
    files,
  });
  await writeSynced(path.join(unfinished, MANIFEST_NAME), [Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`)]);
  await rename(unfinished, directory);
  return manifest;
}

/** A backup of what is damaged already would be taken for one that can help. */
async function refuseBroken({ db, blobs }: { readonly db: Reader; readonly blobs: BlobStore }): Promise<void> {
  const found = await quickCheck({ db, blobs });
  refuseBrokenHeads(found);
  const [first] = found.files;
  if (first !== undefined) throw fileDamaged(say('storedFile', { first }));
}

function fileDamaged(what: string): OperatorProblem {
  return new OperatorProblem(operatorProblem('backupWouldLackFile', { what }));
}

async function copyFiles(
  blobs: BlobStore,
  directory: string,
  leftOut: ReadonlySet<string>,
): Promise<readonly StoredBlob[]> {
  const files: StoredBlob[] = [];
  for await (const blob of blobs.list()) {
    if (leftOut.has(blob.sha256)) continue;
    try {
      await writeSynced(blobFile(directory, blob.sha256), blobs.read(blob.sha256));
    } catch (error) {
      if (error instanceof BlobDamaged) throw fileDamaged(error.message);
      throw error;
    }
    files.push(blob);
  }
  return files;
}

/** Reports that were forgotten, and the rows of their files, are not copied: their files are not in the backup either. */
const ROWS_COPIED: ReadonlyMap<string, string> = new Map([
  ['kept_report', 'not forgotten'],
  ['blob', `sha256 not in (${FORGOTTEN_FILES})`],
]);

async function copyDatabase(pool: Pool, directory: string) {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migrations = await appliedMigrations(client);
    const tables: CopiedTable[] = [];
    for (const table of await tablesInOrder(client)) {
      tables.push(await copyTableOut(client, table, tableFile(directory, table), ROWS_COPIED.get(table)));
    }
    const { rows: needed } = await client.query<StoredBlob>(
      `select sha256, bytes from blob where ${ROWS_COPIED.get('blob')} order by sha256`,
    );
    const { rows } = await client.query<{ sha256: string }>(FORGOTTEN_FILES);
    await client.query('commit');
    return { migrations, tables, needed, forgotten: new Set(rows.map(({ sha256 }) => sha256)) };
  } finally {
    client.release();
  }
}

async function writeSynced(place: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  const file = await open(place, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
