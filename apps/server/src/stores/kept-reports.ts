import { randomUUID } from 'node:crypto';
import { type Sha256, Sha256Schema } from '@plumbline/election';
import type { RoomPlace } from '../log/ballot-chains.ts';
import { type FilePlace, placeColumns, placeOfRow } from './file-places.ts';
import type { Reader, Writer } from './store.ts';
import { mayRemoveFiles } from './unused-files.ts';

/** Which report, or document: two of the same that were built from the same are one. */
export type ReportNamed = {
  readonly place: FilePlace;
  readonly kind: 'audit' | 'discrepancies' | 'reported-results' | 'document';
  readonly form: 'csv' | 'zip' | 'json' | 'html' | 'pdf';
  readonly withAddresses: boolean;
  /** Of a document which and on which paper, in canonical JSON; empty for reports. */
  readonly asked: string;
};

/** A report as it was built. */
export type KeptReport = ReportNamed & {
  readonly reportId: string;
  /** What it was built from: the same stand gives the same report. */
  readonly stand: string;
  readonly head: { readonly number: number; readonly hash: string };
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  /** Who asked for it first; nobody where an audit board or a program did. */
  readonly personId: string | null;
  readonly at: Date;
};

/** So many of each kind and form of a place are kept: in a round, every download may be another one. */
const KEPT_MAX = 20;

/** And none for longer. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** When a report that was built `at` is forgotten, at the latest. */
export function keptUntil(at: Date): Date {
  return new Date(at.getTime() + KEPT_DAYS * DAY_MS);
}

/** Whatever was built before is given to nobody any more, also where it was not tidied up yet. */
function oldestKept(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * DAY_MS);
}

/** What becomes of a row whose file is to go; the name of an audit or a file may be what was taken out. */
const FORGOTTEN = { forgotten: true, name: '' } as const;

/** Keeps a report, and forgets the oldest of its kind where there are too many: `removeForgottenReports` removes their files. Answers its identifier. */
export async function keepReport(tx: Writer, report: Omit<KeptReport, 'reportId'>): Promise<string> {
  const reportId = await addRow(tx, report, { forgotten: false });
  const older = (await ofKind(tx, report).select('id').orderBy('number', 'desc').offset(KEPT_MAX).execute()).map(
    ({ id }) => id,
  );
  // A row that is gone names no file: a redaction would not find it, and its file would stay until the next tidying up.
  if (older.length > 0) await tx.updateTable('kept_report').set(FORGOTTEN).where('id', 'in', older).execute();
  return reportId;
}

/** Forgets one report that nobody wants. */
export async function forgetReport(db: Reader, reportId: string): Promise<void> {
  await db.updateTable('kept_report').set(FORGOTTEN).where('id', '=', reportId).execute();
}

/** Notes a file that was stored for a report and is given to nobody, so that `removeForgottenReports` removes it. */
export async function noteForgottenReport(db: Reader, report: Omit<KeptReport, 'reportId'>): Promise<void> {
  await addRow(db, report, FORGOTTEN);
}

async function addRow(
  db: Reader,
  report: Omit<KeptReport, 'reportId'>,
  as: { readonly forgotten: boolean; readonly name?: string },
): Promise<string> {
  const { place, kind, form, withAddresses, asked, stand, head, name, bytes, sha256, personId, at } = report;
  const id = randomUUID();
  await db
    .insertInto('kept_report')
    .values({
      id,
      ...placeColumns(place),
      ...{ kind, form, asked, stand, name, bytes, sha256, at },
      with_addresses: withAddresses,
      head_number: head.number,
      head_hash: head.hash,
      person_id: personId,
      ...as,
    })
    .execute();
  return id;
}

function ofKind(db: Reader, { place, kind, form, withAddresses }: ReportNamed) {
  const { audit_id: auditId, election_id: electionId, jurisdiction } = placeColumns(place);
  return db
    .selectFrom('kept_report')
    .where('audit_id', 'is not distinct from', auditId)
    .where('election_id', 'is not distinct from', electionId)
    .where('jurisdiction', 'is not distinct from', jurisdiction)
    .where('kind', '=', kind)
    .where('form', '=', form)
    .where('with_addresses', '=', withAddresses)
    .where('forgotten', '=', false);
}

/** The report that was built from this stand, if one was and is still kept. */
export async function findKeptReport(
  db: Reader,
  report: ReportNamed,
  { stand, now }: { readonly stand: string; readonly now: Date },
): Promise<KeptReport | undefined> {
  const query = ofKind(db, report)
    .selectAll()
    .where('asked', '=', report.asked)
    .where('stand', '=', stand)
    .where('at', '>=', oldestKept(now));
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && describe(row);
}

/** The reports of an audit that are kept, the newest first: with addresses, or those for observers, which are the same without. */
export async function keptReportsOf(
  db: Reader,
  auditId: string,
  { withAddresses, now }: Pick<ReportNamed, 'withAddresses'> & { readonly now: Date },
): Promise<readonly KeptReport[]> {
  const rows = await all(db, auditId, now)
    .where('with_addresses', '=', withAddresses)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(describe);
}

/** One of the reports that are kept. */
export async function keptReportOf(
  db: Reader,
  auditId: string,
  { reportId, now }: { readonly reportId: string; readonly now: Date },
): Promise<KeptReport | undefined> {
  const row = await all(db, auditId, now).where('id', '=', reportId).executeTakeFirst();
  return row && describe(row);
}

/** The files of a ballot room that are kept, the newest first. */
export async function keptFilesOfRoom(db: Reader, place: RoomPlace, now: Date): Promise<readonly KeptReport[]> {
  const rows = await allOfRoom(db, place, now).orderBy('number', 'desc').execute();
  return rows.map(describe);
}

/** One of the files of a ballot room that are kept. */
export async function keptFileOfRoom(
  db: Reader,
  place: RoomPlace,
  { fileId, now }: { readonly fileId: string; readonly now: Date },
): Promise<KeptReport | undefined> {
  const row = await allOfRoom(db, place, now).where('id', '=', fileId).executeTakeFirst();
  return row && describe(row);
}

function allOfRoom(db: Reader, { electionId, jurisdiction }: RoomPlace, now: Date) {
  return db
    .selectFrom('kept_report')
    .selectAll()
    .where('election_id', '=', electionId)
    .where('jurisdiction', '=', jurisdiction)
    .where('forgotten', '=', false)
    .where('at', '>=', oldestKept(now));
}

function all(db: Reader, auditId: string, now: Date) {
  return db
    .selectFrom('kept_report')
    .selectAll()
    .where('audit_id', '=', auditId)
    .where('forgotten', '=', false)
    .where('at', '>=', oldestKept(now));
}

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number];

function describe(row: Row): KeptReport {
  return {
    reportId: row.id,
    place: placeOfRow(row),
    // Written by `keepReport` alone.
    kind: row.kind as KeptReport['kind'],
    form: row.form as KeptReport['form'],
    withAddresses: row.with_addresses,
    asked: row.asked,
    stand: row.stand,
    head: { number: row.head_number, hash: row.head_hash },
    name: row.name,
    bytes: row.bytes,
    sha256: Sha256Schema.parse(row.sha256),
    personId: row.person_id,
    at: row.at,
  };
}

/**
 * Forgets every report of an audit: a text that was taken out stands in those that were built before. Nobody is given one from then on;
 * `removeForgottenReports` removes their files, which cannot be done in a transaction.
 */
export async function forgetReports(tx: Writer, auditId: string): Promise<void> {
  await tx.updateTable('kept_report').set(FORGOTTEN).where('audit_id', '=', auditId).execute();
}

/** The same of a ballot room. */
export async function forgetFilesOfRoom(tx: Writer, { electionId, jurisdiction }: RoomPlace): Promise<void> {
  await tx
    .updateTable('kept_report')
    .set(FORGOTTEN)
    .where('election_id', '=', electionId)
    .where('jurisdiction', '=', jurisdiction)
    .execute();
}

/**
 * A file of a room that its log names from now on: it is kept no more, so that nothing forgets it. What the log names stays, and its bytes are never made
 * again, because the log is another one from here on.
 */
export async function passKeptFile(tx: Writer, { electionId, jurisdiction }: RoomPlace, sha256: Sha256): Promise<void> {
  await tx
    .deleteFrom('kept_report')
    .where('election_id', '=', electionId)
    .where('jurisdiction', '=', jurisdiction)
    .where('sha256', '=', sha256)
    .execute();
}

/** Forgets the reports that were kept long enough. */
export async function forgetOldReports(db: Reader, now: Date): Promise<void> {
  const before = oldestKept(now);
  await db.updateTable('kept_report').set(FORGOTTEN).where('at', '<', before).where('forgotten', '=', false).execute();
}

/** The digests of files that only forgotten reports name, for a statement. */
export const FORGOTTEN_FILES = `select sha256 from kept_report group by sha256 having bool_and(forgotten)
  except select sha256 from upload`;

/** Removes the files of reports that were forgotten. If somebody relies on the files at this moment, such as a backup, it is left to the next time. */
export async function removeForgottenReports(
  db: Reader,
  blobs: { readonly remove: (sha256: Sha256, at: Date) => Promise<void> },
): Promise<void> {
  // A file carries the time of this computer; the store removes none that was stored after this.
  const at = new Date(Date.now() + 1_000);
  const forgotten = await db.selectFrom('kept_report').select('sha256').where('forgotten', '=', true).execute();
  for (const sha256 of new Set(forgotten.map((row) => Sha256Schema.parse(row.sha256)))) {
    await db.transaction().execute(async (tx) => {
      if (!(await mayRemoveFiles(tx))) return;
      await tx.deleteFrom('kept_report').where('forgotten', '=', true).where('sha256', '=', sha256).execute();
      const kept = await tx.selectFrom('kept_report').select('id').where('sha256', '=', sha256).executeTakeFirst();
      const sent = await tx.selectFrom('upload').select('id').where('sha256', '=', sha256).executeTakeFirst();
      if (kept !== undefined || sent !== undefined) return;
      await tx.deleteFrom('blob').where('sha256', '=', sha256).execute();
      // Inside the transaction: where the file stays, the row does, and it is tried again.
      await blobs.remove(sha256, at);
    });
  }
}
