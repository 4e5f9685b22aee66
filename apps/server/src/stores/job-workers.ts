import { sql } from 'kysely';
import type pg from 'pg';
import type { Reader } from './store.ts';

/** First half of the advisory lock a process holds while it runs jobs; the second is computed from its worker's name. */
const WORKER_LOCK = 8_400_003;

/** Shows the other processes that a worker is alive, until it is released or its process ends. */
export async function holdWorkerLock(
  pool: pg.Pool,
  worker: string,
): Promise<{ readonly release: () => Promise<void> }> {
  const client = await pool.connect();
  await client.query('select pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK, worker]);
  return {
    async release() {
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [WORKER_LOCK, worker]);
      client.release();
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
    where state in ('waiting', 'running')
      and not exists (
        select from graphile_worker.jobs as job
        where job.key = draw_job.id::text and (job.locked_at is not null or job.attempts < job.max_attempts)
      )
    returning audit_id`.execute(db);
  return rows.map((row) => row.audit_id);
}
