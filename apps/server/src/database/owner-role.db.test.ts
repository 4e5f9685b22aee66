import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { appendEvents, createChain } from '../log/append-events.ts';
import { readHead } from '../log/read-log.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { openDatabase } from './open-database.ts';
import { createEmptyOwnedDatabase, createTestDatabase } from './test-database.ts';

const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumb line '));
fs.chmodSync(scratch, 0o755);
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

const occasion = { commandId: 'c-1', at: new Date('2026-11-10T17:42:00Z'), actor: 'system:test' };

/** Every way in which the role the server runs as could get around what guards the log. */
const ATTEMPTS = [
  'alter table log_entry disable trigger all',
  'alter table log_entry disable trigger log_entry_is_only_added_to',
  'alter table log_chain disable trigger user',
  'drop trigger log_entry_is_only_added_to on log_entry',
  'drop trigger log_chain_only_grows on log_chain',
  'create or replace function refuse_change_of_log() returns trigger language plpgsql as $$ begin return new; end $$',
  'drop function refuse_change_of_log() cascade',
  'alter table log_entry drop constraint log_entry_carries_its_hash',
  "update log_entry set body = '{}'",
  'update log_entry set number = number',
  'delete from log_entry',
  'truncate log_entry',
  'delete from log_chain',
  'truncate log_chain cascade',
  "update log_chain set kind = 'organization'",
  "update log_chain set id = 'other'",
  'drop table log_entry',
  'alter table log_entry rename to log_entry_before',
  'alter table log_chain add column other text',
  'create rule quiet as on insert to log_entry do instead nothing',
  // A right that is not one's own to give is passed over with a warning, so the deed is tried after it.
  "grant update on log_entry to current_user; update log_entry set body = '{}'",
  'grant all on log_entry to public; delete from log_entry',
  'alter table log_entry owner to current_user',
  'create trigger quiet before insert on log_entry for each row execute function refuse_change_of_log()',
  "set session_replication_role = 'replica'",
  'set role plumbline_owner',
  'create table public.log_entry_copy ()',
  'delete from migration',
] as const;

async function expectNothingWorks(pool: pg.Pool): Promise<void> {
  const worked: string[] = [];
  for (const statement of ATTEMPTS) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(statement);
      worked.push(statement);
    } catch (error) {
      expect(error, statement).toMatchObject({ code: '42501' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  expect(worked).toEqual([]);
}

async function addEntry(database: Awaited<ReturnType<typeof openDatabase>>, chain: string): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await createChain(tx, chain, 'audit');
    await appendEvents(tx, chain, occasion, [{ type: 'one' }]);
  });
}

test('the role that the server runs as adds to the log, and can neither change it nor switch its guards off', async () => {
  const database = await createTestDatabase();
  await database.db.transaction().execute((tx) => createChain(tx, 'a-1', 'audit'));
  await database.db.transaction().execute((tx) => appendEvents(tx, 'a-1', occasion, [{ type: 'one' }]));
  if (database.ownerTarget === database.target) {
    console.info('Not tried: on a server of the developer’s own one role owns the tables and uses them.');
  } else await expectNothingWorks(database.pool);
  await database.close();
});

test('a database of before the two roles were told apart is handed over when it is opened', async () => {
  const dataDirectory = path.join(scratch, 'older');
  const server = await startEmbeddedPostgres({ dataDirectory, durability: 'discardable' });
  const superuser = new pg.Client(server.administration);
  await superuser.connect();
  await superuser.query('alter database plumbline owner to plumbline');
  await superuser.end();
  // As it was: one role, which owns everything.
  const databaseUrl = `postgresql://plumbline@localhost/plumbline?host=${encodeURIComponent(server.connection.host)}`;
  const before = await openDatabase({ databaseUrl, dataDirectory: '/nowhere' });
  expect(before.ownsTheLog).toBe(true);
  await addEntry(before, 'a-1');
  const head = await readHead(before.db, 'a-1');
  await before.close();

  const after = await openDatabase({ databaseUrl: undefined, dataDirectory });
  expect(after.ownsTheLog).toBe(false);
  expect(await readHead(after.db, 'a-1')).toEqual(head);
  await addEntry(after, 'a-2');
  await expectNothingWorks(after.pool);
  await after.close();
  await server.stop();
});

test('an external database with an owner of its own is used the same way', async () => {
  const { databaseUrl, ownerDatabaseUrl } = await createEmptyOwnedDatabase();
  if (ownerDatabaseUrl === undefined) return console.info('Not tried: this run has one role.');
  const database = await openDatabase({ databaseUrl, ownerDatabaseUrl, dataDirectory: '/nowhere' });
  expect(database.ownsTheLog).toBe(false);
  await addEntry(database, 'a-1');
  await expectNothingWorks(database.pool);
  await database.close();
  const sameRole = openDatabase({ databaseUrl: ownerDatabaseUrl, ownerDatabaseUrl, dataDirectory: '/nowhere' });
  await expect(sameRole).rejects.toThrow('can act as plumbline_owner, who owns the log');
});

test('tables that belong to somebody else than the owner that was named are refused with what to do', async () => {
  const { databaseUrl, ownerDatabaseUrl } = await createEmptyOwnedDatabase();
  if (ownerDatabaseUrl === undefined) return console.info('Not tried: this run has one role.');
  await (await openDatabase({ databaseUrl: ownerDatabaseUrl, dataDirectory: '/nowhere' })).close();
  const exchanged = openDatabase({
    databaseUrl: ownerDatabaseUrl,
    ownerDatabaseUrl: databaseUrl,
    dataDirectory: '/nowhere',
  });
  await expect(exchanged).rejects.toThrow();
});
