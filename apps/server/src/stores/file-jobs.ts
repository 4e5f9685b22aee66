import type { FileAsked } from '@plumbline/api';
import { canonicalJson } from '@plumbline/record';
import { sql } from 'kysely';
import type { Reader, Writer } from './store.ts';

type FileJobState = 'waiting' | 'running' | 'failed' | 'cancelled';

/** A document or report that a job makes. What is done has no job any more: it is a kept report. */
export type FileJob = {
  readonly jobId: string;
  readonly auditId: string;
  readonly jurisdiction: string | null;
  readonly file: FileAsked;
  readonly withAddresses: boolean;
  readonly personId: string;
  readonly state: FileJobState;
  readonly pages: number | null;
  readonly progress: number;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
};

const UNFINISHED = ['waiting', 'running'] as const;

/**
 * Adds a job, or answers the one that waits or runs for the same file; undefined where `most` of the place are waiting already. What
 * failed or was cancelled of the same file before is forgotten.
 */
export async function addFileJob(
  tx: Writer,
  job: Pick<FileJob, 'jobId' | 'auditId' | 'jurisdiction' | 'file' | 'withAddresses' | 'personId' | 'createdAt'>,
  { most }: { readonly most: number },
): Promise<{ readonly jobId: string; readonly isNew: boolean } | undefined> {
  // Whoever asks for the same place at this moment waits here, and counts this one.
  const place = `file-job ${job.auditId} ${job.jurisdiction ?? ''}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 8400))`.execute(tx);
  const ofPlace = (await fileJobsOf(tx, job.auditId)).filter(({ jurisdiction }) => jurisdiction === job.jurisdiction);
  const wanted = canonicalJson(job.file);
  const same = ofPlace.filter(
    ({ file, withAddresses }) => withAddresses === job.withAddresses && canonicalJson(file) === wanted,
  );
  const underWay = same.find(isUnfinished);
  if (underWay !== undefined) return { jobId: underWay.jobId, isNew: false };
  if (ofPlace.filter(isUnfinished).length >= most) return undefined;
  const ended = same.map(({ jobId }) => jobId);
  if (ended.length > 0) await tx.deleteFrom('file_job').where('id', 'in', ended).execute();
  await tx
    .insertInto('file_job')
    .values({
      id: job.jobId,
      audit_id: job.auditId,
      jurisdiction: job.jurisdiction,
      file: JSON.stringify(job.file),
      with_addresses: job.withAddresses,
      person_id: job.personId,
      state: 'waiting',
      pages: null,
      progress: 0,
      message: null,
      created_at: job.createdAt,
      ended_at: null,
    })
    .execute();
  return { jobId: job.jobId, isNew: true };
}

function isUnfinished({ state }: FileJob): boolean {
  return UNFINISHED.some((one) => one === state);
}

/** The jobs of an audit, in the order in which they were asked for. */
export async function fileJobsOf(db: Reader, auditId: string): Promise<readonly FileJob[]> {
  const rows = await db.selectFrom('file_job').selectAll().where('audit_id', '=', auditId).orderBy('number').execute();
  return rows.map(describe);
}

export async function findFileJob(db: Reader, jobId: string): Promise<FileJob | undefined> {
  const row = await db.selectFrom('file_job').selectAll().where('id', '=', jobId).executeTakeFirst();
  return row && describe(row);
}

/**
 * Says how far a job has come that waits or runs, or how it ended. False where it does not: it was cancelled, or its audit deleted, and
 * whoever makes the file is to stop.
 */
export async function updateFileJob(
  db: Reader,
  jobId: string,
  change: {
    readonly state?: FileJobState;
    readonly pages?: number | null;
    readonly progress?: number;
    readonly message?: string;
    readonly endedAt?: Date;
  },
): Promise<boolean> {
  const { endedAt, ...rest } = change;
  const changed = await db
    .updateTable('file_job')
    .set({ ...rest, ...(endedAt && { ended_at: endedAt }) })
    .where('id', '=', jobId)
    .where('state', 'in', UNFINISHED)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Of a job whose file is kept there is nothing more to say. */
export async function removeFileJob(db: Reader, jobId: string): Promise<void> {
  await db.deleteFrom('file_job').where('id', '=', jobId).execute();
}

/** Jobs that failed or were cancelled before `at` are of no use to anybody. */
export async function removeFileJobsBefore(db: Reader, at: Date): Promise<void> {
  await db.deleteFrom('file_job').where('ended_at', '<', at).execute();
}

type Row = {
  readonly id: string;
  readonly audit_id: string;
  readonly jurisdiction: string | null;
  readonly file: unknown;
  readonly with_addresses: boolean;
  readonly person_id: string;
  readonly state: FileJobState;
  readonly pages: number | null;
  readonly progress: number;
  readonly message: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
};

function describe(row: Row): FileJob {
  return {
    jobId: row.id,
    auditId: row.audit_id,
    jurisdiction: row.jurisdiction,
    // Written by `addFileJob`, from a parsed command.
    file: row.file as FileAsked,
    withAddresses: row.with_addresses,
    personId: row.person_id,
    state: row.state,
    pages: row.pages,
    progress: row.progress,
    message: row.message,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}
