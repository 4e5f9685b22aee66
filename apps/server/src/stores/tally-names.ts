import { randomBytes } from 'node:crypto';
import { digestOfText } from '@plumbline/audit';
import { canonicalJson } from '@plumbline/record';
import { sql } from 'kysely';
import type { LoggedEvent } from '../log/append-events.ts';
import type { Writer } from './store.ts';

/** The names that people typed at a computer, with fresh randomness, so that nobody finds them by trying what would give their digest. */
export type SaltedNames = { readonly people: readonly string[]; readonly salt: string };

export function saltNames(people: readonly string[]): SaltedNames {
  return { people, salt: randomBytes(32).toString('hex') };
}

/** What the log holds of the names of people who were not let in yet. */
export function digestOfNames({ people, salt }: SaltedNames): string {
  return digestOfText({ salt, text: canonicalJson([...people]) });
}

/** Keeps the names beside the log, until the manager has answered. */
export async function keepTallyNames(
  tx: Writer,
  of: { readonly entryId: string; readonly names: SaltedNames; readonly commandId: string },
): Promise<void> {
  const { people, salt } = of.names;
  const row = { entry_id: of.entryId, salt, people: [...people], command_id: of.commandId };
  await tx.insertInto('tally_name').values(row).execute();
}

/** Forgets the names of requests that were answered, after entries of a log that say what became of some. */
export async function forgetNamesAsLogged(tx: Writer, events: readonly LoggedEvent[]): Promise<void> {
  if (events.some(({ type }) => type.startsWith('tally-'))) await forget(tx, sql<boolean>`entry.state <> 'waiting'`);
}

/** Forgets the names of requests that nobody has answered and that were made at this time or earlier. */
export function forgetNamesBefore(tx: Writer, at: Date): Promise<void> {
  return forget(tx, sql<boolean>`entry.asked_at <= ${at}`);
}

/**
 * The answer that was kept for the command goes too, where the people were not let in: it holds a digest of everything that was sent, in
 * which a name could be found by trying.
 */
async function forget(tx: Writer, which: ReturnType<typeof sql<boolean>>): Promise<void> {
  await sql`
    with gone as (
      delete from tally_name typed using tally_entry entry where entry.id = typed.entry_id and ${which}
      returning typed.command_id, entry.state
    )
    delete from command_outcome where command_id in (select command_id from gone where state <> 'confirmed')`.execute(
    tx,
  );
}
