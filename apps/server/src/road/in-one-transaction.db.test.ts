import { err, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { connect } from '../database/connect.ts';
import { createTestDatabase } from '../database/test-database.ts';
import type { Writer } from '../stores/store.ts';
import { refuse } from './define-command.ts';
import { inOneTransaction, OutcomeUnknown } from './in-one-transaction.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const owner = connect(database.ownerTarget);
await owner.pool.query('create table kept (v int primary key deferrable initially deferred)');
await owner.pool.query('grant select, insert on kept to public');
await owner.disconnect();

const keep = (tx: Writer, v: number) => sql`insert into kept values (${v})`.execute(tx);

async function breakConnection(tx: Writer): Promise<void> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  await database.pool.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
}

test('a connection that breaks before COMMIT is answered leaves open whether anything was kept', async () => {
  const work = inOneTransaction(database.db, async (tx) => {
    await keep(tx, 1);
    await breakConnection(tx);
    return ok('done');
  });
  await expect(work).rejects.toBeInstanceOf(OutcomeUnknown);
});

test('a connection that breaks in the middle of the work has kept nothing, and that is known', async () => {
  const work = inOneTransaction(database.db, async (tx) => {
    await keep(tx, 2);
    await breakConnection(tx);
    await keep(tx, 3);
    return ok('done');
  });
  await expect(work).rejects.not.toBeInstanceOf(OutcomeUnknown);
});

test('what the database itself refuses at COMMIT was not kept, and that is known', async () => {
  await inOneTransaction(database.db, async (tx) => ok(await keep(tx, 4)));
  const twice = inOneTransaction(database.db, async (tx) => ok(await keep(tx, 4)));
  await expect(twice).rejects.toMatchObject({ code: '23505' });
});

test('a refusal keeps nothing', async () => {
  const refused = refuse('not-found', detail('checkAddress'));
  const answer = await inOneTransaction(database.db, async (tx) => {
    await keep(tx, 5);
    return refused;
  });
  expect(answer).toEqual(err(refused.error));
  const { rows } = await database.pool.query('select v from kept order by v');
  expect(rows).toEqual([{ v: 4 }]);
});
