import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { createTestDatabase } from './test-database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const { db, pool, ownerTarget } = database;

/** The statements that the database keeps for the connection by which this test asks, one after the other. */
async function kept(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ statement: string }>(
    `select statement from pg_prepared_statements where name like 'often-%' order by prepare_time, name`,
  );
  return rows.map(({ statement }) => statement);
}

test('what is asked again and again is planned once, and answers for each value what it should', async () => {
  for (let time = 0; time < 30; time += 1) {
    const { rows } = await sql<{ twice: number }>`select ${time}::int * 2 as twice`.execute(db);
    expect(rows).toEqual([{ twice: 2 * time }]);
  }
  await sql`select ${1}::int as once`.execute(db);
  expect(await kept()).toEqual(['select $1::int * 2 as twice']);
});

test('a refusal of the database stays one, and the next question is answered', async () => {
  const divide = (by: number) => sql<{ part: number }>`select 12 / ${by}::int as part`.execute(db);
  for (let time = 0; time < 25; time += 1) await divide(3);
  await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
  expect((await divide(4)).rows).toEqual([{ part: 3 }]);
  await expect(
    db.transaction().execute(async (tx) => {
      await sql`select 12 / ${0}::int as part`.execute(tx);
    }),
  ).rejects.toMatchObject({ code: '22012' });
  expect((await divide(6)).rows).toEqual([{ part: 2 }]);
});

test('two processes mean the same statement by a name, whatever each asked before', async () => {
  const other = connect(ownerTarget);
  // One that the other process asks first would take its first number.
  for (let time = 0; time < 25; time += 1) await sql`select ${time}::int - 3 as less`.execute(other.db);
  for (const asked of [db, other.db]) {
    for (let time = 0; time < 25; time += 1) await sql`select ${time}::int + 3 as more`.execute(asked);
  }
  const nameIn = async (asked: typeof pool) => {
    const named = "select name from pg_prepared_statements where statement = 'select $1::int + 3 as more'";
    return (await asked.query<{ name: string }>(named)).rows;
  };
  const [here, there] = [await nameIn(pool), await nameIn(other.pool)];
  expect(here).toEqual([{ name: expect.stringMatching(/^often-[0-9a-f]{32}-1$/) }]);
  expect(there).toEqual(here);
  await other.disconnect();
});

test('a table that a newer version has changed meanwhile is read as it is now', async () => {
  const owner = connect(ownerTarget);
  await owner.pool.query('create table changing (id int); insert into changing values (7)');
  await owner.pool.query('grant select on changing to public');
  const read = (reader: typeof db) => sql`select * from changing where id = ${7}::int`.execute(reader);
  for (let time = 0; time < 25; time += 1) await read(db);
  await owner.pool.query('alter table changing add column more int default 1');
  expect((await read(db)).rows).toEqual([{ id: 7, more: 1 }]);
  for (let time = 0; time < 5; time += 1) expect((await read(db)).rows).toEqual([{ id: 7, more: 1 }]);
  await owner.pool.query('alter table changing add column most int default 2');
  // A transaction is given up as a whole; whoever begins it again reads what is there.
  await expect(db.transaction().execute(read)).rejects.toThrow('cached plan');
  expect((await db.transaction().execute(read)).rows).toEqual([{ id: 7, more: 1, most: 2 }]);
  await owner.disconnect();
});

test('no more than a hundred plans are kept', async () => {
  for (let place = 0; place < 130; place += 1) {
    const text = sql.raw(`select ${place} + `);
    for (let time = 0; time < 21; time += 1) await sql`${text}${1}::int as sum`.execute(db);
  }
  // A statement whose table has changed has a plan of the earlier table besides.
  expect((await kept()).length).toBeGreaterThan(90);
  expect((await kept()).length).toBeLessThanOrEqual(103);
});
