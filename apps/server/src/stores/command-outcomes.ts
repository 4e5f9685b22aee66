import { sql } from 'kysely';
import { NEWS_CHANNEL, type News } from './news.ts';
import type { Reader, Writer } from './store.ts';

export type KeptOutcome = {
  readonly actor: string;
  readonly command: string;
  readonly inputSha256: string;
  readonly outcome: unknown;
  readonly at: Date;
};

/** Whatever another process holds is soon released; a command that waits longer keeps others waiting. */
const LOCK_MS_MAX = 10_000;
/** Writing what follows from a command takes milliseconds, and a few seconds for the draws of a state. */
const STATEMENT_MS_MAX = 60_000;

/**
 * Takes the command's identifier for this transaction: the same command sent twice at once is carried out one after the
 * other. From here on the transaction waits for nothing longer than its bounds allow.
 */
export async function lockCommand(tx: Writer, commandId: string): Promise<void> {
  await sql`
    select set_config('lock_timeout', ${`${LOCK_MS_MAX}`}, true),
           set_config('statement_timeout', ${`${STATEMENT_MS_MAX}`}, true),
           pg_advisory_xact_lock(hashtextextended(${commandId}, 8400))`.execute(tx);
}

export async function findOutcome(db: Reader, commandId: string): Promise<KeptOutcome | undefined> {
  const query = db.selectFrom('command_outcome').selectAll().where('command_id', '=', commandId);
  const row = await query.executeTakeFirst();
  return (
    row && {
      actor: row.actor,
      command: row.command,
      inputSha256: row.input_sha256,
      outcome: row.output,
      at: row.recorded_at,
    }
  );
}

/** Which of these commands are done. */
export async function findDone(db: Reader, commandIds: readonly string[]): Promise<ReadonlySet<string>> {
  const query = db.selectFrom('command_outcome').select('command_id').where('command_id', 'in', commandIds);
  return new Set((await query.execute()).map((row) => row.command_id));
}

/** Keeps the answer, and tells what there is to tell; one journey to the database for both. */
export async function keepOutcome(
  tx: Writer,
  commandId: string,
  kept: KeptOutcome,
  news: readonly News[],
): Promise<void> {
  const { actor, command, inputSha256, at } = kept;
  await sql`
    with kept as (
      insert into command_outcome (command_id, actor, command, input_sha256, output, recorded_at)
      values (${commandId}, ${actor}, ${command}, ${inputSha256}, ${JSON.stringify(kept.outcome)}, ${at})
    )
    select pg_notify(${NEWS_CHANNEL}, told) from unnest(${news.map((one) => JSON.stringify(one))}::text[]) told`.execute(
    tx,
  );
}

export async function removeOutcomesBefore(db: Reader, at: Date): Promise<void> {
  await db.deleteFrom('command_outcome').where('recorded_at', '<', at).execute();
}
