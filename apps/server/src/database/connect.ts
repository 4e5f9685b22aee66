import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { SocketConnection } from './embedded-postgres.ts';
import { preparingOften } from './prepare-often.ts';
import type { DatabaseSchema } from './schema.ts';

/** A `postgresql://` address (`DATABASE_URL`), or the socket of the embedded server. */
export type DatabaseTarget = { readonly connectionString: string } | SocketConnection;

export type Connections = {
  readonly db: Kysely<DatabaseSchema>;
  /** The same connections without Kysely: for COPY, LISTEN and the job queue. */
  readonly pool: pg.Pool;
  readonly disconnect: () => Promise<void>;
};

/** Five are held for good by the job queue and the news; commands that wait for the same audit hold one each. */
const POOL_SIZE = 25;
/** An open transaction holds the lock of a log chain; one that is forgotten must not hold it forever. */
const IDLE_TRANSACTION_MS_MAX = 60_000;

/** Whoever waits longer for a connection is told to come back. */
const CONNECTION_WAIT_MS_MAX = 10_000;
/** What the pool says then: it gives no code. */
export const NO_CONNECTION_FREE = 'timeout exceeded when trying to connect';

/** Object identifiers of types in PostgreSQL's catalogue, which never change. */
const TYPE = { bigint: 20, bigintArray: 1016, numeric: 1700, date: 1082 } as const;

/**
 * Opens connections as they are needed. A statement that takes longer than `statementMsMax` is given up: a server that many
 * use sets it; copying or rebuilding a whole database takes as long as it takes.
 *
 * The first query is the first to fail if the database is not there.
 */
export function connect(
  target: DatabaseTarget,
  { statementMsMax }: { readonly statementMsMax?: number | undefined } = {},
): Connections {
  const pool = new pg.Pool({
    ...target,
    max: POOL_SIZE,
    application_name: 'plumbline',
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS_MAX,
    connectionTimeoutMillis: CONNECTION_WAIT_MS_MAX,
    ...(statementMsMax === undefined ? {} : { statement_timeout: statementMsMax, lock_timeout: statementMsMax }),
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced at the next query, which reports what there is to report.
  pool.on('error', () => undefined);
  // The same goes for one that breaks between two queries of a client that holds it, such as the job queue.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool: preparingOften(pool) }) });
  const disconnect = async () => {
    await db.destroy();
    // Kysely ends the pool only if it has used it.
    if (!pool.ended) await pool.end();
  };
  return { db, pool, disconnect };
}

/**
 * Counts arrive as numbers or not at all. `pg` would hand out `bigint` and the `sum` of bigints (`numeric`) as strings,
 * and a string that looks like a number is added as text; and a `date` as the instant of midnight in the zone of the host.
 */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (format !== 'binary') {
    if (oid === TYPE.bigint || oid === TYPE.numeric) return parseCount;
    if (oid === TYPE.bigintArray) return parseCounts;
    if (oid === TYPE.date) return (text: string) => text;
  }
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
}

/** A whole number from the database, refused where a JavaScript number would not hold it exactly. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(count)) {
    throw new RangeError(`${text} is not a whole number that can be held exactly; read such a column as text`);
  }
  return count;
}

// The text form of an array of numbers has no quotes: {1,2,NULL}.
function parseCounts(text: string): (number | null)[] {
  const parts = text.slice(1, -1).split(',');
  return text === '{}' ? [] : parts.map((part) => (part === 'NULL' ? null : parseCount(part)));
}
