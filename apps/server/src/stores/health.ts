import { sql } from 'kysely';
import { FILE_TASK } from './job-queue.ts';
import { WORKER_LOCK } from './job-workers.ts';
import type { Reader } from './store.ts';

/** Asks the database for an answer, any answer; throws when there is none. */
export async function askDatabase(db: Reader): Promise<'ok'> {
  await sql`select 1`.execute(db);
  return 'ok';
}

/** A draw of a whole state takes minutes, and one after the other; a quarter of an hour is nobody's turn. */
const WAITING_MINUTES_MAX = 15;

/**
 * Whether somebody runs jobs, in this process or another, and gets on with them. `none`: nobody shows himself by the lock that
 * workers hold. `behind`: a job that could be run waits for longer than anything takes; files that many counties asked for may.
 */
export async function stateOfJobs(db: Reader): Promise<'ok' | 'none' | 'behind'> {
  const { rows } = await sql<{ workers: boolean; waiting: boolean }>`
    select
      exists (
        select from pg_locks
        where locktype = 'advisory' and granted and classid = ${WORKER_LOCK}
          and database = (select oid from pg_database where datname = current_database())
      ) as workers,
      exists (
        select from graphile_worker.jobs
        where locked_at is null and attempts < max_attempts and task_identifier <> ${FILE_TASK}
          and run_at < now() - ${WAITING_MINUTES_MAX} * interval '1 minute'
      ) as waiting`.execute(db);
  if (rows[0]?.workers !== true) return 'none';
  return rows[0].waiting ? 'behind' : 'ok';
}
