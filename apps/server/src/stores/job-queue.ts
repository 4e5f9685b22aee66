import { sql } from 'kysely';
import type { Writer } from './store.ts';

export const DRAW_TASK = 'draw-sample';
export const MAIL_TASK = 'send-mail';

type DrawPayload = { readonly jobId: string; readonly auditId: string };
type MailPayload = { readonly messageId: string };

const DRAW_ATTEMPTS_MAX = 3;
/** Each wait is e times the last; after the seventh attempt, about a quarter of an hour, a code is of no use any more. */
const MAIL_ATTEMPTS_MAX = 7;

/** Enqueues the draw in the transaction that caused it: it runs if and only if that is committed. */
export async function enqueueDraw(tx: Writer, payload: DrawPayload): Promise<void> {
  // One queue for each audit, so that its jobs run one after the other.
  await sql`
    select graphile_worker.add_job(
      ${DRAW_TASK},
      payload := ${JSON.stringify(payload)}::json,
      queue_name := ${`audit:${payload.auditId}`},
      max_attempts := ${DRAW_ATTEMPTS_MAX}::int,
      job_key := ${payload.jobId}
    )`.execute(tx);
}

/** Enqueues the delivery of a kept message. */
export async function enqueueMail(tx: Writer, payload: MailPayload): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${MAIL_TASK}, payload := ${JSON.stringify(payload)}::json, max_attempts := ${MAIL_ATTEMPTS_MAX}::int
    )`.execute(tx);
}
