import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { operatorProblem } from '@plumbline/words/operator-words';
import type { Pool, PoolClient } from 'pg';
import { OperatorProblem } from '../operator-problem.ts';

type Migration = { readonly name: string; readonly sql: string; readonly sha256: string };

const MIGRATIONS = new URL('./migrations/', import.meta.url);
const SERVER_VERSION_MIN = 150_000;
/** Any fixed number; held for the transaction, so that of several processes starting at once one migrates. */
const MIGRATION_LOCK = 8_400_001;

/**
 * Brings the database to the newest schema: every file of `migrations/` in the order of its name, each in a transaction,
 * each once, and only ever forward. Answers the names of those it applied. With `until` it goes no further than that one.
 */
export async function migrate(pool: Pool, until?: string): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await refuseUnsuitableServer(client);
    const applied: string[] = [];
    for (const migration of readMigrations()) {
      if (until !== undefined && migration.name > until) break;
      if (await applyOnce(client, migration)) applied.push(migration.name);
    }
    return applied;
  } finally {
    client.release();
  }
}

/** The names of the migrations that this version knows, in their order. */
export function knownMigrations(): readonly string[] {
  return readMigrations().map(({ name }) => name);
}

function readMigrations(): readonly Migration[] {
  const names = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const sql = readFileSync(new URL(name, MIGRATIONS), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

async function applyOnce(client: PoolClient, { name, sql, sha256 }: Migration): Promise<boolean> {
  await client.query('begin');
  try {
    // Changing the tables of a state takes as long as it takes, and so may the other process that does it already.
    await client.query("select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)");
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await refuseUnknownMigrations(client);
    const { rows } = await client.query<{ sha256: string }>('select sha256 from migration where name = $1', [name]);
    const known = rows[0];
    if (known !== undefined && known.sha256 !== sha256) {
      throw new OperatorProblem(operatorProblem('migrationChanged', { name }));
    }
    if (known === undefined) {
      await client.query(sql);
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
    }
    await client.query('commit');
    return known === undefined;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function refuseUnknownMigrations(client: PoolClient): Promise<void> {
  await client.query(`create table if not exists migration (
    name text collate "C" primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string }>('select name from migration');
  const here = new Set(readMigrations().map(({ name }) => name));
  const unknown = rows.filter(({ name }) => !here.has(name));
  if (unknown.length === 0) return;
  throw new OperatorProblem(
    operatorProblem('databaseOfNewerVersion', { migrations: unknown.map(({ name }) => name).join(', ') }),
  );
}

async function refuseUnsuitableServer(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('server_encoding') as encoding`,
  );
  const server = rows[0];
  if (server === undefined || server.number < SERVER_VERSION_MIN) {
    throw new OperatorProblem(operatorProblem('postgresTooOld', { version: String(server?.version) }));
  }
  if (server.encoding !== 'UTF8') {
    throw new OperatorProblem(operatorProblem('encodingNotUtf8', { encoding: server.encoding }));
  }
}
