import { hash } from 'node:crypto';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { type HashText, type LogEntry, type LogHead, sealEntry } from '@plumbline/record';
import { sql, type Transaction } from 'kysely';
import { codeVersion } from '../code-version.ts';
import type { DatabaseSchema, LogChainKind } from '../database/schema.ts';

/** What happened: the tagged unions of the domain packages. Everything but the tag becomes the entry's `data`. */
export type LoggedEvent = { readonly type: string };

/** Who did it, when, and by which command. */
type Occasion = {
  readonly commandId: string;
  readonly at: Date;
  readonly actor: string;
  readonly onBehalfOf?: string;
};

/** PostgreSQL takes 65,535 parameters in a statement; an entry has five. */
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

/**
 * Takes the chain for this transaction and answers its head: whoever decides on the state that the log tells must hold it
 * from before reading that state until the events are appended. Other chains are not held up.
 */
export async function lockChain(tx: Transaction<DatabaseSchema>, chain: string): Promise<LogHead | undefined> {
  const query = tx.selectFrom('log_chain').select(['head_number', 'head_hash']).where('id', '=', chain).forUpdate();
  const row = await query.executeTakeFirst();
  return row && { number: row.head_number, hash: Sha256Schema.parse(row.head_hash) };
}

/**
 * Seals the events and adds them to the chain, inside the caller's transaction: with it they are there, without it they
 * never were. Answers the new head.
 */
export async function appendEvents(
  tx: Transaction<DatabaseSchema>,
  chain: string,
  occasion: Occasion,
  events: readonly LoggedEvent[],
): Promise<LogHead> {
  const locked = await lockChain(tx, chain);
  assert(locked !== undefined, 'events are appended to a chain that exists', chain);
  const entries: LogEntry[] = [];
  const at = notBefore(await timeOfEntry(tx, chain, locked.number), occasion.at.toISOString());
  let head = locked;
  for (const event of events) {
    const entry = sealEntry(head, bodyOf(event, { ...occasion, at }), sha256OfText);
    entries.push(entry);
    head = entry;
  }
  for (let from = 0; from < entries.length; from += ENTRIES_PER_STATEMENT) {
    const rows = entries.slice(from, from + ENTRIES_PER_STATEMENT).map((entry) => rowOf(chain, entry));
    await tx.insertInto('log_entry').values(rows).execute();
  }
  if (entries.length > 0) {
    const newHead = { head_number: head.number, head_hash: head.hash };
    await tx.updateTable('log_chain').set(newHead).where('id', '=', chain).execute();
  }
  return { number: head.number, hash: head.hash };
}

/**
 * A clock that was put back must not make an entry older than the one before it, or the log would contradict its own
 * order: time stands still until the clock has caught up.
 */
function notBefore(previous: string | null, now: string): string {
  // Both are ISO 8601 in UTC with milliseconds, so that their order is that of their letters.
  return previous !== null && previous > now ? previous : now;
}

/**
 * When an entry was made, without reading the whole of one that may hold a sample of thousands. In canonical JSON only
 * `actor` comes before `at`, and inside a string the quotes of this pattern would have a backslash before them.
 */
async function timeOfEntry(tx: Transaction<DatabaseSchema>, chain: string, number: number): Promise<string | null> {
  const time = sql<string | null>`substring(body from '"at":"([^"]*)"')`.as('at');
  const query = tx.selectFrom('log_entry').select(time).where('chain', '=', chain).where('number', '=', number);
  return (await query.executeTakeFirst())?.at ?? null;
}

function bodyOf({ type, ...data }: LoggedEvent, occasion: Omit<Occasion, 'at'> & { readonly at: string }) {
  const { commandId, at, actor, onBehalfOf } = occasion;
  const body = { commandId, at, actor, type, data, codeVersion };
  return onBehalfOf === undefined ? body : { ...body, onBehalfOf };
}

function rowOf(chain: string, { number, previousHash, hash, body }: LogEntry) {
  return { chain, number, previous_hash: previousHash, hash, body };
}
