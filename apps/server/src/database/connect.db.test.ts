import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from './test-database.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

async function select(expression: string): Promise<unknown> {
  const { rows } = await database.pool.query(`select ${expression} as value`);
  return rows[0].value;
}

test('a bigint arrives as a number', async () => {
  expect(await select('9007199254740991::bigint')).toBe(9007199254740991);
});

test('a bigint that a number cannot hold is refused, not rounded', async () => {
  await expect(select('9007199254740992::bigint')).rejects.toThrow('9007199254740992 is not a whole number');
});

test('a sum of bigints, which PostgreSQL makes numeric, arrives as a number', async () => {
  expect(await select('(select sum(v) from (values (1::bigint), (2::bigint)) t (v))')).toBe(3);
});

test('a count of rows arrives as a number', async () => {
  expect(await select('(select count(*) from log_entry)')).toBe(0);
});

test('an array of bigints arrives as numbers', async () => {
  expect(await select("'{3,NULL,-1}'::bigint[]")).toEqual([3, null, -1]);
  expect(await select("'{}'::bigint[]")).toEqual([]);
});

test('a fraction is not taken for a count', async () => {
  await expect(select('0.5::numeric')).rejects.toThrow('0.5 is not a whole number');
});

test('a date stays the date that was stored, in every time zone', async () => {
  expect(await select("'2026-11-03'::date")).toBe('2026-11-03');
});

test('names sort by code point, as they do when a sample is drawn', async () => {
  const { rows } = await database.pool.query(
    "select name from (values ('é'), ('a'), ('B'), ('Z')) t (name) order by name",
  );
  expect(rows.map(({ name }) => name)).toEqual(['B', 'Z', 'a', 'é']);
});
