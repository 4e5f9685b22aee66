import { type Sha256, Sha256Schema } from '@plumbline/election';
import type { LogEntry, LogHead } from '@plumbline/record';
import type { Kysely } from 'kysely';
import type { DatabaseSchema, LogChainKind } from '../database/schema.ts';

/** The entries of a chain in order, from `from` on (1 is the first), at most `limit` of them. */
export async function readLog(
  db: Kysely<DatabaseSchema>,
  chain: string,
  { from = 1, limit }: { readonly from?: number; readonly limit?: number } = {},
): Promise<readonly LogEntry[]> {
  const wanted = entriesOf(db, chain).where('number', '>=', from);
  const ordered = wanted.orderBy('number');
  const rows = await (limit === undefined ? ordered : ordered.limit(limit)).execute();
  return rows.map(entryOf);
}

function entriesOf(db: Kysely<DatabaseSchema>, chain: string) {
  // Without the chain itself, which would be read anew with every entry.
  return db.selectFrom('log_entry').select(['number', 'previous_hash', 'hash', 'body']).where('chain', '=', chain);
}

/** What an entry takes of a row. Read as stored: whether these are hashes the table sees to, and whoever checks finds out. */
export function entryOf(row: {
  readonly number: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly body: string;
}): LogEntry {
  const { number, previous_hash, hash, body } = row;
  return { number, previousHash: previous_hash as Sha256, hash: hash as Sha256, body };
}

/** Few enough to be held at once, many enough that the journey to the database does not count. */
export const SLICE_ENTRIES = 1_000;

/** The entries of a chain in order, as they are stored and a slice at a time: a log of any length in the same memory. */
export async function* streamLog(db: Kysely<DatabaseSchema>, chain: string): AsyncIterable<readonly LogEntry[]> {
  // By what was read and not by a count, because the numbers themselves may have been altered.
  let after = -1;
  while (true) {
    const slice = entriesOf(db, chain).where('number', '>', after).orderBy('number').limit(SLICE_ENTRIES);
    const rows = await slice.execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.number;
    yield rows.map(entryOf);
  }
}

/** The newest number and hash of a chain, or nothing if there is no such chain. */
export async function readHead(db: Kysely<DatabaseSchema>, chain: string): Promise<LogHead | undefined> {
  const query = db.selectFrom('log_chain').select(['head_number', 'head_hash']).where('id', '=', chain);
  const row = await query.executeTakeFirst();
  return row && { number: row.head_number, hash: Sha256Schema.parse(row.head_hash) };
}

/** A chain as its row says it: what it records, and the head it should have. */
export type StoredChain = {
  readonly id: string;
  readonly kind: LogChainKind;
  readonly head_number: number;
  readonly head_hash: string;
};

/** Every chain there is, in the order of their names. */
export async function listChains(db: Kysely<DatabaseSchema>): Promise<readonly StoredChain[]> {
  return db.selectFrom('log_chain').selectAll().orderBy('id').execute();
}

/** The entries of a chain that are of these types, in order. Whoever asks knows that they are few. */
export async function entriesOfTypes(
  db: Kysely<DatabaseSchema>,
  chain: string,
  types: readonly string[],
): Promise<readonly LogEntry[]> {
  const ends = types.map((type) => `%"type":"${type}"}`);
  const rows = await entriesOf(db, chain)
    .where((row) => row.or(ends.map((end) => row('body', 'like', end))))
    .orderBy('number')
    .execute();
  return rows.map(entryOf);
}

/** Whether a chain holds an event of this type, after entry `after` if one is named. In canonical JSON the type stands last, so no entry need be parsed. */
export async function hasEntryOfType(
  db: Kysely<DatabaseSchema>,
  chain: string,
  type: string,
  { after = 0 }: { readonly after?: number } = {},
): Promise<boolean> {
  const query = db.selectFrom('log_entry').select('number').where('chain', '=', chain).where('number', '>', after);
  const row = await query.where('body', 'like', `%"type":"${type}"}`).limit(1).executeTakeFirst();
  return row !== undefined;
}
