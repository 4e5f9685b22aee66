import { type RecordedEvent, upcastEvent } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { eventOf, type LogEntry, type LogNews } from '@plumbline/record';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { DatabaseSchema } from '../database/schema.ts';
import type { HeldChain } from './append-events.ts';
import { auditChain, fieldworkChain, fieldworkRange, placeOfChain } from './audit-chains.ts';
import { entryOf, readLog, SLICE_ENTRIES } from './read-log.ts';

/** The numbers of the newest entries: of the audit's own chain, and of fieldwork, by jurisdiction. */
export type AuditHeads = { readonly audit: number; readonly fieldwork: ReadonlyMap<string, number> };

/** How far the chains of an audit have grown, all at the same moment; with `only`, of one jurisdiction's fieldwork alone. */
export async function readHeads(db: Kysely<DatabaseSchema>, auditId: string, only?: string): Promise<AuditHeads> {
  const own = auditChain(auditId);
  const [from, to] = fieldworkRange(auditId);
  const wanted = only === undefined ? sql`id >= ${from} and id < ${to}` : sql`id = ${fieldworkChain(auditId, only)}`;
  // As one value: of a state there are sixteen hundred, and a row for each would cost more than to find them.
  const { rows } = await sql<{ audit: number; fieldwork: Readonly<Record<string, number>> | null }>`
    select head_number as audit,
      (select json_object_agg(substr(id, ${from.length + 1}::int), head_number) from log_chain where ${wanted}) as fieldwork
    from log_chain where id = ${own}`.execute(db);
  const [row] = rows;
  assert(row !== undefined, 'an audit has a log', auditId);
  return { audit: row.audit, fieldwork: new Map(Object.entries(row.fieldwork ?? {})) };
}

/** The numbers of the newest entries of all fieldwork of an audit, in the order of the names of its chains. */
export type OrderedHeads = { readonly names: readonly string[]; readonly numbers: readonly string[] };

type MovedHeads = { readonly heads: AuditHeads; readonly ordered: OrderedHeads; readonly ofAll: boolean };

/** Which chains stand elsewhere than in `known`, where there are as many as there. */
export function movedHeads(
  { audit, numbers }: { readonly audit: number; readonly numbers: readonly string[] },
  known: OrderedHeads,
): MovedHeads | undefined {
  if (numbers.length !== known.names.length) return undefined;
  const moved = new Map<string, number>();
  for (const [place, number] of numbers.entries()) {
    const name = known.names[place];
    if (number !== known.numbers[place] && name !== undefined) moved.set(name, Number(number));
  }
  return { heads: { audit, fieldwork: moved }, ordered: { names: known.names, numbers }, ofAll: false };
}

/**
 * The same of the chains that stand elsewhere than in `known`; of all of them where nothing is known, or where there are more now. Of a state it
 * is mostly one of sixteen hundred, and a list of numbers is found and read several times as fast as numbers by name. No chain is ever
 * taken away, so that as many as before are the same ones.
 */
export async function readMovedHeads(
  db: Kysely<DatabaseSchema>,
  auditId: string,
  known: OrderedHeads | undefined,
): Promise<MovedHeads> {
  if (known !== undefined) {
    const moved = movedHeads(await readOrdered(db, auditId, sql`null`), known);
    if (moved !== undefined) return moved;
  }
  const [from] = fieldworkRange(auditId);
  const { audit, numbers, names } = await readOrdered(
    db,
    auditId,
    sql`json_agg(substr(id, ${from.length + 1}::int) order by id)`,
  );
  const fieldwork = new Map(names.map((name, place) => [name, Number(numbers[place])]));
  return { heads: { audit, fieldwork }, ordered: { names, numbers }, ofAll: true };
}

async function readOrdered(
  db: Kysely<DatabaseSchema>,
  auditId: string,
  names: RawBuilder<unknown>,
): Promise<OrderedHeads & { readonly audit: number }> {
  const [from, end] = fieldworkRange(auditId);
  const { rows } = await sql<{ audit: number; numbers: string | null; names: readonly string[] | null }>`
    select audit.head_number as audit, fieldwork.numbers, fieldwork.names
    from log_chain audit cross join (
      select string_agg(head_number::text, ',' order by id) as numbers, ${names} as names
      from log_chain where id >= ${from} and id < ${end}
    ) fieldwork
    where audit.id = ${auditChain(auditId)}`.execute(db);
  const [row] = rows;
  assert(row !== undefined, 'an audit has a log', auditId);
  return { audit: row.audit, numbers: row.numbers?.split(',') ?? [], names: row.names ?? [] };
}

/**
 * Holds an audit alone until the transaction ends, for whoever decides about it: nobody records fieldwork, and nobody else decides.
 * Answers how far its chains have grown, and its own chain as it is held.
 */
export async function holdAuditAlone(
  tx: Transaction<DatabaseSchema>,
  auditId: string,
): Promise<{ readonly heads: AuditHeads; readonly held: HeldChain }> {
  const [from, end] = fieldworkRange(auditId);
  const { rows } = await sql<HeldChain & { readonly fieldwork: Readonly<Record<string, number>> | null }>`
    select * from hold_audit(${auditChain(auditId)}, ${from}, ${end})`.execute(tx);
  const [row] = rows;
  assert(row !== undefined, 'an audit has a log', auditId);
  const { number, hash, at, fieldwork } = row;
  return { heads: { audit: number, fieldwork: new Map(Object.entries(fieldwork ?? {})) }, held: { number, hash, at } };
}

/**
 * What follows `since` in the chains of an audit up to `until`, a slice at a time, in the order in which it is folded:
 * fieldwork comes before the entry that closes its round.
 */
export async function* streamNews(
  db: Kysely<DatabaseSchema>,
  auditId: string,
  { since, until }: { readonly since: AuditHeads; readonly until: AuditHeads },
): AsyncGenerator<LogNews<LogEntry>> {
  const fieldwork = new Map(since.fieldwork);
  let last = since.audit;
  while (last < until.audit) {
    const limit = Math.min(SLICE_ENTRIES, until.audit - last);
    let entries = await readLog(db, auditChain(auditId), { from: last + 1, limit });
    const newest = entries.at(-1);
    assert(newest !== undefined, 'a chain is as long as its head says', auditId);
    last = newest.number;
    for (let closing = findClosing(entries); closing !== undefined; closing = findClosing(entries)) {
      yield { audit: entries.slice(0, closing.place), fieldwork: new Map() };
      yield* streamFieldwork(db, auditId, fieldwork, closing.heads);
      yield { audit: entries.slice(closing.place, closing.place + 1), fieldwork: new Map() };
      entries = entries.slice(closing.place + 1);
    }
    if (entries.length > 0) yield { audit: entries, fieldwork: new Map() };
  }
  yield* streamFieldwork(db, auditId, fieldwork, until.fieldwork);
}

/** An entry, and whose fieldwork it is; null for one of the audit's own chain. */
export type PlacedEntry = { readonly jurisdiction: string | null; readonly entry: LogEntry };

/** Entries of all chains of an audit, the newest first. */
export async function readNewestFirst(
  db: Kysely<DatabaseSchema>,
  auditId: string,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<readonly PlacedEntry[]> {
  const { rows } = await sql<EntryRow>`
    select * from log_entry where split_part(chain, '/', 1) = ${auditChain(auditId)}
    order by substring(body from '"at":"([^"]*)"') collate "C" desc, chain desc, number desc
    limit ${limit} offset ${skip}`.execute(db);
  return rows.map((row) => ({ jurisdiction: placeOfChain(row.chain)?.jurisdiction ?? null, entry: entryOf(row) }));
}

/** What is said of a unit, and the entries of the unit itself. */
const ABOUT_UNITS = [
  'ballot-recorded',
  'batch-recorded',
  'batch-sent-to-review',
  'batch-reviewed',
  'case-explained',
  'second-look-recorded',
  'case-settled',
  'case-reopened',
];

/** The entries that record a unit or say something of its case, the oldest first. */
export async function readAboutUnit(
  db: Kysely<DatabaseSchema>,
  auditId: string,
  unit: { readonly jurisdiction: string | null; readonly kind: 'ballot' | 'batch' | 'contest'; readonly name: string },
): Promise<readonly LogEntry[]> {
  const { jurisdiction, kind, name } = unit;
  const chains = [auditChain(auditId), ...(jurisdiction === null ? [] : [fieldworkChain(auditId, jurisdiction)])];
  const places = [
    `${JSON.stringify(kind)}:${JSON.stringify(name)}`,
    `"jurisdiction":${JSON.stringify(jurisdiction)}`,
  ] as const;
  // In canonical JSON the type stands last. Of one moment, fieldwork comes before what closes its round.
  const endings = ABOUT_UNITS.map((type) => `%"type":"${type}"}`);
  const { rows } = await sql<EntryRow>`
    select * from log_entry where chain = any(${chains}::text[]) and body like any(${endings}::text[])
      and strpos(body, ${places[0]}) > 0 and strpos(body, ${places[1]}) > 0
    order by substring(body from '"at":"([^"]*)"') collate "C", chain = ${auditChain(auditId)}, number`.execute(db);
  return rows.map(entryOf);
}

/** The first entry that closes a round and names fieldwork, and the numbers that it names. */
function findClosing(
  entries: readonly LogEntry[],
): { readonly place: number; readonly heads: ReadonlyMap<string, number> } | undefined {
  // In canonical JSON the type stands last, so no other entry need be parsed.
  const place = entries.findIndex(({ body }) => body.endsWith('"type":"round-closed"}'));
  const entry = entries[place];
  if (entry === undefined) return undefined;
  const event = upcastEvent(eventOf<RecordedEvent>(entry).event);
  assert(event.type === 'round-closed', 'the type of an entry stands last', entry.number);
  return { place, heads: new Map(Object.entries(event.fieldwork).map(([of, { number }]) => [of, number])) };
}

/** Reads fieldwork up to `until`, and moves `reached` with what it has read. */
async function* streamFieldwork(
  db: Kysely<DatabaseSchema>,
  auditId: string,
  reached: Map<string, number>,
  until: ReadonlyMap<string, number>,
): AsyncGenerator<LogNews<LogEntry>> {
  for (;;) {
    const behind = [...until].filter(([jurisdiction, number]) => (reached.get(jurisdiction) ?? 0) < number);
    if (behind.length === 0) return;
    const chains = behind.map(([jurisdiction]) => fieldworkChain(auditId, jurisdiction));
    const after = behind.map(([jurisdiction]) => reached.get(jurisdiction) ?? 0);
    const last = behind.map(([, number]) => number);
    // The place in the list instead of the name, which would be read anew with every entry.
    const { rows } = await sql<Omit<EntryRow, 'chain'> & { readonly place: number }>`
      select place, entry.*
      from unnest(${chains}::text[], ${after}::bigint[], ${last}::bigint[]) with ordinality
        as wanted (chain, after, last, place)
      cross join lateral (
        select number, previous_hash, hash, body from log_entry
        where log_entry.chain = wanted.chain and number > wanted.after and number <= wanted.last
        order by number limit ${SLICE_ENTRIES}
      ) entry limit ${SLICE_ENTRIES}`.execute(db);
    assert(rows.length > 0, 'a chain is as long as its head says', chains);
    const news = new Map<string, LogEntry[]>();
    for (const [place, own] of Map.groupBy(rows, (row) => row.place)) {
      const jurisdiction = behind[place - 1]?.[0];
      assert(jurisdiction !== undefined, 'entries are those of the chains that were asked for', place);
      const entries = own.map(entryOf);
      news.set(jurisdiction, entries);
      reached.set(jurisdiction, entries.at(-1)?.number ?? 0);
    }
    yield { audit: [], fieldwork: news };
  }
}

type EntryRow = {
  readonly chain: string;
  readonly number: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly body: string;
};
