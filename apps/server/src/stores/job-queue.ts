import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Writer } from './store.ts';

export const DRAW_TASK = 'draw-sample';
export const MAIL_TASK = 'send-mail';
export const FILE_TASK = 'make-file';

type DrawPayload = { readonly jobId: string; readonly auditId: string };
type FilePayload = { readonly jobId: string };
type MailPayload = { readonly messageId: string };

const DRAW_ATTEMPTS_MAX = 3;
const FILE_ATTEMPTS_MAX = 3;
/** Each wait is e times the last; after the seventh attempt, about a quarter of an hour, a code is of no use any more. */
const MAIL_ATTEMPTS_MAX = 7;
/** From the tenth attempt on every six hours: after the thirtieth, five days and a half. */
const NOTICE_ATTEMPTS_MAX = 30;

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

/** Enqueues the making of a document or report. */
export async function enqueueFile(tx: Writer, payload: FilePayload): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${FILE_TASK},
      payload := ${JSON.stringify(payload)}::json,
      max_attempts := ${FILE_ATTEMPTS_MAX}::int,
      job_key := ${payload.jobId}
    )`.execute(tx);
}

/** Enqueues the delivery of a kept message. */
export async function enqueueMail(
  tx: Writer,
  payload: MailPayload,
  { isNotice }: { readonly isNotice: boolean },
): Promise<void> {
  const attempts = isNotice ? NOTICE_ATTEMPTS_MAX : MAIL_ATTEMPTS_MAX;
  await sql`
    select graphile_worker.add_job(
      ${MAIL_TASK}, payload := ${JSON.stringify(payload)}::json, max_attempts := ${attempts}::int
    )`.execute(tx);
}

/**
 * Makes the queue again from what it serves, in an installation that was just restored: every draw that waits or was under
 * way, every file that was being made, and every message that was not delivered. Messages from before `mailSince` hold codes that are long worthless;
 * notices are sent however old.
 */
export async function refillQueue(
  client: PoolClient,
  options: { readonly mailSince: Date | undefined },
): Promise<void> {
  await client.query(
    `select graphile_worker.add_job($1, payload := json_build_object('jobId', id, 'auditId', audit_id),
       queue_name := 'audit:' || audit_id, max_attempts := $2::int, job_key := id::text)
     from (select id, audit_id from draw_job where state in ('waiting', 'running') order by number) draws`,
    [DRAW_TASK, DRAW_ATTEMPTS_MAX],
  );
  await client.query(
    `select graphile_worker.add_job($1, payload := json_build_object('jobId', id), max_attempts := $2::int, job_key := id::text)
     from (select id from file_job where state in ('waiting', 'running') order by number) files`,
    [FILE_TASK, FILE_ATTEMPTS_MAX],
  );
  if (options.mailSince === undefined) return;
  await client.query(
    `select graphile_worker.add_job($1, payload := json_build_object('messageId', id), max_attempts := case when is_notice then $4::int else $2::int end)
     from (select id, is_notice from message where created_at >= $3 or is_notice order by number) messages`,
    [MAIL_TASK, MAIL_ATTEMPTS_MAX, options.mailSince, NOTICE_ATTEMPTS_MAX],
  );
}
