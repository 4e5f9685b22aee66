import { afterAll, expect, test } from 'vitest';
import { connect } from '../database/connect.ts';
import { createTestDatabase } from '../database/test-database.ts';
import { type Asking, readAsker } from './askers.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const { pool } = database;

const AT = new Date('2026-11-10T14:00:00.000Z');
const COUNTIES = 400;

/** A state whose counties all have the same two people to manage them, as before anybody of a county has been named; and `ada`. */
async function prepareState(): Promise<void> {
  await pool.query(`
    insert into organization (id, name) values (gen_random_uuid(), 'Office');
    insert into person (id, email, name, created_at)
    select gen_random_uuid(), name || '@office.example', name, now() from unnest(array['ada', 'jane', 'omar']) name;
    insert into organization_administrator (organization_id, person_id)
    select organization.id, person.id from organization, person where person.name = 'ada';
    insert into election (id, organization_id, name, created_at, named_by_audit)
    select gen_random_uuid(), id, 'Election', now(), false from organization;
    insert into audit (id, organization_id, election_id, name, type, phase, created_at)
    select gen_random_uuid(), organization_id, id, 'Audit', 'ballot-polling', 'planning', now() from election;
    insert into election_jurisdiction (id, election_id, name)
    select gen_random_uuid(), election.id, 'County ' || place from election, generate_series(1, ${COUNTIES}) place;
    insert into audit_jurisdiction (audit_id, jurisdiction_id)
    select audit.id, election_jurisdiction.id from audit, election_jurisdiction;
    insert into jurisdiction_manager (jurisdiction_id, person_id)
    select election_jurisdiction.id, person.id from election_jurisdiction, person where person.name <> 'ada'`);
  await pool.query(
    `insert into web_session (token_sha256, person_id, created_at, last_seen_at, opened_by, proven_at)
    select name, id, $1, $1, 'code', $1 from person`,
    [AT],
  );
  // As a database does by itself that has been in use for a day: its plans follow from what it counted.
  const owner = connect(database.ownerTarget);
  await owner.pool.query('analyze');
  await owner.disconnect();
}

/** What was read, without the moment of the database at which it was. */
async function findAsker(...asked: [typeof pool, string, Asking]) {
  const asker = await readAsker(...asked);
  return asker && { ...asker, snapshot: '', stamp: undefined };
}

async function rowsOfCountiesRead(): Promise<number> {
  // One after the other they come over the same connection, whose counts are added up when it is asked to.
  await pool.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ read: number }>(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read from pg_stat_user_tables
    where relname in ('audit_jurisdiction', 'election_jurisdiction')`,
  );
  return rows[0]?.read ?? Number.NaN;
}

test('to find out who asks, nobody goes through the counties that others manage', async () => {
  await prepareState();
  const ask = (person: string) => findAsker(pool, person, { at: AT, support: [] });
  // Plans are made anew for the first requests of a connection, and then kept.
  for (let time = 0; time < 8; time += 1) await ask('ada');
  const before = await rowsOfCountiesRead();
  const ada = await ask('ada');
  expect(ada?.grants?.map(({ role }) => role)).toEqual(['audit-administrator']);
  expect((await rowsOfCountiesRead()) - before).toBe(0);
  const jane = await ask('jane');
  expect(jane?.grants).toHaveLength(COUNTIES);
  expect(new Set(jane?.grants?.map((grant) => 'jurisdiction' in grant && grant.jurisdiction)).size).toBe(COUNTIES);
});

test('a board that is known as one is looked up as at first, and is nobody once its link or session is gone', async () => {
  const { rows } = await pool.query<{ id: string }>(`update audit set phase = 'round-open', round = 1 returning id`);
  const auditId = rows[0]?.id ?? '';
  await pool.query(
    `insert into board_link (audit_id, jurisdiction, round, board, board_id, token_sha256)
    select id, 'County 1', 1, 'Board 1', id, 'link' from audit`,
  );
  await pool.query(
    `insert into web_session (token_sha256, board_id, rotation, created_at, last_seen_at, opened_by)
    select 'board', id, 0, $1, $1, 'link' from audit`,
    [AT],
  );
  const about = { auditId, stand: { jurisdiction: 'County 1' } };
  const ask = () => findAsker(pool, 'board', { at: AT, support: [], about });
  const atFirst = await ask();
  expect(atFirst?.grants).toMatchObject([{ role: 'audit-board', auditId, jurisdiction: 'County 1', board: 'Board 1' }]);
  const again = await ask();
  // A board's place is in its own link.
  expect(again).toEqual({ ...atFirst, about: { ...atFirst?.about, place: undefined } });
  await pool.query('update board_link set rotation = 1');
  expect((await ask())?.grants).toBeUndefined();
  await pool.query('update board_link set rotation = 0');
  expect(await ask()).toEqual(again);
  await pool.query(`delete from web_session where token_sha256 = 'board'`);
  expect(await ask()).toBeUndefined();
});

test('an audit that is deleted, or is none, has no place for whoever asks about it', async () => {
  const { rows } = await pool.query<{ id: string; election_id: string; organization_id: string }>(
    'select id, election_id, organization_id from audit',
  );
  const [audit] = rows;
  const place = async (auditId: string) =>
    (await findAsker(pool, 'ada', { at: AT, support: [], about: { auditId, stand: 'whole' } }))?.about;
  const of = { organizationId: audit?.organization_id, electionId: audit?.election_id };
  // Neither chain has been opened, so that there is no stand.
  expect(await place(audit?.id ?? '')).toEqual({ auditId: audit?.id, place: of, stand: undefined });
  const none = '00000000-0000-4000-8000-000000000000';
  expect(await place(none)).toEqual({ auditId: none, place: undefined, stand: undefined });
  await pool.query('update audit set deleted_at = now()');
  expect((await place(audit?.id ?? ''))?.place).toBeUndefined();
});
