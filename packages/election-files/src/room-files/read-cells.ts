import { canBeName } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import { reportReserved, type TableRow } from '../csv/read-rows.ts';
import type { IssueCollector } from '../issue-collector.ts';

/** As long as a name of a thing, a place or a person may be. */
const NAME_LENGTH_MAX = 100;

/** The text of a cell; blank where it is, or where it is too long and reported. */
export function readName({ row, cells }: TableRow, column: string, issues: IssueCollector): string {
  const found = cells.get(column) ?? '';
  if (found.length <= NAME_LENGTH_MAX) return found;
  issues.error({
    code: 'LINE_TOO_LONG',
    row,
    column,
    expected: `at most ${NAME_LENGTH_MAX} characters`,
    message: fileSaying('roomFiles.tooLong', { row, column, most: NAME_LENGTH_MAX }),
    advice: fileSaying('roomFiles.tooLongAdvice'),
  });
  return '';
}

/** The same, null where it is blank. */
export function readNameOrNull(row: TableRow, column: string, issues: IssueCollector): string | null {
  const name = readName(row, column, issues);
  return name === '' ? null : name;
}

/** The names in a cell, between semicolons, each once; one that cannot be a name is reported, as it is where it has a cell of its own. */
export function readNames(row: TableRow, column: string, issues: IssueCollector): readonly string[] {
  const cell = readName(row, column, issues);
  const parts = cell.split(';').map((one) => one.trim());
  const names = [...new Set(parts.filter((one) => one !== ''))];
  // A cell that is such a word from end to end was reported when its row was read.
  for (const name of names) if (name !== cell && !canBeName(name)) reportReserved(row.row, column, name, issues);
  return names;
}

/** The day in a cell as it stands in the calendar, `2026-11-03`; null where it is blank or none, which is reported. */
export function readDay({ row, cells }: TableRow, column: string, issues: IssueCollector): string | null {
  const found = cells.get(column) ?? '';
  if (found === '') return null;
  const day = dayOf(found);
  if (day !== undefined) return day;
  issues.error({
    code: 'NOT_A_DAY',
    row,
    column,
    found: found.slice(0, 60),
    expected: '2026-11-03',
    message: fileSaying('roomFiles.notDay', { row, column, found: found.slice(0, 60) }),
    advice: fileSaying('roomFiles.notDayAdvice'),
  });
  return null;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
/** What spreadsheet programs of this country make of a day: month, day, year. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

function dayOf(text: string): string | undefined {
  const iso = ISO.exec(text);
  const american = AMERICAN.exec(text);
  const [year, month, date] =
    iso !== null
      ? iso.slice(1).map(Number)
      : american !== null
        ? [american[3], american[1], american[2]].map(Number)
        : [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const day = new Date(Date.UTC(year, month - 1, date));
  // The thirty-first of June would be the first of July.
  if (year < 2000 || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) return undefined;
  return day.toISOString().slice(0, 10);
}

/** One of a list of words, however it is spelled: `Ballot Box` is `ballot-box`. Undefined where it is blank or none, which is reported. */
export function readWord<Word extends string>(
  { row, cells }: TableRow,
  column: string,
  allowed: readonly Word[],
  issues: IssueCollector,
): Word | undefined {
  const found = cells.get(column) ?? '';
  if (found === '') return undefined;
  const key = spelled(found);
  const word = allowed.find((one) => spelled(one) === key);
  if (word !== undefined) return word;
  issues.error({
    code: 'NOT_IN_LIST',
    row,
    column,
    found: found.slice(0, 60),
    expected: allowed.join(', '),
    message: fileSaying('roomFiles.notInList', { row, column, found: found.slice(0, 60) }),
    advice: fileSaying('roomFiles.notInListAdvice', { allowed: allowed.join(', ') }),
  });
  return undefined;
}

function spelled(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, '-');
}

const YES = ['yes', 'y', 'true', '1'];
const NO = ['no', 'n', 'false', '0'];

/** Yes or no; undefined where it is blank or neither, which is reported. */
export function readYesNo({ row, cells }: TableRow, column: string, issues: IssueCollector): boolean | undefined {
  const found = cells.get(column) ?? '';
  const word = found.toLowerCase();
  if (found === '') return undefined;
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  issues.error({
    code: 'NOT_YES_NO',
    row,
    column,
    found: found.slice(0, 60),
    expected: 'Y or N',
    message: fileSaying('roomFiles.notInList', { row, column, found: found.slice(0, 60) }),
    advice: fileSaying('roomFiles.notInListAdvice', { allowed: 'Y, N' }),
  });
  return undefined;
}

/** Reports a cell that is blank though another of its row is filled in. */
export function reportNeeded(
  { row }: TableRow,
  { column, other }: { readonly column: string; readonly other: string },
  issues: IssueCollector,
): void {
  issues.error({
    code: 'BLANK_CELL',
    row,
    column,
    message: fileSaying('roomFiles.needsValue', { row, column, other }),
    advice: fileSaying('roomFiles.needsValueAdvice'),
  });
}
