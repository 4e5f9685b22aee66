import { type RawBuilder, sql } from 'kysely';
import type { Writer } from './store.ts';

/** The tables that hold nothing but what the log says, children before what they refer to. */
const PROJECTION_TABLES = [
  'ballot_room_member',
  'audit_observer',
  'audit_page',
  'support_consent',
  'help_contact',
  'office_map',
  'own_word',
  'jurisdiction_manager',
  'audit_jurisdiction',
  'election_jurisdiction',
  'board_link',
  'tally_entry',
  'tally_link',
  'last_sign_in',
  'audit',
  'election',
] as const;
type ProjectionTable = (typeof PROJECTION_TABLES)[number];

/** A row that is stored although the log does not say so, or the other way round. */
export type ProjectionDifference = {
  readonly table: ProjectionTable;
  readonly found: 'only-stored' | 'only-in-log';
  readonly row: unknown;
};

/**
 * Puts an empty temporary table before each projection for the rest of the transaction: what projects, then writes there.
 * Nobody else can change the projections until the transaction ends.
 */
export async function beginScratchProjections(tx: Writer): Promise<void> {
  for (const table of PROJECTION_TABLES) {
    await sql`lock table ${stored(table)} in share row exclusive mode`.execute(tx);
    await sql`create temporary table ${sql.table(table)} (like ${stored(table)} including all) on commit drop`.execute(
      tx,
    );
  }
  // A statement that this connection prepared before would go on writing to the stored tables.
  await sql`discard plans`.execute(tx);
}

export async function compareProjections(tx: Writer): Promise<readonly ProjectionDifference[]> {
  const differences: ProjectionDifference[] = [];
  for (const table of PROJECTION_TABLES) {
    const onlyStored = await rowsIn(tx, sql`select * from ${stored(table)} except select * from ${scratch(table)}`);
    const onlyInLog = await rowsIn(tx, sql`select * from ${scratch(table)} except select * from ${stored(table)}`);
    differences.push(...onlyStored.map((row) => ({ table, found: 'only-stored' as const, row })));
    differences.push(...onlyInLog.map((row) => ({ table, found: 'only-in-log' as const, row })));
  }
  return differences;
}

/**
 * Makes the projections what the log says. Uploads and jobs refer to audits, and those to elections, so these rows are changed
 * in their place.
 */
export async function storeScratchProjections(tx: Writer): Promise<void> {
  const children = PROJECTION_TABLES.filter((table) => table !== 'audit' && table !== 'election');
  for (const table of children) await sql`delete from ${stored(table)}`.execute(tx);
  await sql`delete from public.audit where id not in (select id from pg_temp.audit)`.execute(tx);
  await sql`
    merge into public.election stored using pg_temp.election logged on stored.id = logged.id
    when matched then update set
      organization_id = logged.organization_id, name = logged.name, date = logged.date, state = logged.state,
      created_at = logged.created_at, named_by_audit = logged.named_by_audit
    when not matched then insert values
      (logged.id, logged.organization_id, logged.name, logged.date, logged.state, logged.created_at,
       logged.named_by_audit)`.execute(tx);
  await sql`
    merge into public.audit stored using pg_temp.audit logged on stored.id = logged.id
    when matched then update set
      organization_id = logged.organization_id, name = logged.name, type = logged.type, phase = logged.phase,
      round = logged.round, outcome = logged.outcome, created_at = logged.created_at, deleted_at = logged.deleted_at,
      election_id = logged.election_id
    when not matched then insert
      (id, organization_id, name, type, phase, round, outcome, created_at, deleted_at, election_id)
      values
      (logged.id, logged.organization_id, logged.name, logged.type, logged.phase, logged.round, logged.outcome,
       logged.created_at, logged.deleted_at, logged.election_id)`.execute(tx);
  await sql`delete from public.election where id not in (select id from pg_temp.election)`.execute(tx);
  // Whatever another refers to comes after it in the list, and is put back before it.
  for (const table of children.toReversed())
    await sql`insert into ${stored(table)} select * from ${scratch(table)}`.execute(tx);
}

async function rowsIn(tx: Writer, query: RawBuilder<unknown>): Promise<readonly unknown[]> {
  const { rows } = await sql<{ row: unknown }>`select to_jsonb(difference) as row from (${query}) difference`.execute(
    tx,
  );
  return rows.map(({ row }) => row);
}

function stored(table: ProjectionTable) {
  return sql.id('public', table);
}

function scratch(table: ProjectionTable) {
  return sql.id('pg_temp', table);
}
