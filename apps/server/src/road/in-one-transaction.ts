import { err, type Result } from '@plumbline/prelude';
import { DatabaseError } from 'pg';
import { isConnectionLost } from '../database/connection-lost.ts';
import type { Reader, Writer } from '../stores/store.ts';
import type { Refusal } from './define-command.ts';

/** The database was told to keep what was done, and its answer did not arrive: it may have kept it, or not. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Does the work in one transaction. A refusal is rolled back, and then answered. Where the connection breaks before COMMIT
 * was sent, the database has kept nothing; from then on nobody can tell, and `OutcomeUnknown` says so.
 */
export async function inOneTransaction<T>(
  db: Reader,
  work: (tx: Writer) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  let isToBeKept = false;
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result.error);
      isToBeKept = true;
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal);
    if (isToBeKept && !isAnswerOfDatabase(error)) {
      throw new OutcomeUnknown('the connection broke at the end of a transaction', { cause: error });
    }
    throw error;
  }
}

/** PostgreSQL itself says that it kept nothing, as when two transactions cannot both be kept; not that it is going away. */
export function isAnswerOfDatabase(error: unknown): boolean {
  return error instanceof DatabaseError && !isConnectionLost(error);
}
