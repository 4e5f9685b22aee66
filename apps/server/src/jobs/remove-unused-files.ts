import type { Services } from '../services.ts';
import {
  forgetUnusedBlobs,
  mayRemoveFiles,
  type NamedDigests,
  readNamedDigests,
  removeUnusedUploads,
} from '../stores/unused-files.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Read on from where the last time ended, for as long as the process lives; one database to a process. */
const named = new WeakMap<Services['pool'], NamedDigests>();

/**
 * Removes uploads that were refused or never used after a day, and stored files that nothing refers to. A file that a log
 * names stays, whoever removed it from its slot: the record needs it for ever.
 *
 * The logs are read before anything is held; while the files are, only what was appended since. If somebody relies on the
 * files at this moment, such as a backup, it is left to the next time.
 */
export async function removeUnusedFiles(services: Pick<Services, 'db' | 'pool' | 'blobs' | 'now'>): Promise<void> {
  const { db, pool, blobs } = services;
  const known: NamedDigests = named.get(pool) ?? { digests: new Set(), readTo: new Map() };
  named.set(pool, known);
  const before = new Date(services.now().getTime() - DAY_MS);
  await readNamedDigests(db, known);
  const needed = await db.transaction().execute(async (tx) => {
    if (!(await mayRemoveFiles(tx))) return undefined;
    await readNamedDigests(tx, known);
    await removeUnusedUploads(tx, before, known);
    return forgetUnusedBlobs(tx, before, known);
  });
  if (needed === undefined) return;
  // The rows are gone for good before the first file is; a file whose row is gone is found again if we are interrupted.
  for await (const sha256 of blobs.storedBefore(before)) {
    if (needed.has(sha256)) continue;
    await db.transaction().execute(async (tx) => {
      if (!(await mayRemoveFiles(tx))) return;
      const row = await tx.selectFrom('blob').select('sha256').where('sha256', '=', sha256).executeTakeFirst();
      if (row === undefined) await blobs.remove(sha256, before);
    });
  }
}
