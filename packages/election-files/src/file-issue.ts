import { csvText } from './csv/csv-text.ts';

/**
 * Every code a file issue can carry. The codes are public: programs and help pages refer to them, so they are
 * added to and never renamed.
 */
export const FILE_ISSUE_CODES = [
  // The file as a whole
  'FILE_EMPTY',
  'NOT_TEXT',
  'FILE_TOO_LARGE',
  'LINE_TOO_LONG',
  'NUL_BYTES',
  'BAD_CHARACTER',
  'ROWS_ABOVE_HEADER',
  'UNKNOWN_KIND',
  'DECODED_AS_CP1252',
  'INTERNAL',
  // Containers and markup
  'BAD_ZIP',
  'BAD_XML',
  'BAD_JSON',
  'ZIP_LIMIT',
  'ZIP_ENCRYPTED',
  'XML_DTD',
  'UNSAFE_ZIP_ENTRY',
  'UNSUPPORTED_FILE_IN_ZIP',
  'XLSX_FORMULA',
  'SHEET_CHOSEN',
  // Tables
  'WRONG_DELIMITER',
  'BAD_QUOTING',
  'NO_DATA_ROWS',
  'MISSING_COLUMN',
  'UNKNOWN_COLUMN',
  'DUPLICATE_COLUMN',
  'CELL_COUNT',
  'VALUE_IN_UNNAMED_COLUMN',
  'BLANK_CELL',
  'NOT_A_NUMBER',
  'NEGATIVE_NUMBER',
  'NOT_YES_NO',
  'RESERVED_NAME',
  'BAD_EMAIL',
  'UNKNOWN_SOURCE',
  'TOTAL_ROW',
  'LOOKS_LIKE_TOTAL_ROW',
  'DUPLICATE_KEY',
  'NEAR_DUPLICATE_KEY',
  'EXCEL_DAMAGE',
  'NOT_A_DAY',
  'NOT_IN_LIST',
  'VOTER_COLUMN',
  'NAME_HARD_TO_RETYPE',
  // The wrong file in a slot
  'WRONG_FILE_CVR',
  'WRONG_FILE_MANIFEST',
  'WRONG_FILE_TOTALS',
  'WRONG_FILE_WORKSHEET',
  'WRONG_FILE_PARTICIPANTS',
  'WRONG_FILE_CONTESTS',
  'WRONG_FILE_RESULTS',
  'WRONG_FILE_TABULATOR_STATUS',
  // The audit around the file
  'AUDIT_STARTED',
  'WRONG_AUDIT_TYPE',
  'NEED_MANIFEST',
  'NO_PARTICIPANTS',
  'NO_CONTESTS',
  'BUSY',
  'UNKNOWN_JURISDICTION',
  'ROWS_DISAGREE',
  'CONTEST_ROWS_APART',
  'NOT_TARGETED_OR_OPPORTUNISTIC',
  'NUMBER_TOO_SMALL',
  'NUMBER_TOO_LARGE',
  'NAME_TOO_LONG',
  'TOO_FEW_CHOICES',
  'TOO_MANY_WINNERS',
  'TOO_MANY_CHOICES',
  'TOO_MANY_CONTESTS',
  'TOO_MANY_ROWS',
  'CONTEST_NOT_POSSIBLE',
  'CONTESTS_WOULD_BE_REMOVED',
  'JURISDICTIONS_WOULD_BE_REMOVED',
  // Manifests and totals
  'HEADERS_MAPPED',
  'ZERO_BALLOTS',
  'BAD_COUNTING_GROUP',
  'EXPECTED_COUNT_DIFFERS',
  'BATCH_SET_MISMATCH',
  'BATCH_NAMES_MATCHED',
  'TOO_MANY_VOTES',
  'TOTALS_DIFFER_FROM_SETUP',
  // Batch file preparation
  'CONTEST_NOT_FOUND',
  'CHOICE_NOT_FOUND',
  'UNKNOWN_CHOICE',
  'BAD_TABULATOR_STATUS',
  'TABULATOR_NOT_IN_STATUS',
  'SEVERAL_COUNTING_GROUPS',
  // Results of an audit
  'UNKNOWN_CONTEST',
  'BAD_INTERPRETATION',
  'RESULT_CHANGED',
  // Cast vote records
  'CVR_HEADER_NOT_FOUND',
  'BAD_CONTEST_HEADER',
  'NO_CHOICE_COLUMNS',
  'BAD_VOTE_VALUE',
  'PARTLY_BLANK_CONTEST',
  'BATCH_NOT_IN_MANIFEST',
  'CVR_COUNT_DIFFERS',
  'CVRS_NOT_EXPECTED',
  'BAD_RECORD_ID',
  'DUPLICATE_BALLOT',
  'DUPLICATE_IMPRINT',
  'REDACTED_ROWS',
  'DOMINION_MANIFEST_MISSING',
  'ESS_MISSING_BALLOTS_FILE',
  'ESS_MISSING_CVR_FILE',
  'ESS_SEVERAL_CVR_FILES',
  'BAD_TABULATOR_CVR',
  'CVR_BALLOTS_MISMATCH',
  'CONTESTS_NUMBERED',
  'CHOICE_DOUBTFUL',
  'RECORD_ORDER_DIFFERS',
  'SNAPSHOT_FILES_MISSING',
  'SNAPSHOT_FILES_UNEXPECTED',
  'SNAPSHOT_MISMATCH',
  'SNAPSHOT_TRUNCATED',
  'SBI_BAD_FIRST_LINE',
  'SBI_CONFLICT',
  'NO_TABULATOR_FOR_CARD',
  'CDF_UNSUPPORTED',
  'CDF_NO_BATCH',
  'CDF_NO_BLANKS',
  'VOTES_ALLOWED_UNKNOWN',
  'VOTES_ALLOWED_DIFFERS',
] as const;

/** One of `FILE_ISSUE_CODES`. */
export type FileIssueCode = (typeof FILE_ISSUE_CODES)[number];

/**
 * What an issue does to its file: an ERROR stops it, a CONFIRM stops it until a named person says "I have checked
 * this", a WARNING is shown and the file is taken.
 */
export type IssueSeverity = 'ERROR' | 'CONFIRM' | 'WARNING';

/** One thing to know about an election file, in words a clerk can act on. */
export type FileIssue = {
  readonly severity: IssueSeverity;
  readonly code: FileIssueCode;
  readonly file: string;
  /** Spreadsheet row: the first line of a file is row 1, and blank rows count. */
  readonly row?: number;
  /** The column's header, or its spreadsheet letter where the header is blank or repeated. */
  readonly column?: string;
  readonly found?: string;
  readonly expected?: string;
  readonly message: string;
  readonly advice: string;
  /** How many places have this same problem; `row` is the first of them. */
  readonly count: number;
};

/** Writes file issues as a CSV that a clerk can keep beside the file while correcting it. */
export function fileIssuesCsv(issues: readonly FileIssue[]): string {
  const header = ['Severity', 'Code', 'File', 'Row', 'Column', 'Found', 'Expected', 'Problem', 'What to do', 'Count'];
  const rows = issues.map((issue) => [
    issue.severity,
    issue.code,
    issue.file,
    issue.row ?? '',
    issue.column ?? '',
    issue.found ?? '',
    issue.expected ?? '',
    issue.message,
    issue.advice,
    issue.count,
  ]);
  return csvText([header, ...rows]);
}
