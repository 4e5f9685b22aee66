import type { ManifestRow } from '../ballot-manifest-csv.ts';

/** A contest as far as a file can be compared with it. */
export type ContextContest = {
  readonly name: string;
  readonly choices: readonly string[] | null;
  readonly votesAllowed: number | null;
};

/** What the files are compared with; null for what was not given. */
export type InspectionContext = {
  readonly manifest: readonly ManifestRow[] | null;
  readonly contests: readonly ContextContest[] | null;
  readonly jurisdictions: readonly string[] | null;
};

/** A file inspected by itself. */
export const NOTHING_TO_COMPARE: InspectionContext = { manifest: null, contests: null, jurisdictions: null };
