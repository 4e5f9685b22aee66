import type { LogEntry, LogNews } from '@plumbline/record';
import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '../database/schema.ts';
import { readHeads, streamNews } from './read-audit-log.ts';
import { readHead, readLog } from './read-log.ts';

/** Some hundred kilobytes at a time: enough that the database is not asked for each line, and nothing that fills the memory. */
const ENTRIES_PER_PAGE = 500;
/** About what a connection takes at once. Most entries are short; the one that opens a round of a whole state is not. */
const BLOCK_LENGTH = 64_000;

/**
 * The log as it stands now, an entry on each line and some lines at a time, read page by page as fast as somebody takes it. No
 * connection is held between two pages, so whoever reads slowly keeps nobody waiting. What is added meanwhile is not part of it.
 */
export async function* logBlocks(db: Kysely<DatabaseSchema>, chain: string): AsyncGenerator<string> {
  const head = await readHead(db, chain);
  const last = head?.number ?? 0;
  for (let from = 1; from <= last; from += ENTRIES_PER_PAGE) {
    const entries = await readLog(db, chain, { from, limit: Math.min(ENTRIES_PER_PAGE, last - from + 1) });
    yield* blocksOf(linesOf({ audit: entries, fieldwork: new Map() }));
  }
}

/**
 * All chains of an audit as they stand now, in the order in which they are folded, an entry on each line and some lines at a
 * time. The entries of a jurisdiction's fieldwork say whose it is.
 */
export async function* auditLogBlocks(db: Kysely<DatabaseSchema>, auditId: string): AsyncGenerator<string> {
  const until = await readHeads(db, auditId);
  const since = { audit: 0, fieldwork: new Map<string, number>() };
  for await (const news of streamNews(db, auditId, { since, until })) yield* blocksOf(linesOf(news));
}

function* linesOf({ audit, fieldwork }: LogNews<LogEntry>): Generator<string> {
  for (const entry of audit) yield `${JSON.stringify(entry)}\n`;
  for (const [jurisdiction, entries] of fieldwork) {
    for (const entry of entries) yield `${JSON.stringify({ fieldwork: jurisdiction, ...entry })}\n`;
  }
}

/** Lines together, because a connection, and whoever waits for each, takes as long for a short piece as for a long one. */
function* blocksOf(lines: Iterable<string>): Generator<string> {
  let block = '';
  for (const line of lines) {
    block += line;
    if (block.length < BLOCK_LENGTH) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
