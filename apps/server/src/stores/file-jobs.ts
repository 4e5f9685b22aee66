import type { FileAsked, RoomFileAsked } from '@plumbline/api';
import { canonicalJson } from '@plumbline/record';
import { sql } from 'kysely';
import type { RoomPlace } from '../log/ballot-chains.ts';
import { type FilePlace, placeColumns, placeOfRow } from './file-places.ts';
import type { Reader, Writer } from './store.ts';

type FileJobState = 'waiting' | 'running' | 'failed' | 'cancelled';

type Job = {
  readonly jobId: string;
  readonly withAddresses: boolean;
  /** Counts are left out of it that whoever asked is not to see: others are not given it in place of their own. */
  readonly isForAsker: boolean;
  readonly personId: string;
  readonly state: FileJobState;
  readonly pages: number | null;
  readonly progress: number;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
};

/** A document or report of an audit that a job makes. What is done has no job any more: it is a kept report. */
export type AuditFileJob = Job & {
  readonly place: { readonly auditId: string; readonly jurisdiction: string | null };
  readonly file: FileAsked;
};

/** The same of a ballot room. */
export type RoomFileJob = Job & { readonly place: RoomPlace; readonly file: RoomFileAsked };

export type FileJob = AuditFileJob | RoomFileJob;

/** Whether a job is one of a ballot room. */
export function isOfRoom(job: FileJob): job is RoomFileJob {
  return 'electionId' in job.place;
}

const UNFINISHED = ['waiting', 'running'] as const;

type NewJob = Pick<FileJob, 'jobId' | 'place' | 'file' | 'withAddresses' | 'isForAsker' | 'personId' | 'createdAt'>;

/** So many files of one place wait or are made; the others are to have their turn. */
export const FILES_MAX = 5;

/**
 * Adds a job, or answers the one that waits or runs for the same file; undefined where `FILES_MAX` of the place are waiting already. What
 * failed or was cancelled of the same file before is forgotten.
 */
export async function addFileJob(
  tx: Writer,
  job: NewJob,
): Promise<{ readonly jobId: string; readonly isNew: boolean } | undefined> {
  // Whoever asks for the same place at this moment waits here, and counts this one.
  const columns = placeColumns(job.place);
  const lock = `file-job ${columns.audit_id ?? columns.election_id} ${columns.jurisdiction ?? ''}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 8400))`.execute(tx);
  const ofPlace = await jobsAt(tx, job.place);
  const same = ofPlace.filter((one) => keyOf(one) === keyOf(job));
  const underWay = same.find(isUnfinished);
  if (underWay !== undefined) return { jobId: underWay.jobId, isNew: false };
  if (ofPlace.filter(isUnfinished).length >= FILES_MAX) return undefined;
  const ended = same.map(({ jobId }) => jobId);
  if (ended.length > 0) await tx.deleteFrom('file_job').where('id', 'in', ended).execute();
  await tx
    .insertInto('file_job')
    .values({
      id: job.jobId,
      ...columns,
      file: JSON.stringify(job.file),
      with_addresses: job.withAddresses,
      for_asker: job.isForAsker,
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

/** The same of two jobs that make the same for both who asked. */
function keyOf({ file, withAddresses, isForAsker, personId }: NewJob): string {
  return canonicalJson([file, withAddresses, isForAsker ? personId : null]);
}

async function jobsAt(db: Reader, place: FilePlace): Promise<readonly FileJob[]> {
  const { audit_id: auditId, election_id: electionId, jurisdiction } = placeColumns(place);
  const rows = await db
    .selectFrom('file_job')
    .selectAll()
    .where('audit_id', 'is not distinct from', auditId)
    .where('election_id', 'is not distinct from', electionId)
    .where('jurisdiction', 'is not distinct from', jurisdiction)
    .orderBy('number')
    .execute();
  return rows.map(describe);
}

function isUnfinished({ state }: FileJob): boolean {
  return UNFINISHED.some((one) => one === state);
}

/** The jobs of an audit, in the order in which they were asked for. */
export async function fileJobsOf(db: Reader, auditId: string): Promise<readonly AuditFileJob[]> {
  const rows = await db.selectFrom('file_job').selectAll().where('audit_id', '=', auditId).orderBy('number').execute();
  return rows.map(describe).flatMap((job) => (isOfRoom(job) ? [] : [job]));
}

/** The jobs of a ballot room, in the order in which they were asked for. */
export async function fileJobsOfRoom(db: Reader, place: RoomPlace): Promise<readonly RoomFileJob[]> {
  return (await jobsAt(db, place)).filter(isOfRoom);
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

/** Of a job whose file is kept there is nothing more to say. False where it was cancelled meanwhile, or is gone: nobody wants the file. */
export async function removeFileJob(db: Reader, jobId: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('file_job')
    .where('id', '=', jobId)
    .where('state', 'in', UNFINISHED)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** Jobs that failed or were cancelled before `at` are of no use to anybody. */
export async function removeFileJobsBefore(db: Reader, at: Date): Promise<void> {
  await db.deleteFrom('file_job').where('ended_at', '<', at).execute();
}

type Row = Parameters<typeof placeOfRow>[0] & {
  readonly id: string;
  readonly file: unknown;
  readonly with_addresses: boolean;
  readonly for_asker: boolean;
  readonly person_id: string;
  readonly state: FileJobState;
  readonly pages: number | null;
  readonly progress: number;
  readonly message: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
};

function describe(row: Row): FileJob {
  const job = {
    jobId: row.id,
    withAddresses: row.with_addresses,
    isForAsker: row.for_asker,
    personId: row.person_id,
    state: row.state,
    pages: row.pages,
    progress: row.progress,
    message: row.message,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
  const place = placeOfRow(row);
  // What was asked for is written by `addFileJob`, from a parsed command about the same kind of place.
  return 'electionId' in place
    ? { ...job, place, file: row.file as RoomFileAsked }
    : { ...job, place, file: row.file as FileAsked };
}
