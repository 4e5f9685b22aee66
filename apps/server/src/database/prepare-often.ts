import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, type Pool, type PoolClient } from 'pg';

/** What was asked so often by a process is asked again. */
const OFTEN = 20;
/** A plan takes some ten thousand bytes in each connection that has it. */
const NAMED_MAX = 100;
/** Longer ones hold lists of values, and are seldom the same again. */
const LENGTH_MAX = 4_000;
/** Texts that are counted: lists of different lengths make different ones, which come once. */
const COUNTED_MAX = 1_000;

/**
 * The same connections, for which the database keeps the plan of what is asked again and again: to read and plan a statement that finds a
 * row by its key takes it twice as long as to carry it out.
 */
export function preparingOften(pool: Pool): PostgresPool {
  const names = openNames();
  const prepared = new WeakMap<PoolClient, PostgresPoolClient>();
  const end = () => pool.end();
  const connect = async () => {
    const client = await pool.connect();
    const known = prepared.get(client);
    if (known !== undefined) return known;
    const preparing = preparingClient(client, names);
    prepared.set(client, preparing);
    return preparing;
  };
  return { connect, end, options: pool.options };
}

type Names = { readonly of: (text: string) => string | undefined; readonly renew: (text: string) => void };

function openNames(): Names {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  const generations = new Map<string, number>();
  // Of the text itself: processes whose connections are shared by a pooler mean the same by a name.
  const renew = (text: string) => {
    const generation = (generations.get(text) ?? 0) + 1;
    generations.set(text, generation);
    names.set(text, `often-${createHash('sha256').update(text).digest('hex').slice(0, 32)}-${generation}`);
  };
  return {
    of(text) {
      const known = names.get(text);
      if (known !== undefined || names.size >= NAMED_MAX || text.length > LENGTH_MAX) return known;
      const count = (counts.get(text) ?? 0) + 1;
      counts.delete(text);
      if (count >= OFTEN) renew(text);
      else counts.set(text, count);
      for (const oldest of counts.keys()) {
        if (counts.size <= COUNTED_MAX) break;
        counts.delete(oldest);
      }
      return names.get(text);
    },
    renew,
  };
}

function preparingClient(client: PoolClient, names: Names): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    const values = [...parameters];
    // Without a value it is begin, commit or a change of the schema.
    const name = values.length === 0 ? undefined : names.of(text);
    if (name === undefined) return client.query(text, values);
    try {
      return await client.query({ name, text, values });
    } catch (error) {
      if (!isOfEarlierSchema(error)) throw error;
      names.renew(text);
      // What was begun is given up as a whole, and begun anew by whoever asks again.
      if (client.getTransactionStatus() !== 'I') throw error;
      return client.query(text, values);
    }
  };
  return {
    // Kysely is given no class for cursors, so that it asks by text alone.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  };
}

/** Another process has changed the schema since the plan was made: a newer version that has come beside this one. */
function isOfEarlierSchema(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery';
}
