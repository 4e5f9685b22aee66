import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTestDatabase } from './test-database.ts';
import { watchDatabase } from './watch-database.ts';

const NOWHERE = { host: '/nowhere', port: 5432, user: 'u', database: 'd' };
const STILL_HERE = 'still here';

async function within(milliseconds: number, gone: Promise<string>): Promise<string> {
  return Promise.race([gone, sleep(milliseconds, STILL_HERE)]);
}

test('a database that is gone is given up within eight seconds, with the reason', async () => {
  const watch = watchDatabase(NOWHERE);
  expect(await within(8_000, watch.gone)).toMatch(/^The database is gone: .*ENOENT/);
  await watch.stop();
});

test('a database that is there, and whose connection breaks once, is not given up', async () => {
  const database = await createTestDatabase();
  const watch = watchDatabase(database.target);
  await sleep(300);
  const { rowCount } = await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'plumbline watch' and datname = current_database()`,
  );
  expect(rowCount).toBe(1);
  expect(await within(1_500, watch.gone)).toBe(STILL_HERE);
  await watch.stop();
  await database.close();
});

test('a database of our own is started again; one that cannot be is given up, unless its disk is full', async () => {
  let revived = 0;
  const cannot = () => {
    revived += 1;
    return Promise.reject(new Error('PostgreSQL did not start'));
  };
  const waiting = watchDatabase(NOWHERE, { revive: cannot, mayWait: async () => true });
  const givingUp = watchDatabase(NOWHERE, { revive: cannot, mayWait: async () => false });
  expect(await within(8_000, givingUp.gone)).toContain('PostgreSQL did not start');
  expect(revived).toBeGreaterThan(5);
  expect(await within(100, waiting.gone)).toBe(STILL_HERE);
  await waiting.stop();
  await givingUp.stop();
});
