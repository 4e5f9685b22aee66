import { sql } from 'kysely';
import type { Reader } from './store.ts';

/** Asks the database for an answer, any answer; throws when there is none. */
export async function askDatabase(db: Reader): Promise<void> {
  await sql`select 1`.execute(db);
}
