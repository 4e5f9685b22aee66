import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../database/test-database.ts';
import { findAsker } from './find-asker.ts';

/* Who asks is remembered until a transaction of the database has ended, and not a moment longer. */

const database = await createTestDatabase();
const { pool } = database;
const elsewhere = new pg.Pool({ ...pool.options, max: 2 });
afterAll(async () => {
  await elsewhere.end();
  await database.close();
});

const AT = new Date('2026-11-10T14:00:00.000Z');

await pool.query(`
  insert into organization (id, name) values (gen_random_uuid(), 'Office');
  insert into person (id, email, name, created_at)
  select gen_random_uuid(), name || '@office.example', name, now() from unnest(array['ada', 'omar']) name;
  insert into organization_administrator (organization_id, person_id)
  select organization.id, person.id from organization, person where person.name = 'ada';
  insert into election (id, organization_id, name, created_at, named_by_audit)
  select gen_random_uuid(), id, 'Election', now(), false from organization;
  insert into audit (id, organization_id, election_id, name, type, phase, created_at)
  select gen_random_uuid(), organization_id, id, 'Audit', 'ballot-polling', 'planning', now() from election`);
await pool.query(
  `insert into web_session (token_sha256, person_id, created_at, last_seen_at, opened_by, proven_at)
  select name, id, $1, $1, 'code', $1 from person`,
  [AT],
);
const { rows: audits } = await pool.query<{ id: string }>('select id from audit');
const auditId = audits[0]?.id ?? '';

const ask = (person: string, at = AT) => findAsker(pool, person, { at, support: [] });
const nameOfRole = async (person: string, at = AT) => (await ask(person, at))?.grants?.map(({ role }) => role);

/** A transaction of any database of the cluster ends the moment, and other tests have theirs beside this one: one that nothing ends comes soon. */
async function askedInOneMoment() {
  for (let times = 0; times < 1000; times += 1) {
    const first = await ask('ada');
    if ((await ask('ada')) === first) return first;
  }
  throw new Error('What was read is never handed out again.');
}

test('what was read is handed out again while nothing has ended, and read again as soon as anything has', async () => {
  const first = await askedInOneMoment();
  expect(first?.grants).toHaveLength(1);
  await elsewhere.query(`update organization set name = 'Office of elections'`);
  const anew = await ask('ada');
  expect(anew).not.toBe(first);
  expect(anew).toEqual({ ...first, snapshot: anew?.snapshot });
  expect((await askedInOneMoment())?.grants).toEqual(anew?.grants);
});

test('what is taken away elsewhere is gone with the next request after its commit, and not before', async () => {
  for (let times = 0; times < 25; times += 1) {
    expect(await nameOfRole('ada')).toEqual(['audit-administrator']);
    const client = await elsewhere.connect();
    await client.query('begin');
    await client.query('delete from organization_administrator');
    expect(await nameOfRole('ada')).toEqual(['audit-administrator']);
    await client.query('commit');
    client.release();
    // As many as ask at once: none of them shares a question that left before the commit.
    expect(await Promise.all([nameOfRole('ada'), nameOfRole('ada'), nameOfRole('ada')])).toEqual([[], [], []]);
    await elsewhere.query(`
      insert into organization_administrator (organization_id, person_id)
      select organization.id, person.id from organization, person where person.name = 'ada'`);
  }
});

test('of those who ask while it is taken away, nobody has it who asked after its commit', async () => {
  /** The how manyeth time it is taken away at this moment, or 0. */
  let taken = 0;
  let wrong = 0;
  let asked = 0;
  const asking = Array.from({ length: 8 }, async () => {
    for (let times = 0; times < 60; times += 1) {
      const before = taken;
      const roles = await nameOfRole('ada');
      asked += 1;
      if (before > 0 && before === taken && roles?.length !== 0) wrong += 1;
    }
  });
  for (let times = 1; times <= 30; times += 1) {
    await elsewhere.query('delete from organization_administrator');
    taken = times;
    await elsewhere.query('select pg_sleep(0.003)');
    taken = 0;
    await elsewhere.query(`
      insert into organization_administrator (organization_id, person_id)
      select organization.id, person.id from organization, person where person.name = 'ada'`);
  }
  await Promise.all(asking);
  expect({ asked, wrong }).toEqual({ asked: 480, wrong: 0 });
});

test('what ends by time alone is read at every request', async () => {
  const until = new Date(AT.getTime() + 60_000);
  await pool.query(
    `insert into audit_observer (audit_id, person_id, until, invited_at)
    select $1, id, $2, now() from person where name = 'omar'`,
    [auditId, until],
  );
  expect(await nameOfRole('omar')).toEqual(['observer']);
  expect(await nameOfRole('omar')).toEqual(['observer']);
  expect(await nameOfRole('omar', until)).toEqual([]);
});
