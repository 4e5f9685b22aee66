import { operatorProblem } from '@plumbline/words/operator-words';
import type pg from 'pg';
import { OperatorProblem } from '../operator-problem.ts';
import { inClientTransaction } from './in-client-transaction.ts';

/** Any fixed number; held while rights are given, so that processes starting at once do it one after the other. */
const GRANT_LOCK = 8_400_002;

/** Tables the running role adds to and never changes; of a chain it moves the head. */
const LOG_TABLES = ['log_entry', 'log_chain'] as const;

/**
 * Gives the role that the server runs as what it needs and no more. Whoever owns a table can switch its guards off, so
 * that role owns nothing: of the log it may read and add entries, and move the head of a chain.
 */
export async function grantToRunningRole(owner: pg.Pool, role: string): Promise<void> {
  await inClientTransaction(owner, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [GRANT_LOCK]);
    await refuseUnlessApart(client, role);
    for (const statement of grantsFor(client.escapeIdentifier(role))) await client.query(statement);
    await openQueueTo(client, role);
  });
}

function grantsFor(role: string): readonly string[] {
  const log = LOG_TABLES.join(', ');
  return [
    `grant usage on schema public, graphile_worker to ${role}`,
    `revoke create on schema public, graphile_worker from ${role}`,
    `grant select, insert, update, delete on all tables in schema public, graphile_worker to ${role}`,
    `grant usage, select, update on all sequences in schema public, graphile_worker to ${role}`,
    `grant execute on all functions in schema graphile_worker to ${role}`,
    `revoke all on migration, ${log} from ${role}`,
    `grant select on migration to ${role}`,
    `grant select, insert on ${log} to ${role}`,
    `grant update (head_number, head_hash) on log_chain to ${role}`,
  ];
}

// The job queue protects its rows against every role but their owner; what it holds is no evidence.
async function openQueueTo(client: pg.PoolClient, role: string): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select c.relname as table from pg_class c
     where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'plumbline_runs_jobs')`,
  );
  for (const { table } of rows) {
    const name = client.escapeIdentifier(table);
    await client.query(
      `create policy plumbline_runs_jobs on graphile_worker.${name} to ${client.escapeIdentifier(role)}
       using (true) with check (true)`,
    );
  }
}

async function refuseUnlessApart(client: pg.PoolClient, role: string): Promise<void> {
  const { rows } = await client.query<{ owner: string; self: string; apart: boolean; owns: boolean }>(
    `select pg_get_userbyid(relowner) as owner, current_user as self,
            not pg_has_role($1, relowner, 'member') as apart,
            pg_has_role(current_user, relowner, 'usage') as owns
     from pg_class where oid = 'public.log_entry'::regclass`,
    [role],
  );
  const found = rows[0];
  if (found === undefined) throw new Error('the log has a table');
  if (!found.owns) {
    throw new OperatorProblem(operatorProblem('tablesOfOtherOwner', { owner: found.owner, self: found.self }));
  }
  if (found.apart) return;
  throw new OperatorProblem(operatorProblem('rolesNotApart', { role, owner: found.owner }));
}

/** Whether the role of these connections could switch the guards of the log off: it owns the tables, or may act as who does. */
export async function canSwitchGuardsOff(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ can: boolean }>(
    `select pg_has_role(current_user, relowner, 'member') as can from pg_class where oid = 'public.log_entry'::regclass`,
  );
  return rows[0]?.can ?? true;
}
