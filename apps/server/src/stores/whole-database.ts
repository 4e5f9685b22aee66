import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** What a file of a backup holds, so that a restore can tell whether it is whole. */
export type CopiedTable = { readonly table: string; readonly rows: number; readonly sha256: string };

/** Every table of ours in an order in which rows can be put back: whatever a table refers to comes before it. */
export async function tablesInOrder(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(`
    select t.relname as name,
           array(select distinct r.relname::text from pg_constraint c join pg_class r on r.oid = c.confrelid
                 where c.conrelid = t.oid and c.contype = 'f' and c.confrelid <> t.oid) as needs
    from pg_class t
    where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.relname <> 'migration'
    order by t.relname`);
  const ordered: string[] = [];
  while (ordered.length < rows.length) {
    const ready = rows.filter(({ name, needs }) => {
      return !ordered.includes(name) && needs.every((needed) => ordered.includes(needed));
    });
    if (ready.length === 0) throw new Error('the tables refer to each other in a circle');
    ordered.push(...ready.map(({ name }) => name));
  }
  return ordered;
}

/** The names of the migrations that made the database what it is. */
export async function appliedMigrations(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  return rows.map(({ name }) => name);
}

/** Writes a table to a file in PostgreSQL's text form: all rows, or those for which a condition of ours holds. */
export async function copyTableOut(
  client: PoolClient,
  table: string,
  file: string,
  where = 'true',
): Promise<CopiedTable> {
  const digest = digesting();
  const stream = client.query(
    copyTo(`copy (select ${await columnsOf(client, table)} from ${quoted(table)} where ${where}) to stdout`),
  );
  await pipeline(stream, digest, createWriteStream(file, { mode: 0o600, flush: true }));
  return { table, rows: stream.rowCount ?? 0, sha256: digest.digest() };
}

/** Reads a table back from a file, and answers what was in it. */
export async function copyTableIn(client: PoolClient, table: string, file: string): Promise<CopiedTable> {
  const digest = digesting();
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${await columnsOf(client, table)}) from stdin`));
  await pipeline(createReadStream(file), digest, stream);
  return { table, rows: stream.rowCount ?? 0, sha256: digest.digest() };
}

/**
 * Numbers that the database gives out go on after the highest that was read back; otherwise they would begin at 1 again,
 * and what is newest would stand behind what is old.
 */
export async function continueNumbers(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.relname as table, a.attname as column,
           pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`);
  for (const { table, column, sequence } of rows) {
    await client.query(
      `select setval($1::regclass, coalesce((select max(${quoted(column)}) from ${quoted(table)}), 0) + 1, false)`,
      [sequence],
    );
  }
}

/** How many rows there are in all these tables together. */
export async function countRows(client: PoolClient, tables: readonly string[]): Promise<number> {
  let count = 0;
  for (const table of tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*) from ${quoted(table)}`);
    count += rows[0]?.count ?? 0;
  }
  return count;
}

// By name, because a column that a migration added stands at the end in an old database and anywhere in a new one.
async function columnsOf(client: PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = ('public.' || quote_ident($1))::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' order by attname`,
    [table],
  );
  return rows.map(({ name }) => quoted(name)).join(', ');
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function digesting(): Transform & { readonly digest: () => string } {
  const hash = createHash('sha256');
  const passOn = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(undefined, chunk);
    },
  });
  return Object.assign(passOn, { digest: () => hash.digest('hex') });
}
