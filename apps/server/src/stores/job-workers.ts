import { sql } from 'kysely';
import type pg from 'pg';
import type { Reader } from './store.ts';

/** First half of the advisory lock a process holds while it runs jobs; the second is the number of its worker. */
const WORKER_LOCK = 8_400_003;

/** Shows the other processes that worker `number` is alive, until it is released or its process ends. */
export async function holdWorkerLock(
  pool: pg.Pool,
  number: number,
): Promise<{ readonly release: () => Promise<void> }> {
  const client = await pool.connect();
  await client.query('select pg_advisory_lock($1, $2)', [WORKER_LOCK, number]);
  return {
    async release() {
      await client.query('select pg_advisory_unlock($1, $2)', [WORKER_LOCK, number]);
      client.release();
    },
  };
}

/** Frees the jobs of workers whose process is gone; the queue alone would wait four hours. */
export async function unlockDeadWorkers(pool: pg.Pool, nameOf: (number: number) => string): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked_by: string }>(
      'select distinct locked_by from graphile_worker.jobs where locked_by is not null',
    );
    for (const { locked_by: worker } of rows) {
      const number = Number(/^plumbline-(\d+)$/.exec(worker)?.[1]);
      if (!Number.isSafeInteger(number) || nameOf(number) !== worker) continue;
      const { rows: tried } = await client.query<{ gone: boolean }>('select pg_try_advisory_lock($1, $2) as gone', [
        WORKER_LOCK,
        number,
      ]);
      if (tried[0]?.gone !== true) continue;
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[worker]]);
      await client.query('select pg_advisory_unlock($1, $2)', [WORKER_LOCK, number]);
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
