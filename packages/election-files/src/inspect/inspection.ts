import type { ContestSummary } from '../cvr/contest-summaries.ts';
import type { FileIssue } from '../file-issue.ts';
import type { IssueReport } from '../issue-collector.ts';
import type { StandardizedContest } from '../standardized-contests-csv.ts';

/** Kinds that `--as` takes and `inspect` tells apart itself. */
export const TABLE_KINDS = [
  'participants',
  'standardized-contests',
  'manifest',
  'manifest-polling',
  'manifest-batch',
  'manifest-comparison',
  'manifest-hybrid',
  'candidate-totals',
  'tabulator-status',
] as const;
export type TableKindName = (typeof TABLE_KINDS)[number];

/** What an accepted file adds up to: those of these that its kind has. */
export type InspectionFigures = {
  readonly [Count in InspectedCount]?: number;
} & {
  readonly contests?: readonly (ContestSummary | Pick<StandardizedContest, 'name' | 'jurisdictions' | 'choices'>)[];
  /** Candidate totals: the sum of each column, by its header. */
  readonly totals?: Readonly<Record<string, number>>;
};

/** What is counted in a file, in the order in which it is told. */
export const INSPECTED_COUNTS = [
  'jurisdictions',
  'managers',
  'cards',
  'cardsOutsideCvr',
  'batches',
  'ballots',
  'tabulators',
  'containers',
] as const;
export type InspectedCount = (typeof INSPECTED_COUNTS)[number];

/** What is in an election file, as `inspect --json` prints it. Figures are left out where the file is not accepted. */
export type Inspection = {
  readonly kind: string;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly accepted: boolean;
  readonly needsConfirmation: boolean;
  readonly figures: InspectionFigures;
  readonly issues: readonly FileIssue[];
  readonly issueCount: number;
};

/** An inspection from what a reader reported. */
export function inspectionOf(
  { kind, format, encoding }: Pick<Inspection, 'kind' | 'format' | 'encoding'>,
  report: IssueReport,
  figures: Inspection['figures'],
): Inspection {
  const { accepted, needsConfirmation, issues, issueCount } = report;
  return { kind, format, encoding, accepted, needsConfirmation, figures, issues, issueCount };
}

/** The public shape: figures stand between what the file is and what is wrong with it. */
export function inspectionJson({ figures, issues, issueCount, ...about }: Inspection): Record<string, unknown> {
  return { ...about, ...figures, issues, issueCount };
}
