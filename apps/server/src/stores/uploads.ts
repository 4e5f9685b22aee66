import { isDeepStrictEqual } from 'node:util';
import type { UploadReport } from '@plumbline/api';
import type { FileFigures } from '@plumbline/audit';
import {
  type InputFileKind,
  type Jurisdiction,
  type NamedHeaders,
  type Sha256,
  Sha256Schema,
} from '@plumbline/election';
import type { FileIssue } from '@plumbline/election-files';
import { assert } from '@plumbline/prelude';
import { type RawBuilder, sql } from 'kysely';
import { auditChain } from '../log/audit-chains.ts';
import type { Reader, Writer } from './store.ts';
import { KEEP_FILES_IN_TRANSACTION, keepFiles } from './unused-files.ts';

/** What the check of an uploaded file found. */
export type UploadFindings = {
  readonly accepted: boolean;
  readonly needsConfirmation: boolean;
  readonly issues: readonly FileIssue[];
  readonly issueCount: number;
  readonly preview: UploadReport['preview'];
  /** Cast vote records: how many cards of each batch the manifest lists, and how many records there are, where they differ. */
  readonly batchCounts?: UploadReport['batchCounts'];
  /** What somebody has said of its headers. */
  readonly headers?: NamedHeaders;
  /** The headers to say the meaning of, where that may be needed. */
  readonly naming?: UploadReport['naming'];
  /** What the record keeps; null where the file is refused. */
  readonly figures: FileFigures | null;
  /** The jurisdictions of a participants file. */
  readonly jurisdictions: readonly Jurisdiction[];
};

export type Upload = {
  readonly uploadId: string;
  readonly auditId: string;
  readonly jurisdiction: string | null;
  readonly kind: InputFileKind;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  readonly personId: string;
  readonly at: Date;
  readonly findings: UploadFindings;
  /** What somebody has said of its headers. */
  readonly headers?: NamedHeaders;
  /** Somebody confirmed what it asks to confirm, and it was registered. */
  readonly confirmed: boolean;
};

/** An upload as it is stored. Where anything of it was changed, its stamp is another. */
export type StoredUpload = Upload & { readonly stamp: string };

/** What is to be noted at an upload that has this stamp; null where what was found is what it says already. */
export type NotedUpload = {
  readonly uploadId: string;
  readonly stamp: string;
  readonly findings: string | null;
  readonly confirmed: boolean;
};

type Slot = { readonly auditId: string; readonly kind: InputFileKind; readonly jurisdiction: string | null };

/**
 * Adds an upload and its file, in one statement that waits while files that nobody needs are removed: from when it has answered, no file
 * of it is. Answers the name of who uploaded it, its stamp, and the number of the audit's newest entry at that moment.
 */
export async function addUpload(
  db: Reader,
  upload: Omit<Upload, 'confirmed'>,
): Promise<{ readonly who: string; readonly stamp: string; readonly auditHead: number }> {
  const { uploadId, auditId, jurisdiction, kind, name, bytes, sha256, personId, at, findings } = upload;
  const { rows } = await sql<{ who: string | null; stamp: string; audit_head: number }>`
    with held as materialized (select ${KEEP_FILES_IN_TRANSACTION}), kept as (
      insert into blob (sha256, bytes, created_at) select ${sha256}, ${bytes}::bigint, ${at}::timestamptz from held
      on conflict (sha256) do nothing
    )
    insert into upload (id, audit_id, jurisdiction, kind, name, bytes, sha256, person_id, at, findings)
    select ${uploadId}::uuid, ${auditId}::uuid, ${jurisdiction}, ${kind}, ${name}, ${bytes}::bigint, ${sha256}, ${personId}::uuid,
      ${at}::timestamptz, ${JSON.stringify(findings)}::jsonb from held
    returning (select person.name from person where person.id = upload.person_id) as who, xmin::text as stamp,
      (select head_number from log_chain where log_chain.id = ${auditChain(auditId)}) as audit_head`.execute(db);
  const [row] = rows;
  assert(row !== undefined, 'what is added is one row', uploadId);
  return { who: row.who ?? '', stamp: row.stamp, auditHead: row.audit_head };
}

/** Forgets an upload as if it had never come. */
export async function removeUpload(db: Reader, uploadId: string): Promise<void> {
  await db.deleteFrom('upload').where('id', '=', uploadId).execute();
}

/** How much was uploaded: the same content counts once for `bytes`. */
export type Uploaded = { readonly bytes: number; readonly files: number };

/** How much was uploaded since `since` by a person, and for a jurisdiction, of cast vote records or of all else. */
export async function uploadedSince(
  db: Reader,
  since: Date,
  of: Omit<Slot, 'kind'> & { readonly cvrs: boolean; readonly personId: string },
): Promise<{ readonly own: Uploaded; readonly here: Uploaded }> {
  const { cvrs, personId, auditId, jurisdiction } = of;
  const summed = (whose: RawBuilder<unknown>) => sql`(
    select json_build_object('bytes', coalesce(sum(bytes), 0), 'files', coalesce(sum(files), 0)) from (
      select max(bytes) as bytes, count(*) as files from upload
      where ${whose} and at >= ${since} and (kind = 'cvrs') = ${cvrs} group by sha256
    ) content
  )`;
  const { rows } = await sql<{ own: Uploaded; here: Uploaded }>`
    select ${summed(sql`person_id = ${personId}`)} as own,
      ${summed(sql`audit_id = ${auditId} and jurisdiction is not distinct from ${jurisdiction}`)} as here`.execute(db);
  const [row] = rows;
  assert(row !== undefined, 'a sum is one row');
  return row;
}

export async function findUpload(db: Reader, uploadId: string): Promise<StoredUpload | undefined> {
  // A row that was changed has another `xmin`.
  const stamp = sql<string>`xmin::text`.as('stamp');
  const row = await db.selectFrom('upload').selectAll().select(stamp).where('id', '=', uploadId).executeTakeFirst();
  return row && { ...describe(row), stamp: row.stamp };
}

/** The same, held with all stored files until the transaction ends, in one journey: none of them is removed, and nobody changes the upload. */
export async function holdUpload(tx: Writer, uploadId: string): Promise<Upload | undefined> {
  // Locked after the files are held, so that one that was removed while this waited is not found.
  const { rows } = await sql<Row>`
    with held as materialized (select ${KEEP_FILES_IN_TRANSACTION})
    select upload.* from held cross join upload where upload.id = ${uploadId} for update of upload`.execute(tx);
  return rows.map(describe)[0];
}

/** Whether the blob store holds a file, which is not removed until the transaction ends. */
export async function holdBlobRow(tx: Writer, sha256: Sha256): Promise<boolean> {
  await keepFiles(tx);
  const row = await tx.selectFrom('blob').select('sha256').where('sha256', '=', sha256).executeTakeFirst();
  return row !== undefined;
}

/** Notes that the blob store holds a file. */
export async function keepBlobRow(
  db: Reader,
  blob: { readonly sha256: string; readonly bytes: number },
  at: Date,
): Promise<void> {
  await db
    .insertInto('blob')
    .values({ sha256: blob.sha256, bytes: blob.bytes, created_at: at })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
}

/** Whether the newest upload of a slot was accepted, without all that was found. */
export type Acceptance = Pick<Upload, 'kind' | 'jurisdiction' | 'sha256'> & { readonly accepted: boolean };

export async function newestAcceptances(db: Reader, auditId: string): Promise<readonly Acceptance[]> {
  const accepted = sql<boolean>`(findings ->> 'accepted')::boolean`.as('accepted');
  const rows = await newestOfEachSlot(db, auditId).select(['kind', 'jurisdiction', 'sha256', accepted]).execute();
  // As below: the table's check allows these three kinds.
  return rows.map((row) => ({ ...row, kind: row.kind as InputFileKind, sha256: Sha256Schema.parse(row.sha256) }));
}

/** The newest upload of each slot of an audit. */
export async function newestUploads(db: Reader, auditId: string): Promise<readonly Upload[]> {
  const rows = await newestOfEachSlot(db, auditId).selectAll().execute();
  return rows.map(describe);
}

function newestOfEachSlot(db: Reader, auditId: string) {
  return db
    .selectFrom('upload')
    .distinctOn(['kind', 'jurisdiction'])
    .where('audit_id', '=', auditId)
    .orderBy('kind')
    .orderBy('jurisdiction')
    .orderBy('number', 'desc');
}

export async function newestUpload(db: Reader, slot: Slot): Promise<Upload | undefined> {
  const row = await inSlot(db, slot).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && describe(row);
}

export async function saveFindings(db: Reader, uploadId: string, findings: UploadFindings): Promise<void> {
  await db
    .updateTable('upload')
    .set({ findings: JSON.stringify(findings) })
    .where('id', '=', uploadId)
    .execute();
}

/** Writes what was found now, and that somebody confirmed what there was to confirm, where the upload does not say so already. */
export async function saveRegistered(
  tx: Writer,
  upload: Upload,
  now: Pick<Upload, 'findings' | 'confirmed'>,
): Promise<void> {
  const { findings, confirmed } = changedOf(upload, now);
  const changed = { ...(findings !== null && { findings }), ...(confirmed && { confirmed }) };
  if (Object.keys(changed).length === 0) return;
  await tx.updateTable('upload').set(changed).where('id', '=', upload.uploadId).execute();
}

/** The same to be written with what else was decided (`writeTogether`). */
export function notedUpload(upload: StoredUpload, now: Pick<Upload, 'findings' | 'confirmed'>): NotedUpload {
  const { uploadId, stamp } = upload;
  return { uploadId, stamp, ...changedOf(upload, now) };
}

function changedOf(
  upload: Upload,
  now: Pick<Upload, 'findings' | 'confirmed'>,
): Pick<NotedUpload, 'findings' | 'confirmed'> {
  const findings = isDeepStrictEqual(upload.findings, now.findings) ? null : JSON.stringify(now.findings);
  return { findings, confirmed: now.confirmed && !upload.confirmed };
}

/** Forgets the uploads of a slot whose file was removed. The bytes stay: the log may name them. */
export async function removeUploads(db: Reader, slot: Slot): Promise<void> {
  const ids = (await inSlot(db, slot).execute()).map((row) => row.id);
  if (ids.length > 0) await db.deleteFrom('upload').where('id', 'in', ids).execute();
}

function inSlot(db: Reader, slot: Slot) {
  const query = db.selectFrom('upload').selectAll().where('audit_id', '=', slot.auditId).where('kind', '=', slot.kind);
  return slot.jurisdiction === null
    ? query.where('jurisdiction', 'is', null)
    : query.where('jurisdiction', '=', slot.jurisdiction);
}

type Row = Awaited<ReturnType<ReturnType<typeof inSlot>['execute']>>[number];

function describe(row: Row): Upload {
  // The findings were written by the check of this same program.
  const findings = row.findings as UploadFindings;
  return {
    uploadId: row.id,
    auditId: row.audit_id,
    jurisdiction: row.jurisdiction,
    // The table's check allows these three.
    kind: row.kind as InputFileKind,
    name: row.name,
    bytes: row.bytes,
    sha256: Sha256Schema.parse(row.sha256),
    personId: row.person_id,
    at: row.at,
    findings,
    ...(findings.headers && { headers: findings.headers }),
    confirmed: row.confirmed,
  };
}
