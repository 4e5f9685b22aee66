import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Reader } from './store.ts';

/** First half of the advisory lock a process holds while it runs jobs; the second is computed from its worker's name. */
export const WORKER_LOCK = 8_400_003;

const RETAKE_MS = 1_000;

/**
 * Shows the other processes that a worker is alive, until it is released or its process ends. Where the connection breaks,
 * the lock is gone with it, and is taken again as soon as there is a database.
 */
export async function holdWorkerLock(
  pool: pg.Pool,
  worker: string,
): Promise<{ readonly release: () => Promise<void> }> {
  let isReleased = false;
  let holder: pg.PoolClient | undefined = await take();

  async function take(): Promise<pg.PoolClient> {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK, worker]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.once('end', () => void retake(client));
    return client;
  }

  async function retake(lost: pg.PoolClient): Promise<void> {
    if (holder !== lost) return;
    holder = undefined;
    lost.release(true);
    while (!isReleased && holder === undefined) {
      await sleep(RETAKE_MS, undefined, { ref: false });
      const taken = await take().catch(() => undefined);
      if (isReleased) taken?.release(true);
      else holder = taken;
    }
  }

  return {
    async release() {
      isReleased = true;
      const held = holder;
      holder = undefined;
      // With its connection, the lock goes at once, whatever state they are in.
      held?.release(true);
    },
  };
}

/**
 * Frees the jobs of workers whose process is gone; the queue alone would wait four hours. A job taken this very moment is
 * left: its worker may not have shown itself yet.
 */
export async function unlockDeadWorkers(pool: pg.Pool, { graceMs }: { readonly graceMs: number }): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ worker: string }>(
      `select distinct locked_by as worker from graphile_worker.jobs
       where locked_at < clock_timestamp() - $1 * interval '1 millisecond'`,
      [graceMs],
    );
    for (const { worker } of rows) {
      const lock = [WORKER_LOCK, worker];
      const tried = await client.query<{ gone: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as gone',
        lock,
      );
      if (tried.rows[0]?.gone !== true) continue;
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[worker]]);
      await client.query('select pg_advisory_unlock($1, hashtext($2))', lock);
    }
  } finally {
    client.release();
  }
}

/** Ends the draws that the queue will not try again, with `message`. Answers their audits. */
export async function failAbandonedDraws(db: Reader, message: string): Promise<readonly string[]> {
  const { rows } = await sql<{ audit_id: string }>`
    update draw_job set state = 'failed', message = ${message}
    where state in ('waiting', 'running') and ${isGivenUp('draw_job')}
    returning audit_id`.execute(db);
  return rows.map((row) => row.audit_id);
}

/** The same of files that were to be made; answers the audits of those that were of one. */
export async function failAbandonedFiles(db: Reader, message: string, at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ audit_id: string | null }>`
    update file_job set state = 'failed', message = ${message}, ended_at = ${at}
    where state in ('waiting', 'running') and ${isGivenUp('file_job')}
    returning audit_id`.execute(db);
  // A ballot room has no news: its pages look again by themselves.
  return rows.flatMap((row) => row.audit_id ?? []);
}

/** Whether the queue has no job any more that it would try again for a row. */
function isGivenUp(table: 'draw_job' | 'file_job') {
  return sql`not exists (
    select from graphile_worker.jobs as job
    where job.key = ${sql.ref(`${table}.id`)}::text and (job.locked_at is not null or job.attempts < job.max_attempts)
  )`;
}
