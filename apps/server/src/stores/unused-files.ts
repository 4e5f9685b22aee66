import { sql } from 'kysely';
import type { Reader, Writer } from './store.ts';

/** Held together by whoever relies on stored files staying, and alone by whoever removes those that nobody needs. */
export const FILES_LOCK = 8_400_079;

/** From where a statement has this to the end of its transaction no stored file is removed. */
export const KEEP_FILES_IN_TRANSACTION = sql`pg_advisory_xact_lock_shared(${sql.lit(FILES_LOCK)})`;

/** From here to the end of the transaction no stored file is removed. */
export async function keepFiles(tx: Writer): Promise<void> {
  await sql`select ${KEEP_FILES_IN_TRANSACTION}`.execute(tx);
}

/** The same for as long as the connection is held, for a backup; `letGo` ends it. */
export const KEEP_FILES = {
  hold: `select pg_advisory_lock_shared(${FILES_LOCK})`,
  letGo: `select pg_advisory_unlock_shared(${FILES_LOCK})`,
} as const;

/** Takes the files alone until the transaction ends; false if somebody relies on them just now, as a backup does. */
export async function mayRemoveFiles(tx: Writer): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(FILES_LOCK)}) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

/** The digests that logs name, and how far each log has been read for them. Logs only grow, so it is read once. */
export type NamedDigests = { readonly digests: Set<string>; readonly readTo: Map<string, number> };

const ENTRIES_PER_STATEMENT = 20_000;

/** Reads on in every log, and adds whatever looks like the digest of a file: sooner too many than one too few. */
export async function readNamedDigests(db: Reader, named: NamedDigests): Promise<void> {
  const chains = await db.selectFrom('log_chain').select(['id', 'head_number']).execute();
  for (const { id, head_number: head } of chains) {
    for (let read = named.readTo.get(id) ?? 0; read < head; ) {
      const to = Math.min(head, read + ENTRIES_PER_STATEMENT);
      const { rows } = await sql<{ digest: string }>`
        select distinct found[1] as digest from log_entry, regexp_matches(body, '[0-9a-f]{64}', 'g') found
        where chain = ${id} and number > ${read} and number <= ${to}`.execute(db);
      for (const { digest } of rows) named.digests.add(digest);
      named.readTo.set(id, to);
      read = to;
    }
  }
}

/** Uploads from before `at` whose content no log names: refused, or never used. */
export async function removeUnusedUploads(tx: Writer, at: Date, named: NamedDigests): Promise<void> {
  const old = await tx.selectFrom('upload').select(['id', 'sha256']).where('at', '<', at).execute();
  const ids = old.flatMap(({ id, sha256 }) => (named.digests.has(sha256) ? [] : [id]));
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT) {
    await tx
      .deleteFrom('upload')
      .where('id', 'in', ids.slice(from, from + IDS_PER_STATEMENT))
      .execute();
  }
}

/** Of the files from before `at`, those that no upload, no kept report, no question about a file and no log names. Answers the digests of those that stay. */
export async function forgetUnusedBlobs(tx: Writer, at: Date, named: NamedDigests): Promise<ReadonlySet<string>> {
  const all = await tx.selectFrom('blob').select(['sha256', 'created_at']).execute();
  const uploaded = await tx.selectFrom('upload').select('sha256').distinct().execute();
  const reports = await tx.selectFrom('kept_report').select('sha256').distinct().execute();
  const helped = await tx.selectFrom('help_file').select('sha256').distinct().execute();
  const needed = new Set([...named.digests, ...[...uploaded, ...reports, ...helped].map(({ sha256 }) => sha256)]);
  const unused = all.filter(({ sha256, created_at }) => created_at < at && !needed.has(sha256));
  const digests = unused.map(({ sha256 }) => sha256);
  for (let from = 0; from < digests.length; from += IDS_PER_STATEMENT) {
    await tx
      .deleteFrom('blob')
      .where('sha256', 'in', digests.slice(from, from + IDS_PER_STATEMENT))
      .execute();
  }
  for (const { sha256 } of all) needed.add(sha256);
  for (const sha256 of digests) needed.delete(sha256);
  return needed;
}

const IDS_PER_STATEMENT = 5_000;
