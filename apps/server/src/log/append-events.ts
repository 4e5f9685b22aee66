import { hash } from 'node:crypto';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { type HashText, type LogEntry, type LogHead, sealEntry } from '@plumbline/record';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { codeVersion } from '../code-version.ts';
import type { DatabaseSchema, LogChainKind } from '../database/schema.ts';
import { arrayOfBodies } from './array-of-bodies.ts';

/** What happened: the tagged unions of the domain packages. Everything but the tag becomes the entry's `data`. */
export type LoggedEvent = { readonly type: string };

/** Who did it, when, and by which command. */
export type Occasion = {
  readonly commandId: string;
  readonly at: Date;
  readonly actor: string;
  readonly onBehalfOf?: string;
};

/** Some megabytes at a time. */
const ENTRIES_PER_STATEMENT = 5_000;

export const sha256OfText: HashText = (text) => hash('sha256', text, 'hex');

/** Opens an empty chain, unless somebody else has just opened it. */
export async function openChain(tx: Transaction<DatabaseSchema>, id: string, kind: LogChainKind): Promise<void> {
  await tx
    .insertInto('log_chain')
    .values({ id, kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Opens an empty chain. Its identifier is that of what it records, so a second one cannot be opened. */
export async function createChain(tx: Transaction<DatabaseSchema>, id: string, kind: LogChainKind): Promise<void> {
  await tx.insertInto('log_chain').values({ id, kind }).execute();
}

/** A chain that this transaction holds: its head, and when the entry at its head was made; null where there is none. */
export type HeldChain = LogHead & { readonly at: string | null };

/**
 * Takes the chain for this transaction and answers its head: whoever decides on the state that the log tells must hold it
 * from before reading that state until the events are appended. Other chains are not held up.
 */
export async function lockChain(tx: Transaction<DatabaseSchema>, chain: string): Promise<HeldChain | undefined> {
  const { rows } = await sql<{ number: number; hash: string; at: string | null }>`
    select head_number as number, head_hash as hash, ${timeOfEntry(sql`id`, sql`head_number`)} as at
    from log_chain where id = ${chain} for update`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  // Whoever had to wait for the chain sees its new head, but not yet the entry at it.
  const at = row.at ?? (row.number === 0 ? null : await readTime(tx, chain, row.number));
  return { number: row.number, hash: Sha256Schema.parse(row.hash), at };
}

/**
 * When an entry was made, without reading the whole of one that may hold a sample of thousands. In canonical JSON only
 * `actor` comes before `at`, and inside a string the quotes of this pattern would have a backslash before them.
 */
function timeOfEntry(chain: RawBuilder<unknown>, number: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select substring(body from '"at":"([^"]*)"') from log_entry
    where log_entry.chain = ${chain} and log_entry.number = ${number})`;
}

/** When an entry of a chain was made; null where there is no such entry. */
export async function readTime(db: Kysely<DatabaseSchema>, chain: string, number: number): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`select ${timeOfEntry(sql`${chain}`, sql`${number}`)} as at`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

/**
 * Seals the events and adds them to the chain, inside the caller's transaction: with it they are there, without it they
 * never were. Answers the new head. `held` is the chain as this transaction has taken it, if it has.
 */
export async function appendEvents(
  tx: Transaction<DatabaseSchema>,
  chain: string,
  occasion: Occasion,
  events: readonly LoggedEvent[],
  held?: HeldChain,
): Promise<LogHead> {
  const locked = held ?? (await lockChain(tx, chain));
  assert(locked !== undefined, 'events are appended to a chain that exists', chain);
  const { entries, head } = sealEvents(locked, occasion, events);
  for (let from = 0; from < entries.length; from += ENTRIES_PER_STATEMENT) {
    await insertEntries(tx, chain, entries.slice(from, from + ENTRIES_PER_STATEMENT));
  }
  return { number: head.number, hash: head.hash };
}

/** The entries that say these events after the head of a chain, and the head that they give it. Nothing is stored by it. */
export function sealEvents(
  last: HeldChain,
  occasion: Occasion,
  events: readonly LoggedEvent[],
): { readonly entries: readonly LogEntry[]; readonly head: HeldChain } {
  const entries: LogEntry[] = [];
  const at = notBefore(last.at, occasion.at.toISOString());
  let head: LogHead = { number: last.number, hash: last.hash };
  for (const event of events) {
    const entry = sealEntry(head, bodyOf(event, { ...occasion, at }), sha256OfText);
    head = { number: entry.number, hash: entry.hash };
    entries.push(entry);
  }
  return { entries, head: { ...head, at: entries.length === 0 ? last.at : at } };
}

/** Entries and the head that they give the chain, in one statement. */
async function insertEntries(
  tx: Transaction<DatabaseSchema>,
  chain: string,
  entries: readonly LogEntry[],
): Promise<void> {
  const head = entries.at(-1);
  assert(head !== undefined, 'there are entries to insert');
  await sql`
    with added as (
      insert into log_entry (chain, number, previous_hash, hash, body)
      select ${chain}, * from unnest(
        ${entries.map(({ number }) => number)}::bigint[], ${entries.map(({ previousHash }) => previousHash)}::text[],
        ${entries.map(({ hash }) => hash)}::text[], ${arrayOfBodies(entries)}::text[])
    )
    update log_chain set head_number = ${head.number}, head_hash = ${head.hash} where id = ${chain}`.execute(tx);
}

/**
 * A clock that was put back must not make an entry older than the one before it, or the log would contradict its own
 * order: time stands still until the clock has caught up.
 */
function notBefore(previous: string | null, now: string): string {
  // Both are ISO 8601 in UTC with milliseconds, so that their order is that of their letters.
  return previous !== null && previous > now ? previous : now;
}

function bodyOf({ type, ...data }: LoggedEvent, occasion: Omit<Occasion, 'at'> & { readonly at: string }) {
  const { commandId, at, actor, onBehalfOf } = occasion;
  const body = { commandId, at, actor, type, data, codeVersion };
  return onBehalfOf === undefined ? body : { ...body, onBehalfOf };
}
