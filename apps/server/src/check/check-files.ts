import { Sha256Schema } from '@plumbline/election';
import { BlobDamaged, type BlobStore } from '../files/blob-store.ts';
import type { Reader } from '../stores/store.ts';
import type { Differences } from './differences.ts';
import { registeredFiles } from './registered-files.ts';

/** What the database says of files: its register of them, and those that the log names. */
export type FileRegister = {
  readonly registered: ReadonlyMap<string, number>;
  readonly named: ReadonlyMap<string, { readonly name: string; readonly bytes: number }>;
};

export async function readFileRegister(db: Reader): Promise<FileRegister> {
  const rows = await db.selectFrom('blob').select(['sha256', 'bytes']).execute();
  const inLog = await registeredFiles(db);
  return {
    registered: new Map(rows.map(({ sha256, bytes }) => [sha256, bytes])),
    named: new Map(inLog.map(({ sha256, name, bytes }) => [sha256, { name, bytes }])),
  };
}

/** Hashes every file that is stored, and compares files, their register and what the log names. Answers how many there are. */
export async function checkFiles(
  { registered, named }: FileRegister,
  blobs: Pick<BlobStore, 'list' | 'read'>,
  differences: Differences,
): Promise<number> {
  const onDisk = new Set<string>();
  for await (const { sha256, bytes } of blobs.list()) {
    onDisk.add(sha256);
    const expected = registered.get(sha256) ?? bytes;
    if (expected !== bytes) {
      differences.add({ kind: 'file', subject: 'blob.bytes', where: sha256, expected: bytes, found: expected });
    }
    const changed = await hashAgain(blobs, sha256);
    if (changed !== undefined) {
      differences.add({ kind: 'file', subject: `file ${sha256}`, expected: 'its own SHA-256', found: changed });
    }
  }
  for (const [sha256, { name, bytes }] of named) {
    if (!registered.has(sha256)) {
      differences.add({
        kind: 'file',
        subject: 'blob',
        where: sha256,
        expected: `a row for “${name}”`,
        found: undefined,
      });
    } else if (registered.get(sha256) !== bytes) {
      differences.add({
        kind: 'file',
        subject: 'blob.bytes',
        where: sha256,
        expected: bytes,
        found: registered.get(sha256),
      });
    }
  }
  for (const sha256 of new Set([...registered.keys(), ...named.keys()])) {
    if (onDisk.has(sha256)) continue;
    const name = named.get(sha256)?.name;
    const expected = name === undefined ? 'a file' : `the file “${name}”`;
    differences.add({ kind: 'file', subject: `file ${sha256}`, expected, found: 'missing' });
  }
  return onDisk.size;
}

async function hashAgain(blobs: Pick<BlobStore, 'read'>, sha256: string): Promise<string | undefined> {
  try {
    for await (const chunk of blobs.read(Sha256Schema.parse(sha256))) void chunk;
    return undefined;
  } catch (error) {
    if (error instanceof BlobDamaged) return error.message;
    if (error instanceof Error && 'code' in error) return `it cannot be read: ${error.message}`;
    throw error;
  }
}
