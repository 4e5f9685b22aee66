import type { ListPart } from '@plumbline/audit';
import type { DocumentKind, InputFileKind } from '@plumbline/election';
import type { MarkGroupAsked } from './made-files.ts';

/* Addresses that are neither a command nor a query: bytes in, bytes out, and news. Both sides build them here. */

type OfFile = { readonly auditId: string; readonly kind: InputFileKind; readonly jurisdiction: string | null };
type InJurisdiction = { readonly auditId: string; readonly jurisdiction: string };

/** `POST` the bytes of a file as they are, with the header `x-plumbline: 1`; answers an `UploadReport` or a problem. */
export function uploadAddress(upload: OfFile & { readonly name: string }): string {
  return `/api/uploads${search(upload)}`;
}

/** `POST` the bytes of a GeoJSON file as they are, with the header `x-plumbline: 1`; answers `MapTakenSchema` or a problem. */
export function officeMapAddress(map: { readonly organizationId: string; readonly name: string }): string {
  return `/api/uploads/office-map${search(map)}`;
}

/** A file that comes in parts: its size, and a text of 64 hexadecimal digits that is the same whenever the same file is sent. */
type InParts = OfFile & { readonly name: string; readonly bytes: number; readonly file: string };

/** `GET` how much of a file has arrived; answers `UploadHeldSchema`. */
export function uploadHeldAddress({ bytes, ...upload }: InParts): string {
  return `/api/uploads${search({ ...upload, bytes: String(bytes) })}`;
}

/** `PUT` the bytes from `offset` on, as many as you like; answers as above how much has arrived then. */
export function uploadPartAddress({ bytes, offset, ...upload }: InParts & { readonly offset: number }): string {
  return `/api/uploads${search({ ...upload, bytes: String(bytes), offset: String(offset) })}`;
}

/** `POST` nothing once all has arrived; answers as an upload does. The same `uploadId` again is the same upload. */
export function uploadEndAddress({ bytes, ...upload }: InParts & { readonly uploadId: string }): string {
  return `/api/uploads${search({ ...upload, bytes: String(bytes) })}`;
}

/** Every issue of an uploaded file, as CSV. */
export function uploadIssuesAddress(uploadId: string): string {
  return `/api/uploads/${encodeURIComponent(uploadId)}/issues.csv`;
}

/** A file that a jurisdiction asked help with, as it was uploaded; or, as CSV, every issue of it. */
export function helpFileAddress(of: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly request: string;
  readonly as?: 'file' | 'csv';
}): string {
  return `/api/help-file${search(of)}`;
}

/** A registered file as it was uploaded. */
export function fileAddress(file: OfFile): string {
  return `/api/files${search(file)}`;
}

/** The page of an audit for everybody, once it is published. */
export function publicAuditAddress(auditId: string, language: 'en' | 'es'): string {
  return `/public/audits/${encodeURIComponent(auditId)}/${language}`;
}

/** The same with all that it leaves out to stay small, as a file. */
export function wholePublicAuditAddress(auditId: string, language: 'en' | 'es'): string {
  return `${publicAuditAddress(auditId, language)}/whole`;
}

/** The same for its administrators, published or not: to look at, or as a file to take away, with what it leaves out or without. */
export function publicAuditPreviewAddress(of: {
  readonly auditId: string;
  readonly language: 'en' | 'es';
  readonly as?: 'page' | 'file' | 'whole';
}): string {
  return `/api/audit-public-page${search(of)}`;
}

/** A CSV to fill in: the expected columns, and for candidate totals the names of the batches. */
export function templateAddress(file: OfFile): string {
  return `/api/templates${search(file)}`;
}

/** What a jurisdiction has to fetch from storage in the current round, or a part of it, as CSV. */
export function retrievalListAddress({
  part,
  ...place
}: InJurisdiction & { readonly part?: ListPart | null | undefined }): string {
  return `/api/retrieval-list.csv${search({ ...place, ...partOf(part) })}`;
}

/** A document to print, of the whole audit or of one jurisdiction, as PDF. */
export function documentAddress(of: {
  readonly auditId: string;
  readonly jurisdiction?: string;
  readonly document: DocumentKind;
  readonly paper?: 'letter' | 'a4';
  /** The labels in the printer, by the number on their package. */
  readonly stock?: string;
  /** What was measured of the printer, in millimeters: line across, line down, cross to the right and to the upper edge. */
  readonly measured?: string;
  /** Of tally-mark sheets. */
  readonly markGroup?: MarkGroupAsked;
  /** Of a retrieval list. */
  readonly part?: ListPart | null | undefined;
}): string {
  const { part, ...rest } = of;
  return `/api/document.pdf${search({ ...rest, ...partOf(part) })}`;
}

/** So many labels of a plan are printed at once; a longer plan is printed in parts. */
export const PLANNED_LABELS_MAX = 2000;

/** Of a ballot room, as PDF: a form to write on or as it was filled in, or labels of all or of some containers or batches. */
export function ballotDocumentAddress(
  of: { readonly electionId: string; readonly jurisdiction: string } & (
    | { readonly what: 'empty-form'; readonly form: string }
    | { readonly what: 'filled-form'; readonly filled: string }
    | { readonly what: 'container-labels' | 'batch-labels'; readonly stock?: string }
    | { readonly what: 'kit-questions'; readonly language: string }
    | { readonly what: 'kit'; readonly piece: string; readonly phase: string; readonly language: string }
    | {
        readonly what: 'planned-container-labels' | 'planned-batch-labels';
        /** From 1 on. */
        readonly part: `${number}`;
        readonly stock?: string;
      }
  ),
  /** Which containers or batches, by the name on their label; all where none is named. */
  unit: readonly string[] = [],
): string {
  const units = unit.map((name) => `&unit=${encodeURIComponent(name)}`).join('');
  return `/api/ballot-document.pdf${search(of)}${units}`;
}

/** A page of the public kit of a ballot room for the web, as HTML: about one part of the election. */
export function ballotKitPageAddress(of: {
  readonly electionId: string;
  readonly jurisdiction: string;
  readonly phase: string;
  readonly language: string;
}): string {
  return `/api/ballot-kit.html${search(of)}`;
}

/** The report of the whole audit, or of one jurisdiction, as CSV. */
export function reportAddress(of: {
  readonly auditId: string;
  readonly jurisdiction?: string;
  /** `zip`: HTML, CSV and JSON together, with a file that explains every section and column. */
  readonly as?: 'csv' | 'zip';
}): string {
  return `/api/audit-report.csv${search(of)}`;
}

/** Forms of a report that stands alone: for a spreadsheet, for programs, to read. */
export type ReportForm = 'csv' | 'json' | 'html';

/** What was drawn with what was reported, found and differs, and every case: as CSV, or in another form. */
export function discrepancyReportAddress(auditId: string, as?: ReportForm): string {
  return `/api/discrepancy-report.csv${search(as === undefined ? { auditId } : { auditId, as })}`;
}

/** Batch comparison: the sums of the candidate totals by jurisdiction, as CSV, or in another form. */
export function reportedResultsAddress(auditId: string, as?: ReportForm): string {
  return `/api/reported-results.csv${search(as === undefined ? { auditId } : { auditId, as })}`;
}

/** A report as it was built, as `kept-reports` names it. */
export function keptReportAddress(of: { readonly auditId: string; readonly reportId: string }): string {
  return `/api/kept-report${search(of)}`;
}

/** An answer to a records request that was proposed or released, by its digest. */
export function ballotRecordsAddress(of: {
  readonly electionId: string;
  readonly jurisdiction: string;
  readonly sha256: string;
}): string {
  return `/api/ballot-records.zip${search(of)}`;
}

/** A file of a ballot room as it was made, as `ballot-files` names it. */
export function keptBallotFileAddress(of: {
  readonly electionId: string;
  readonly jurisdiction: string;
  readonly fileId: string;
}): string {
  return `/api/kept-ballot-file${search(of)}`;
}

/** Every entry of an audit's log as it was sealed, one line of JSON each. */
export function logAddress(auditId: string): string {
  return `/api/log.jsonl${search({ auditId })}`;
}

/** The draws of a round as the file that its entry in the log names: `docs/draws-file.md` says how it is read. */
export function drawsAddress(of: {
  readonly auditId: string;
  readonly round: number;
  /** Of one launch of the round, also of one that was taken back, by the digest that its entry in the log names. */
  readonly sha256?: string;
}): string {
  return `/api/draws${search({ auditId: of.auditId, round: String(of.round), sha256: of.sha256 })}`;
}

/** Every entry of an office's log as it was sealed, one line of JSON each. */
export function officeLogAddress(organizationId: string): string {
  return `/api/office-log.jsonl${search({ organizationId })}`;
}

/** Server-sent events: one named `changed` whenever the audit's log grows or its job moves on. */
export function liveAddress(auditId: string): string {
  return `/api/live${search({ auditId })}`;
}

function partOf(part: ListPart | null | undefined) {
  return part == null ? {} : { partBy: part.by, partName: part.name };
}

function search(fields: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value != null) query.set(name, value);
  return `?${query.toString()}`;
}
