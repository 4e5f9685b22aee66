import type { TableKind } from './detect-kind.ts';
import type { FileIssueCode } from './file-issue.ts';

/** How a file that was sent in the place of another is named, and by which code. */
export const WRONG_FILES: Readonly<
  Record<TableKind | 'tabulator-status' | 'cvr', { readonly code: FileIssueCode; readonly words: string }>
> = {
  participants: { code: 'WRONG_FILE_PARTICIPANTS', words: 'a list of participating jurisdictions' },
  'standardized-contests': { code: 'WRONG_FILE_CONTESTS', words: 'a list of standardized contests' },
  contests: { code: 'WRONG_FILE_CONTESTS', words: 'a table of contests with their reported votes' },
  manifest: { code: 'WRONG_FILE_MANIFEST', words: 'a ballot manifest' },
  'candidate-totals': { code: 'WRONG_FILE_TOTALS', words: 'a file of candidate totals by batch' },
  'audit-results': { code: 'WRONG_FILE_RESULTS', words: 'the results of an audit' },
  worksheet: { code: 'WRONG_FILE_WORKSHEET', words: 'the worksheet of batch file preparation' },
  cvr: { code: 'WRONG_FILE_CVR', words: 'an export of cast vote records' },
  'tabulator-status': { code: 'WRONG_FILE_TABULATOR_STATUS', words: 'a tabulator status report' },
};
