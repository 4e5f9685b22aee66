import { type Sha256, Sha256Schema } from '@plumbline/election';
import type { FileIssue } from '@plumbline/election-files';
import type { Reader, Writer } from './store.ts';

/** A file that a jurisdiction asked help with, and what was found in it. */
export type HelpFile = {
  readonly request: string;
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  readonly issues: readonly FileIssue[];
  readonly issueCount: number;
  /** Once the question is closed. */
  readonly keptUntil: Date | null;
};

export async function keepHelpFile(tx: Writer, file: Omit<HelpFile, 'keptUntil'>): Promise<void> {
  const { request, auditId, issueCount, issues, ...rest } = file;
  await tx
    .insertInto('help_file')
    .values({
      request_id: request,
      audit_id: auditId,
      ...rest,
      issues: JSON.stringify(issues),
      issue_count: issueCount,
      kept_until: null,
    })
    .execute();
}

/** Says until when the file of a question that is closed is kept. */
export async function keepHelpFileUntil(tx: Writer, request: string, until: Date): Promise<void> {
  await tx.updateTable('help_file').set({ kept_until: until }).where('request_id', '=', request).execute();
}

/** The files of an audit that are kept, by the question. */
export async function helpFilesOf(db: Reader, auditId: string): Promise<ReadonlyMap<string, HelpFile>> {
  const rows = await db.selectFrom('help_file').selectAll().where('audit_id', '=', auditId).execute();
  return new Map(
    rows.map((row) => [
      row.request_id,
      {
        request: row.request_id,
        auditId: row.audit_id,
        jurisdiction: row.jurisdiction,
        name: row.name,
        bytes: row.bytes,
        sha256: Sha256Schema.parse(row.sha256),
        // Written by the check of this same program.
        issues: row.issues as readonly FileIssue[],
        issueCount: row.issue_count,
        keptUntil: row.kept_until,
      },
    ]),
  );
}

/** Forgets the files whose time is over, and those of audits that were deleted. Their content goes with the other unused files. */
export async function removeHelpFilesBefore(db: Reader, at: Date): Promise<void> {
  const deleted = db.selectFrom('audit').select('id').where('deleted_at', 'is not', null);
  await db
    .deleteFrom('help_file')
    .where((row) => row.or([row('kept_until', '<', at), row('audit_id', 'in', deleted)]))
    .execute();
}
