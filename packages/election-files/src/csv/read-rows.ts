import { canBeName, isHardToRetype } from '@plumbline/election';
import type { Saying } from '@plumbline/words/define-words';
import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { confirmDamage, looksChangedBySpreadsheet } from '../looks-changed-by-spreadsheet.ts';
import { collapseSpaces } from '../nearest-name.ts';
import { columnLetter } from './column-letter.ts';
import type { ColumnSpec } from './column-spec.ts';
import type { LocatedColumns } from './locate-columns.ts';
import { parseCount } from './parse-count.ts';
import type { RowTable } from './row-table.ts';
import type { Row } from './split-rows.ts';

/** One data row, its cells by the column's name; a column the file does not have reads as blank. */
export type TableRow = { readonly row: number; readonly cells: RowCells };

/** Looks up a cell by the column's name. */
type RowCells = { readonly get: (column: string) => string | undefined };

const TOTAL_WORD = /(?:^|[^\p{L}])((?:sub[- ]?)?totals?|sums?|summary|overall)(?:$|[^\p{L}])/iu;

/** The rows of a table as named cells, reporting rows of another width, blank cells and rows that say "total". */
export function readRows(
  table: RowTable,
  columns: LocatedColumns,
  specs: readonly ColumnSpec[],
  issues: IssueCollector,
): readonly TableRow[] {
  const located = specs.flatMap((spec) => {
    const position = columns.positions.get(spec.name);
    return position === undefined ? [] : [{ spec, position }];
  });
  const mayEndBefore = lastFilledColumn(located) + 1;
  const rows: TableRow[] = [];
  const names = nameChecks(issues);
  for (const row of table.rows) {
    // What stands beside the table in columns that are not used is no row of it.
    if (located.every(({ position }) => (row.cells[position] ?? '') === '') && !holdsTotalWord(row)) continue;
    confirmTotalWord(row, table, issues);
    if (!hasRightWidth(row, table, mayEndBefore, issues)) continue;
    for (const { spec, position } of located) {
      const cell = row.cells[position] ?? '';
      if (cell === '' && !spec.blankAllowed) reportBlank(row.row, spec.name, issues);
      if (!canBeName(cell)) reportReserved(row.row, spec.name, cell, issues);
      if (spec.identifies === true) names.note(spec.name, row.row, cell);
    }
    const get = (column: string): string | undefined => {
      const position = columns.positions.get(column);
      return position === undefined ? undefined : (row.cells[position] ?? '');
    };
    rows.push({ row: row.row, cells: { get } });
  }
  names.report();
  return rows;
}

type OddNames = { readonly row: number; readonly names: string[] };

/** Gathers names that look damaged or that nobody could type again, and asks once for each column. */
function nameChecks(issues: IssueCollector) {
  const damaged = new Map<string, OddNames>();
  const hard = new Map<string, OddNames>();
  const add = (to: Map<string, OddNames>, column: string, row: number, name: string) => {
    const known = to.get(column);
    if (known === undefined) to.set(column, { row, names: [name] });
    else known.names.push(name);
  };
  return {
    note: (column: string, row: number, name: string) => {
      if (looksChangedBySpreadsheet(name)) add(damaged, column, row, name);
      else if (isHardToRetype(name)) add(hard, column, row, name);
    },
    report: () => {
      for (const [column, { row, names }] of damaged) confirmDamage(issues, { column, row, found: names });
      for (const [column, { row, names }] of hard) warnHardToRetype(issues, { column, row, names });
    },
  };
}

function warnHardToRetype(issues: IssueCollector, odd: OddNames & { readonly column: string }): void {
  const { column, row, names } = odd;
  const shown = [...new Set(names)].slice(0, 5).map((name) => `“${collapseSpaces(name)}”`);
  const more = new Set(names).size - shown.length;
  issues.warn({
    code: 'NAME_HARD_TO_RETYPE',
    row,
    column,
    found: shown.join('; '),
    message: fileSaying('tables.rowInHoldLineBreaks', {
      row,
      shown: shown.join(', '),
      part: more > 0 ? ` and ${more} more` : '',
      column,
    }),
    advice: fileSaying('tables.namesMustBeTheSame'),
  });
}

/** The count in a cell, 0 or more; undefined, and reported, where the cell holds none. Blank cells are left alone. */
export function readCount({ row, cells }: TableRow, column: string, issues: IssueCollector): number | undefined {
  const found = cells.get(column) ?? '';
  if (found === '') return undefined;
  const cell = parseCount(found);
  if (cell.kind === 'count') {
    if (cell.hadDecimals) {
      issues.warn({
        code: 'NOT_A_NUMBER',
        row,
        column,
        found,
        expected: String(cell.count),
        message: fileSaying('tables.rowInWasReadAs', { row, found, column, count: cell.count }),
        advice: fileSaying('tables.checkTheNumberCountsAre'),
      });
    }
    return cell.count;
  }
  issues.error({
    code: cell.kind === 'negative' ? 'NEGATIVE_NUMBER' : 'NOT_A_NUMBER',
    row,
    column,
    found,
    expected: 'a whole number of 0 or more',
    message: fileSaying('tables.rowInMustBeA', { row, found, column }),
    advice: fileSaying('tables.correctTheNumberInThe'),
  });
  return undefined;
}

/**
 * Asks to confirm rows whose every number is the sum of others: the last or the first of all the rest, and in the
 * middle one of those since the last such row. A number alone may be a sum by chance, so in the middle it takes four.
 */
export function confirmTotalByArithmetic(rows: readonly CountedRow[], issues: IssueCollector): void {
  const last = rows.at(-1);
  const first = rows[0];
  if (last === undefined || first === undefined || rows.length <= 2 || last.counts.length === 0) return;
  const columns = last.counts.length;
  const middle = totalsInTheMiddle(rows);
  const parts = rows.slice(0, -1).filter((row) => !middle.includes(row));
  if (isSumOf(last, rows.slice(0, -1)) || (middle.length > 0 && isSumOf(last, parts))) {
    confirmTotal(last, fileSaying('tables.theLastRowEqualsThe', { row: last.row }), issues);
  } else if (middle.includes(last)) {
    confirmTotal(last, fileSaying('tables.theLastRowEqualsTheSum', { row: last.row }), issues);
  } else if ((columns > 1 || rows.length > MIDDLE_ROWS_MIN) && isSumOf(first, rows.slice(1))) {
    confirmTotal(first, fileSaying('tables.theFirstRowEqualsThe', { row: first.row }), issues);
  }
  for (const row of middle) {
    if (row === last) continue;
    confirmTotal(row, fileSaying('tables.rowEqualsTheSumOf', { row: row.row }), issues);
  }
}

type CountedRow = { readonly row: number; readonly counts: readonly (number | undefined)[] };

/** As many rows a sum in the middle of a table must have, where there is one number in each. */
const MIDDLE_ROWS_MIN = 4;

function totalsInTheMiddle(rows: readonly CountedRow[]): readonly CountedRow[] {
  const found: CountedRow[] = [];
  let sums: number[] = [];
  let summed = 0;
  for (const row of rows) {
    const { counts } = row;
    const enough = summed >= (counts.length > 1 ? 2 : MIDDLE_ROWS_MIN);
    const equal = counts.every((count, index) => count === (sums[index] ?? 0));
    const isTotal = enough && equal && counts.some((count) => (count ?? 0) > 0);
    if (isTotal) {
      found.push(row);
      sums = [];
      summed = 0;
    } else {
      sums = counts.map((count, index) => (sums[index] ?? 0) + (count ?? 0));
      summed += 1;
    }
  }
  return found;
}

function isSumOf(total: CountedRow, rows: readonly CountedRow[]): boolean {
  return total.counts.every((count, index) => {
    const sum = rows.reduce((together, { counts }) => together + (counts[index] ?? 0), 0);
    return count !== undefined && count !== 0 && count === sum;
  });
}

function confirmTotal(row: CountedRow, message: Saying, issues: IssueCollector): void {
  issues.confirm({
    code: 'LOOKS_LIKE_TOTAL_ROW',
    row: row.row,
    found: row.counts.join(', ').slice(0, 200),
    message,
    advice: fileSaying('tables.removeItIfItIs'),
  });
}

function hasRightWidth(row: Row, table: RowTable, mayEndBefore: number, issues: IssueCollector): boolean {
  const width = table.header.cells.length;
  const tooLong = row.cells.length > width && row.cells.slice(width).some((cell) => cell !== '');
  // A workbook does not store blank cells: a short row there is one with blank cells at its end.
  const tooShort = table.encoding !== 'xlsx' && row.cells.length < Math.min(width, mayEndBefore);
  if (!tooLong && !tooShort) return true;
  issues.error({
    code: 'CELL_COUNT',
    row: row.row,
    found: cellsInWords(row.cells.length),
    expected: cellsInWords(width),
    message: fileSaying('tables.rowHasTheHeaderHas', { row: row.row, count: cellsInWords(row.cells.length), width }),
    advice: tooLong ? fileSaying('tables.aCommaInsideAName') : fileSaying('tables.addTheMissingCellsOr'),
  });
  return false;
}

/** Reports a cell with a word that nothing can be called. */
export function reportReserved(row: number, column: string, found: string, issues: IssueCollector): void {
  issues.error({
    code: 'RESERVED_NAME',
    row,
    column,
    found,
    message: fileSaying('tables.rowInIsAWord', { row, found, column }),
    advice: fileSaying('tables.writeItInAnotherWay'),
  });
}

function cellsInWords(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

/** Cells at the end of a row may be left away only where they may be blank. */
function lastFilledColumn(located: readonly { readonly spec: ColumnSpec; readonly position: number }[]): number {
  let last = -1;
  for (const { spec, position } of located) if (!spec.blankAllowed) last = Math.max(last, position);
  return last;
}

function reportBlank(row: number, column: string, issues: IssueCollector): void {
  issues.error({
    code: 'BLANK_CELL',
    row,
    column,
    found: '',
    expected: 'a value',
    message: fileSaying('tables.rowIsBlank', { row, column }),
    advice: fileSaying('tables.fillTheCellIfThe'),
  });
}

function holdsTotalWord({ cells }: Row): boolean {
  return cells.some((cell) => TOTAL_WORD.test(cell));
}

function confirmTotalWord({ row, cells }: Row, table: RowTable, issues: IssueCollector): void {
  for (const [position, cell] of cells.entries()) {
    const word = TOTAL_WORD.exec(cell)?.[1];
    if (word === undefined) continue;
    const header = table.header.cells[position] ?? '';
    issues.confirm({
      code: 'TOTAL_ROW',
      row,
      column: header === '' ? `column ${columnLetter(position)}` : header,
      found: cell,
      message: fileSaying('tables.rowContainsTheWordIs', { row, word }),
      advice: fileSaying('tables.removeTheRowIfIt'),
    });
    return;
  }
}
