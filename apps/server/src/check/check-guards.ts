import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Reader } from '../stores/store.ts';
import type { Differences } from './differences.ts';

/** What `0001-log.sql` sets up to guard the log, by table. */
const TRIGGERS: Readonly<Record<string, readonly string[]>> = {
  log_entry: ['log_entry_is_never_emptied', 'log_entry_is_only_added_to'],
  log_chain: ['log_chain_is_never_emptied', 'log_chain_is_never_removed', 'log_chain_only_grows'],
};
const FUNCTIONS = ['log_chain_grows', 'refuse_change_of_log'] as const;
const HASH_CONSTRAINT = 'log_entry_carries_its_hash';
const MIGRATION = new URL('../database/migrations/0001-log.sql', import.meta.url);

/** Is everything in place that keeps the database from changing the log? */
export async function checkGuards(db: Reader, differences: Differences): Promise<void> {
  const add = (subject: string, expected: string, found: string) => {
    differences.add({ kind: 'guard', subject, expected, found });
  };
  for (const [table, names] of Object.entries(TRIGGERS)) {
    const { rows } = await sql<{ name: string; enabled: string }>`
      select tgname as name, tgenabled as enabled from pg_trigger
      where tgrelid = ${`public.${table}`}::regclass and not tgisinternal`.execute(db);
    const found = new Map(rows.map(({ name, enabled }) => [name, enabled]));
    for (const name of names) {
      const enabled = found.get(name);
      if (enabled === undefined) add(`trigger ${name} on ${table}`, 'there', 'removed');
      else if (enabled !== 'O' && enabled !== 'A') add(`trigger ${name} on ${table}`, 'switched on', 'switched off');
    }
    for (const name of found.keys()) if (!names.includes(name)) add(`trigger ${name} on ${table}`, 'none', 'there');
    const rules = await sql<{ name: string }>`
      select rulename as name from pg_rewrite, pg_class
      where ev_class = pg_class.oid and pg_class.oid = ${`public.${table}`}::regclass`.execute(db);
    for (const { name } of rules.rows) add(`rule ${name} on ${table}`, 'none', 'there');
  }
  const written = readFileSync(MIGRATION, 'utf8');
  for (const name of FUNCTIONS) {
    const { rows } = await sql<{ source: string }>`
      select prosrc as source from pg_proc
      where proname = ${name} and pronamespace = 'public'::regnamespace`.execute(db);
    const source = rows[0]?.source;
    if (source === undefined || !written.includes(source)) {
      add(`function ${name}`, 'as 0001-log.sql makes it', source ?? 'removed');
    }
  }
  const { rows } = await sql<{ whole: boolean }>`
    select convalidated as whole from pg_constraint
    where conname = ${HASH_CONSTRAINT} and conrelid = 'public.log_entry'::regclass`.execute(db);
  if (rows[0]?.whole !== true) {
    add(
      `constraint ${HASH_CONSTRAINT} on log_entry`,
      'there, for every entry',
      rows.length === 0 ? 'removed' : 'not checked for old entries',
    );
  }
}
