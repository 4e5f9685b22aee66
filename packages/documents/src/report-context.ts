import type { AuditInputs, BegunAudit, TextInLog } from '@plumbline/audit';

/** What a report is made from: the audit as the log tells it, the files it names, and what only the office knows. */
export type ReportContext = {
  readonly audit: BegunAudit;
  readonly inputs: AuditInputs;
  /** When each round opened and closed, ISO 8601 in UTC, by round number. */
  readonly roundTimes: ReadonlyMap<number, { readonly openedAt: string; readonly closedAt: string | null }>;
  /** The name to print for a person identifier of the log. */
  readonly nameOf: (personId: string) => string;
  /** What to print for a note: the text, or in words that it was redacted. */
  readonly textOf: (note: TextInLog) => string;
};
