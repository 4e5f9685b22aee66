import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { createTestDatabase } from './test-database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const { db, pool } = database;
const owner = connect(database.ownerTarget);
afterAll(() => owner.disconnect());

const ZEROS = '0'.repeat(64);

async function addEntry(chain: string, body: string): Promise<void> {
  const hash = createHash('sha256').update(`1\n${ZEROS}\n${body}`).digest('hex');
  await db.insertInto('log_chain').values({ id: chain, kind: 'audit' }).execute();
  await db.insertInto('log_entry').values({ chain, number: 1, previous_hash: ZEROS, hash, body }).execute();
}

test('a database that is up to date is left as it is', async () => {
  expect(await migrate(owner.pool)).toEqual([]);
});

test('several processes that start at once migrate once', async () => {
  const answers = await Promise.all([migrate(owner.pool), migrate(owner.pool), migrate(owner.pool)]);
  expect(answers.flat()).toEqual([]);
});

test('an entry of the log cannot be changed, removed or emptied away, by the role the server runs as', async () => {
  await addEntry('a-1', '{}');
  await expect(pool.query("update log_entry set body = '[]'")).rejects.toThrow('permission denied');
  await expect(pool.query('delete from log_entry')).rejects.toThrow('permission denied');
  await expect(pool.query('truncate log_entry')).rejects.toThrow('permission denied');
});

test('the owner of the tables, who takes its rights back, is still refused by the triggers', async () => {
  await addEntry('a-2', '{}');
  const client = await owner.pool.connect();
  await client.query('begin');
  await client.query('grant update, delete, truncate on log_entry to current_user');
  for (const statement of [
    "update log_entry set body = '[]'",
    'delete from log_entry',
    'truncate log_entry',
    'delete from log_chain',
    'truncate log_chain cascade',
  ]) {
    await client.query('savepoint before');
    await expect(client.query(statement)).rejects.toThrow('the log is only ever added to');
    await client.query('rollback to before');
  }
  await client.query('rollback');
  client.release();
});

test('an entry that does not carry its own hash cannot be stored', async () => {
  await db.insertInto('log_chain').values({ id: 'a-3', kind: 'audit' }).execute();
  const entry = { chain: 'a-3', number: 1, previous_hash: ZEROS, hash: 'f'.repeat(64), body: '{}' };
  await expect(db.insertInto('log_entry').values(entry).execute()).rejects.toThrow('log_entry_carries_its_hash');
});

test('the head of a chain never goes back', async () => {
  await db.insertInto('log_chain').values({ id: 'a-4', kind: 'audit', head_number: 7 }).execute();
  const goBack = db.updateTable('log_chain').set({ head_number: 6 }).where('id', '=', 'a-4').execute();
  await expect(goBack).rejects.toThrow('only grows');
});

test('a database of a newer Plumbline is refused with what to do', async () => {
  await owner.pool.query("insert into migration (name, sha256) values ('9999-from-the-future.sql', '')");
  await expect(migrate(owner.pool)).rejects.toThrow('last used by a newer Plumbline (it has 9999-from-the-future.sql)');
  await owner.pool.query("delete from migration where name like '9999%'");
});

test('a migration that was edited after it was applied is refused', async () => {
  await owner.pool.query("update migration set sha256 = 'edited' where name = '0001-log.sql'");
  await expect(migrate(owner.pool)).rejects.toThrow('0001-log.sql has changed since it was applied');
});
