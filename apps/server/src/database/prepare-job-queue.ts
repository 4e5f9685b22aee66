import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';

/** The queue reports what is wrong by what it throws; it need not write to the terminal as well. */
export const SILENT = new Logger(() => () => undefined);

/** The tables of the job queue, brought up to date. Nothing can be enqueued before. */
export async function prepareJobQueue(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: SILENT });
}
