import type pg from 'pg';
import { connect, type DatabaseTarget } from './connect.ts';
import { migrate } from './migrate.ts';
import { grantToRunningRole } from './owner-role.ts';
import { prepareJobQueue } from './prepare-job-queue.ts';

/**
 * Brings the tables, and those of the job queue, up to date as the role that owns them, and gives the role the server runs
 * as what it needs. Without an owner of its own the running role does it, and owns the tables.
 */
export async function prepareDatabase(
  running: pg.Pool,
  options: { readonly owner: DatabaseTarget | undefined; readonly migrateUntil?: string | undefined },
): Promise<void> {
  const asOwner = options.owner === undefined ? undefined : connect(options.owner);
  const pool = asOwner?.pool ?? running;
  try {
    await migrate(pool, options.migrateUntil);
    await prepareJobQueue(pool);
    if (asOwner === undefined) return;
    const { rows } = await running.query<{ role: string }>('select current_user as role');
    await grantToRunningRole(asOwner.pool, rows[0]?.role ?? '');
  } finally {
    await asOwner?.disconnect();
  }
}
