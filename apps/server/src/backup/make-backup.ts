import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from 'pg';
import { codeVersion } from '../code-version.ts';
import type { BlobStore, StoredBlob } from '../files/blob-store.ts';
import { OperatorProblem } from '../operator-problem.ts';
import { appliedMigrations, type CopiedTable, copyTableOut, tablesInOrder } from '../stores/whole-database.ts';
import { type BackupManifest, BackupManifestSchema, blobFile, MANIFEST_NAME, tableFile } from './backup-manifest.ts';

/**
 * Copies the database as it is at one moment, and every file it can refer to, into a new directory. The server may be
 * running: files are never changed, so those that arrive meanwhile are only more than needed.
 */
export async function makeBackup(
  from: { readonly pool: Pool; readonly blobs: BlobStore; readonly now: () => Date },
  directory: string,
): Promise<BackupManifest> {
  if (existsSync(directory)) throw new OperatorProblem(`${directory} exists already. Name a directory that does not.`);
  const unfinished = `${directory}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(path.join(unfinished, 'database'), { recursive: true, mode: 0o700 });
  await mkdir(path.join(unfinished, 'files'), { mode: 0o700 });

  const madeAt = from.now().toISOString();
  const database = await copyDatabase(from.pool, unfinished);
  const files: StoredBlob[] = [];
  for await (const blob of from.blobs.list()) {
    await writeSynced(blobFile(unfinished, blob.sha256), from.blobs.read(blob.sha256));
    files.push(blob);
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

async function copyDatabase(pool: Pool, directory: string) {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migrations = await appliedMigrations(client);
    const tables: CopiedTable[] = [];
    for (const table of await tablesInOrder(client)) {
      tables.push(await copyTableOut(client, table, tableFile(directory, table)));
    }
    await client.query('commit');
    return { migrations, tables };
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
