import { type Selectable, sql } from 'kysely';
import type { DatabaseSchema } from '../database/schema.ts';
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

type OutcomeRow = Selectable<DatabaseSchema['command_outcome']>;

/**
 * Takes the command's identifier for this transaction, and answers what it left if it was done before: the same command sent twice
 * at once is carried out one after the other. From here on the transaction waits for nothing longer than its bounds allow.
 */
export async function holdCommand(tx: Writer, commandId: string): Promise<KeptOutcome | undefined> {
  const { rows } = await sql<OutcomeRow>`
    select * from hold_command(${commandId}, ${`${LOCK_MS_MAX}`}, ${`${STATEMENT_MS_MAX}`})`.execute(tx);
  return rows.map(describe)[0];
}

export async function findOutcome(db: Reader, commandId: string): Promise<KeptOutcome | undefined> {
  const query = db.selectFrom('command_outcome').selectAll().where('command_id', '=', commandId);
  const row = await query.executeTakeFirst();
  return row && describe(row);
}

function describe({ actor, command, input_sha256, output, recorded_at }: OutcomeRow): KeptOutcome {
  return { actor, command, inputSha256: input_sha256, outcome: output, at: recorded_at };
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
