import { findNamesAlike } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import { checkKeys } from './csv/check-keys.ts';
import type { ColumnSpec } from './csv/column-spec.ts';
import { csvText } from './csv/csv-text.ts';
import { locateColumns } from './csv/locate-columns.ts';
import { readRows, type TableRow } from './csv/read-rows.ts';
import { openRowTable } from './csv/row-table.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { collapseLineBreaks, readJurisdictions } from './jurisdictions-cell.ts';
import { checkName } from './name-checks.ts';
import { collapseSpaces } from './nearest-name.ts';
import { type ParsedFile, parsedFile } from './parsed-file.ts';
import type { SmallFile } from './small-file.ts';

/** A contest by the name that all jurisdictions are to use for it. */
export type StandardizedContest = {
  readonly name: string;
  /** The jurisdictions that vote on it, or all of them. */
  readonly jurisdictions: 'all' | readonly string[];
  /** The names that all jurisdictions are to use for its choices; null where the file does not say. */
  readonly choices: readonly string[] | null;
  readonly row: number;
};

/** The standardized contests, in the order of the file. */
export type StandardizedContestsFile = { readonly contests: readonly StandardizedContest[] };

/** What the file is checked against. */
export type StandardizedContestsContext = {
  /** Names of the participating jurisdictions; null where they are not known, and names are then taken as they are. */
  readonly jurisdictions: readonly string[] | null;
};

const COLUMNS = [
  { name: 'Contest Name', required: true, blankAllowed: false },
  { name: 'Jurisdictions', required: true, blankAllowed: false },
  { name: 'Choice Names', required: false, blankAllowed: false },
] as const satisfies readonly ColumnSpec[];

/** The headers of the list, in their order; the last may be left out. */
export const STANDARDIZED_CONTESTS_COLUMNS: readonly string[] = COLUMNS.map(({ name }) => name);

const VOTE_FOR = /\s*\(vote for\s*=\s*\d+\)$/i;

/** Reads the list of contests by their standard names. */
export function parseStandardizedContestsCsv(
  file: SmallFile,
  { jurisdictions }: StandardizedContestsContext,
): ParsedFile<StandardizedContestsFile> {
  const issues = createIssueCollector(file.name);
  const table = openRowTable(file, issues, {
    kind: 'standardized-contests',
    inWords: 'a list of standardized contests',
    headers: COLUMNS.map(({ name }) => name),
  });
  const columns = table && locateColumns(table, COLUMNS, issues, undefined);
  if (table === undefined || columns === undefined) return parsedFile<StandardizedContestsFile>(issues, undefined);

  const hasChoices = columns.positions.has('Choice Names');
  const known = jurisdictions === null ? null : new Set(jurisdictions);
  const contests = readRows(table, columns, COLUMNS, issues).map((row): StandardizedContest => {
    const cell = row.cells.get('Contest Name') ?? '';
    const name = standardContestName(cell);
    checkName(name, { row: row.row, column: 'Contest Name', cell }, issues);
    return {
      name,
      jurisdictions: readWhere(row, name, known, issues),
      choices: hasChoices ? readChoices(row, name, issues) : null,
      row: row.row,
    };
  });
  // The key is the final name: two rows that differ only in a vote-for suffix are one contest.
  checkKeys(
    contests.filter(({ name }) => name !== '').map(({ row, name }) => ({ row, key: [name] })),
    ['Contest Name'],
    issues,
  );
  const alike = findNamesAlike(contests.map(({ name }) => name));
  if (alike !== undefined) {
    issues.error({
      code: 'NEAR_DUPLICATE_KEY',
      column: 'Contest Name',
      found: alike.second,
      expected: `${alike.first} alone`,
      message: fileSaying('contests.theContestsAndLookThe', { first: alike.first, second: alike.second }),
      advice: fileSaying('contests.keepOneOrWriteThem'),
    });
  }
  return parsedFile(issues, { contests });
}

/** A contest's name without line breaks and without the "(Vote For=N)" that some exports put after it. */
export function standardContestName(text: string): string {
  return collapseSpaces(text).replace(VOTE_FOR, '');
}

/** The standardized contests file of an audit not yet set up: the headers and two rows to write over. */
export function standardizedContestsTemplateCsv(jurisdictions: readonly string[]): string {
  const some = jurisdictions.slice(0, 2);
  return csvText([
    COLUMNS.map(({ name }) => name),
    ['Governor', 'all', 'Jane Doe; John Smith; Write-in'],
    ['Measure 1', some.length === 0 ? 'Example County, Sample Town' : some.join('; '), 'Yes; No'],
  ]);
}

/** The jurisdictions of a contest; separators alone name none. */
function readWhere(
  row: TableRow,
  contest: string,
  known: ReadonlySet<string> | null,
  issues: IssueCollector,
): StandardizedContest['jurisdictions'] {
  const column = 'Jurisdictions';
  const where = readJurisdictions(row, contest, known, issues);
  if (where.length === 0) checkName('', { row: row.row, column, cell: row.cells.get(column) ?? '' }, issues);
  return where;
}

function readChoices({ row, cells }: TableRow, contest: string, issues: IssueCollector): readonly string[] {
  const column = 'Choice Names';
  const cell = cells.get(column) ?? '';
  const names = collapseLineBreaks(cell)
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  // Separators alone would say that the contest has no choices.
  for (const name of names.length === 0 ? [''] : names) checkName(name, { row, column, cell }, issues);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (repeated.length > 0) {
    issues.warn({
      code: 'DUPLICATE_KEY',
      row,
      column: 'Choice Names',
      found: repeated.join('; '),
      message: fileSaying('contests.rowContestListedMoreThan', { row, contest, repeated: repeated.join(', ') }),
      advice: fileSaying('contests.checkThatNoOtherChoice'),
    });
  }
  const alike = findNamesAlike(names);
  if (alike !== undefined) {
    issues.error({
      code: 'NEAR_DUPLICATE_KEY',
      row,
      column: 'Choice Names',
      found: alike.second,
      expected: alike.first,
      message: fileSaying('contests.rowContestTheChoicesAnd', {
        row,
        contest,
        first: alike.first,
        second: alike.second,
      }),
      advice: fileSaying('contests.keepOneOrWriteThem'),
    });
  }
  return [...new Set(names)];
}
