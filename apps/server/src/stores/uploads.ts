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
import { sql } from 'kysely';
import type { Reader } from './store.ts';

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

type Slot = { readonly auditId: string; readonly kind: InputFileKind; readonly jurisdiction: string | null };

export async function addUpload(db: Reader, upload: Omit<Upload, 'confirmed'>): Promise<void> {
  await keepBlobRow(db, upload, upload.at);
  await db
    .insertInto('upload')
    .values({
      id: upload.uploadId,
      audit_id: upload.auditId,
      jurisdiction: upload.jurisdiction,
      kind: upload.kind,
      name: upload.name,
      bytes: upload.bytes,
      sha256: upload.sha256,
      person_id: upload.personId,
      at: upload.at,
      findings: JSON.stringify(upload.findings),
    })
    .execute();
}

/** How much was uploaded since `since` by a person, or for a jurisdiction, of cast vote records or of all else: the same content counts once. */
export async function uploadedSince(
  db: Reader,
  since: Date,
  of: { readonly cvrs: boolean } & (
    | { readonly personId: string }
    | { readonly auditId: string; readonly jurisdiction: string | null }
  ),
): Promise<{ readonly bytes: number; readonly files: number }> {
  const recent = db
    .selectFrom('upload')
    .select(['sha256', 'bytes'])
    .where('at', '>=', since)
    .where('kind', of.cvrs ? '=' : '!=', 'cvrs');
  const mine =
    'personId' in of
      ? recent.where('person_id', '=', of.personId)
      : recent.where('audit_id', '=', of.auditId).where('jurisdiction', 'is not distinct from', of.jurisdiction);
  const rows = await mine.execute();
  const sizes = new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]));
  return { bytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0), files: rows.length };
}

export async function findUpload(db: Reader, uploadId: string): Promise<Upload | undefined> {
  const row = await db.selectFrom('upload').selectAll().where('id', '=', uploadId).executeTakeFirst();
  return row && describe(row);
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

export async function markConfirmed(db: Reader, uploadId: string): Promise<void> {
  await db.updateTable('upload').set({ confirmed: true }).where('id', '=', uploadId).execute();
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
