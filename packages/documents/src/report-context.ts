import type { AuditInputs, BegunAudit, TextInLog } from '@plumbline/audit';

/** What a report is made from: the audit as the log tells it, the files it names, and what only the office knows. */
export type ReportContext = {
  readonly audit: BegunAudit;
  readonly inputs: AuditInputs;
  /** When each round opened and closed, ISO 8601 in UTC, by round number. */
  readonly roundTimes: ReadonlyMap<
    number,
    {
      readonly openedAt: string;
      readonly closedAt: string | null;
      /** When the last board signed off, or the last tallies or totals were declared final. */
      readonly finishedAt?: string;
      /** Its earlier ends that were taken back, in the order of those of the state; `reopenedBy` is a role in words. */
      readonly earlierClosings?: readonly {
        readonly closedAt: string;
        readonly reopenedAt: string;
        readonly reopenedBy: string;
      }[];
    }
  >;
  /** The name to print for a person identifier of the log. */
  readonly nameOf: (personId: string) => string;
  /** What to print for a note: the text, or in words that it was redacted. */
  readonly textOf: (note: TextInLog) => string;
};
