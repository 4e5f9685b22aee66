import { sql } from 'kysely';
import type { Writer } from '../stores/store.ts';

export const DRAW_TASK = 'draw-sample';

export type DrawPayload = { readonly jobId: string; readonly auditId: string };

const ATTEMPTS_MAX = 3;

/** Enqueues the draw in the transaction that caused it: it runs if and only if that is committed. */
export async function enqueueDraw(tx: Writer, payload: DrawPayload): Promise<void> {
  // One queue for each audit, so that its jobs run one after the other.
  await sql`
    select graphile_worker.add_job(
      ${DRAW_TASK},
      payload := ${JSON.stringify(payload)}::json,
      queue_name := ${`audit:${payload.auditId}`},
      max_attempts := ${ATTEMPTS_MAX}::int,
      job_key := ${payload.jobId}
    )`.execute(tx);
}
