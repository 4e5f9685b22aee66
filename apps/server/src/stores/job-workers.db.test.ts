import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../database/test-database.ts';
import { holdWorkerLock, WORKER_LOCK } from './job-workers.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

async function holders(): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and granted and classid = $1
       and database = (select oid from pg_database where datname = current_database())`,
    [WORKER_LOCK],
  );
  return rows.map(({ pid }) => pid);
}

test('a worker whose connection broke shows itself again, so that nobody takes its jobs', async () => {
  const lock = await holdWorkerLock(database.pool, 'pool-1');
  const [first] = await holders();
  expect(first).toBeDefined();
  await database.pool.query('select pg_terminate_backend($1, 5000)', [first]);
  for (let look = 0; look < 100 && (await holders()).length === 0; look += 1) await sleep(50);
  const [second] = await holders();
  expect(second).toBeDefined();
  expect(second).not.toBe(first);
  await lock.release();
  for (let look = 0; look < 100 && (await holders()).length > 0; look += 1) await sleep(50);
  expect(await holders()).toEqual([]);
});
