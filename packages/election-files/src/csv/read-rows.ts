import { canBeName } from '@plumbline/election';
import type { IssueCollector } from '../issue-collector.ts';
import { type ColumnSpec, columnLetter, type LocatedColumns } from './locate-columns.ts';
import { parseCount } from './parse-count.ts';
import type { RowTable } from './row-table.ts';
import type { Row } from './split-rows.ts';

/** One data row, its cells by the column's name; a column the file does not have reads as blank. */
export type TableRow = { readonly row: number; readonly cells: RowCells };

/** Looks up a cell by the column's name. */
type RowCells = { readonly get: (column: string) => string | undefined };

const TOTAL_WORD = /(?:^|[^\p{L}])((?:sub)?totals?)(?:$|[^\p{L}])/iu;

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
  for (const row of table.rows) {
    confirmTotalWord(row, table, issues);
    if (!hasRightWidth(row, table, mayEndBefore, issues)) continue;
    for (const { spec, position } of located) {
      const cell = row.cells[position] ?? '';
      if (cell === '' && !spec.blankAllowed) reportBlank(row.row, spec.name, issues);
      if (!canBeName(cell)) reportReserved(row.row, spec.name, cell, issues);
    }
    const get = (column: string): string | undefined => {
      const position = columns.positions.get(column);
      return position === undefined ? undefined : (row.cells[position] ?? '');
    };
    rows.push({ row: row.row, cells: { get } });
  }
  return rows;
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
        message: `Row ${row}: “${found}” in “${column}” was read as ${cell.count}.`,
        advice: 'Check the number. Counts are written without decimals.',
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
    message: `Row ${row}: “${found}” in “${column}” must be a whole number of 0 or more.`,
    advice: 'Correct the number in the file it came from, and export again.',
  });
  return undefined;
}

/** Asks to confirm a last row whose every number is the sum of those above it. */
export function confirmTotalByArithmetic(
  rows: readonly { readonly row: number; readonly counts: readonly (number | undefined)[] }[],
  issues: IssueCollector,
): void {
  const last = rows.at(-1);
  if (last === undefined || rows.length <= 2 || last.counts.length === 0) return;
  const above = rows.slice(0, -1);
  for (const [index, count] of last.counts.entries()) {
    const sum = above.reduce((total, { counts }) => total + (counts[index] ?? 0), 0);
    if (count === undefined || count === 0 || count !== sum) return;
  }
  issues.confirm({
    code: 'LOOKS_LIKE_TOTAL_ROW',
    row: last.row,
    found: last.counts.join(', '),
    message: `The last row (${last.row}) equals the sum of all rows above.`,
    advice: 'Remove it if it is a total. If it is a batch like the others, confirm.',
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
    message: `Row ${row.row} has ${cellsInWords(row.cells.length)}, the header has ${width}.`,
    advice: tooLong
      ? 'A comma inside a name must be quoted: put the whole cell in quotation marks.'
      : 'Add the missing cells, or save the file from a spreadsheet program as CSV.',
  });
  return false;
}

function reportReserved(row: number, column: string, found: string, issues: IssueCollector): void {
  issues.error({
    code: 'RESERVED_NAME',
    row,
    column,
    found,
    message: `Row ${row}: “${found}” in “${column}” is a word of the program itself and cannot be a name.`,
    advice: 'Write it in another way in every file, such as with a number behind it.',
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
    message: `Row ${row}: “${column}” is blank.`,
    advice: 'Fill the cell. If the row is not needed, remove it.',
  });
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
      message: `Row ${row} contains the word “${word}”. Is it a total?`,
      advice: 'Remove the row if it is a total. If it really is one of the rows, confirm.',
    });
    return;
  }
}
