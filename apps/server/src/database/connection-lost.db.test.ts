import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { isConnectionLost } from './connection-lost.ts';
import { createTestDatabase } from './test-database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

async function terminate(client: pg.ClientBase, by: pg.Pool): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await by.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
}

test('a connection that broke is known as such, at once and whenever it is used again', async () => {
  const own = connect(database.target);
  const client = await own.pool.connect();
  await terminate(client, database.pool);
  expect(isConnectionLost(await errorOf(() => client.query('select 1')))).toBe(true);
  await sleep(10);
  expect(isConnectionLost(await errorOf(() => client.query('select 1')))).toBe(true);
  client.release(true);
  await own.disconnect();
  expect(isConnectionLost(await errorOf(() => own.pool.query('select 1')))).toBe(true);
  expect(isConnectionLost(await errorOf(() => own.db.selectFrom('person').selectAll().execute()))).toBe(true);
});

test('a query under way when its connection breaks is known as such', async () => {
  const client = new pg.Client(database.target);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const waiting = errorOf(() => client.query('select pg_sleep(30)'));
  await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  expect(isConnectionLost(await waiting)).toBe(true);
});

test('a database that is not there is known as such', async () => {
  for (const target of [
    { host: '127.0.0.1', port: 9, user: 'u', database: 'd' },
    { host: '/nowhere', port: 5432, user: 'u', database: 'd' },
    { connectionString: 'postgresql://u@localhost:9/d' },
  ]) {
    const client = new pg.Client(target);
    client.on('error', () => undefined);
    expect(isConnectionLost(await errorOf(() => client.connect()))).toBe(true);
  }
});

test('what a statement did wrong, a missing file and our own mistakes are not taken for it', async () => {
  expect(isConnectionLost(await errorOf(() => database.pool.query('select 1 / 0')))).toBe(false);
  expect(isConnectionLost(await errorOf(() => database.pool.query('select nothing')))).toBe(false);
  expect(isConnectionLost(await errorOf(() => readFile('/nowhere/at/all')))).toBe(false);
  expect(isConnectionLost(new TypeError('x is not a function'))).toBe(false);
});
