import { sql } from 'kysely';
import type { Comparison } from './check-audit-tables.ts';

/** Commands that may be carried out without a word in the log; sign-ins are looked at by themselves. */
export const MAY_BE_SILENT: readonly string[] = [
  'request-sign-in-code',
  'sign-in-with-code',
  'begin-account-sign-in',
  'sign-in-with-account',
  'sign-in-with-link',
  'sign-in-to-board',
  'sign-in-to-tally-entry',
  'sign-out',
  'prepare-second-factor',
  'add-second-factor',
  'answer-second-factor',
  'keep-recovery-codes',
  'stay-signed-in',
  // Mails that people want change no audit.
  'choose-notices',
  'choose-notice-hours',
  // What is made of an audit changes nothing of it.
  'make-file',
  'cancel-file',
  'make-ballot-file',
  'cancel-ballot-file',
  // What is planned for a room is evidence of nothing.
  'set-supplies',
  'set-staffing',
  // Where there was none to end.
  'end-other-sessions',
  'end-sessions-of-person',
  // What was said of a file is in the record when the file is.
  'name-headers',
];

/**
 * The answers that are kept for commands that are sent again: one that was invented would let its command go by without
 * being done. Joined by the database, because there are as many as ballots; of the log, only what a kept answer names is
 * grouped, because of a long log most answers are not kept any more.
 */
export async function checkOutcomes({ db, differences }: Pick<Comparison, 'db' | 'differences'>): Promise<void> {
  const silent = sql.join(MAY_BE_SILENT);
  // In canonical JSON the actor is first, and the first of these names that stands after it is the entry's own.
  const { rows } = await sql<{ id: string; actor: string; recorded_at: Date; by: string | null; at: string | null }>`
    with kept as materialized (
      select command_id, actor, recorded_at from command_outcome
      where command not in (${silent}) and output #>> '{answer,ok}' = 'true'
    ), entry as (
      select split_part(split_part(body, '"commandId":"', 2), '"', 1) as command_id, body from log_entry
    ), said as (
      select command_id, min(split_part(split_part(body, '{"actor":"', 2), '"', 1)) as by,
             min(split_part(split_part(body, '"at":"', 2), '"', 1)) as at
      from entry where command_id in (select command_id from kept) group by command_id
    )
    select kept.command_id as id, kept.actor, kept.recorded_at, said.by, said.at
    from kept left join said on said.command_id = kept.command_id
    where said.command_id is null or said.by <> kept.actor or said.at::timestamptz < kept.recorded_at
    order by kept.command_id limit 1000`.execute(db);
  for (const { id, actor, recorded_at: recordedAt, by, at } of rows) {
    const add = (column: string, expected: unknown, found: unknown) => {
      differences.add({ kind: 'access', subject: `command_outcome${column}`, where: id, expected, found });
    };
    if (by === null || at === null) add('', 'an entry of the log by this command', 'none');
    else if (by !== actor) add('.actor', by, actor);
    else add('.recorded_at', at, recordedAt);
  }
}
