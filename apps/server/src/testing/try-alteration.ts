import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assert } from '@plumbline/prelude';
import { sql } from 'kysely';
import { checkFiles, readFileRegister } from '../check/check-files.ts';
import { checkDatabase } from '../check/check-installation.ts';
import { collectDifferences, type Difference } from '../check/differences.ts';
import type { Connections } from '../database/connect.ts';
import type { UnknowableAlteration } from './alteration.ts';
import type { TestOffice } from './test-office.ts';

class RolledBack extends Error {}

/** Alters the database, checks it, and takes the alteration back. Answers what the check found. */
export async function tryAlteration(
  office: TestOffice,
  superuser: Connections,
  alteration: Pick<UnknowableAlteration, 'name' | 'sql'>,
  seed: number,
): Promise<readonly Difference[]> {
  const differences = collectDifferences();
  const attempt = superuser.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    const before = await fingerprint(tx);
    await sql.raw(alteration.sql.replaceAll('$seed', String(seed))).execute(tx);
    const isSchema = /^(?:alter|drop|create)/.test(alteration.sql);
    assert(isSchema || before !== (await fingerprint(tx)), 'an alteration alters something', alteration.name);
    const { blobs, now } = office.services;
    const { register } = await checkDatabase({ db: tx, blobs, now }, { differences, notKnown: [] });
    await checkFiles(register, blobs, differences);
    throw new RolledBack();
  });
  await attempt.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw new Error(alteration.name, { cause: error });
  });
  return differences.list();
}

/** Every row of ours, in one figure: a statement that found nothing to change would prove nothing. */
async function fingerprint(db: Connections['db']): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`.execute(db);
  const digests: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ digest: string }>`
      select coalesce(sum(hashtextextended(t::text, 0)), 0)::text as digest from ${sql.table(name)} t`.execute(db);
    digests.push(rows[0]?.digest ?? '');
  }
  return digests.join(' ');
}

export type FileAlteration = 'a byte changed' | 'cut short' | 'removed';
export const FILE_ALTERATIONS: readonly FileAlteration[] = ['a byte changed', 'cut short', 'removed'];

/** Alters a stored file, checks all files, and puts it back. Answers whether it was named, and by what. */
export async function tryFileAlteration(
  office: TestOffice,
  how: FileAlteration,
  seed: number,
): Promise<{ readonly sha256: string; readonly found: readonly Difference[] }> {
  const { db, blobs } = office.services;
  const register = await readFileRegister(db);
  const names = [...register.named.keys()].sort();
  const sha256 = names[seed % names.length];
  assert(sha256 !== undefined, 'the log names files');
  const place = path.join(office.filesDirectory, sha256.slice(0, 2), sha256);
  const bytes = await readFile(place);
  const differences = collectDifferences();
  try {
    if (how === 'removed') await rm(place);
    else if (how === 'cut short') await writeFile(place, bytes.subarray(0, seed % bytes.length));
    else {
      const at = seed % bytes.length;
      await writeFile(
        place,
        Buffer.concat([bytes.subarray(0, at), Buffer.of((bytes[at] ?? 0) ^ 1), bytes.subarray(at + 1)]),
      );
    }
    await checkFiles(register, blobs, differences);
  } finally {
    await writeFile(place, bytes);
  }
  return { sha256, found: differences.list() };
}
