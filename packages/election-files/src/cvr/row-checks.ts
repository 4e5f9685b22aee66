import { fileSaying } from '@plumbline/words/file-words';
import type { CsvRow } from '../csv/tokenize-csv.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { cellNumber, cellText, shortened } from './csv-cells.ts';

/** Record ids are counters of a scanner; none comes near this. */
export const RECORD_ID_MAX = 2_147_483_647;

/** All cells of a row as meant; for header rows. */
export function rowTexts(row: CsvRow): string[] {
  return Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));
}

/** Whether a row has as many cells as the header, blank cells behind the last column forgiven; else reports it. */
export function rowWidthFits(row: CsvRow, columnCount: number, issues: IssueCollector): boolean {
  if (row.cells === columnCount) return true;
  let lastFilled = row.cells - 1;
  while (lastFilled >= columnCount && cellText(row, lastFilled) === '') lastFilled -= 1;
  if (row.cells > columnCount && lastFilled < columnCount) return true;
  issues.error({
    code: 'CELL_COUNT',
    row: row.row,
    found: `${row.cells} cells`,
    expected: `${columnCount} cells`,
    message: fileSaying('cvr.rowWhichBeginsWithHas', {
      row: row.row,
      row2: shortened(cellText(row, 0)),
      cells: row.cells,
      columnCount,
    }),
    advice:
      row.cells < columnCount ? fileSaying('cvr.spreadsheetProgramsLeaveOutThe') : fileSaying('cvr.aCommaInsideAName'),
  });
  return false;
}

/** Reports a blank cell without which a card cannot be found. */
export function reportBlankCell(issues: IssueCollector, row: number, column: string): void {
  issues.error({
    code: 'BLANK_CELL',
    row,
    column,
    message: fileSaying('cvr.rowIsBlank', { row, column }),
    advice: fileSaying('cvr.withoutItTheCardCannot'),
  });
}

/** The record id in a cell; −1 where it is none. */
export function recordIdIn(row: CsvRow, cell: number): number {
  const value = cellNumber(row, cell);
  return value <= RECORD_ID_MAX ? value : -1;
}

/** Reports a record id that is blank or no number. `record` is how the file itself numbers the card. */
export function reportRecordId(options: {
  readonly row: CsvRow;
  readonly cell: number;
  readonly column: string;
  readonly record: string;
  readonly issues: IssueCollector;
}): void {
  const { row, cell, column, record, issues } = options;
  const text = cellText(row, cell);
  if (text === '') reportBlankCell(issues, row.row, column);
  else {
    issues.error({
      code: 'BAD_RECORD_ID',
      row: row.row,
      column,
      found: shortened(text),
      expected: 'a whole number',
      message: fileSaying('cvr.rowRecordIdIsNot', { row: row.row, record, text: shortened(text) }),
      advice: fileSaying('cvr.sendTheExportWithRecord'),
    });
  }
}

/** Reports required columns the header lacks; answers whether there are any. */
export function reportMissingColumns(options: {
  readonly missing: readonly string[];
  readonly names: readonly string[];
  readonly row: number;
  readonly issues: IssueCollector;
}): boolean {
  const { missing, names, row, issues } = options;
  if (missing.length === 0) return false;
  const list = missing.join(', ');
  const headers = shortenedList(names.filter((name) => name !== ''));
  issues.error({
    code: 'MISSING_COLUMN',
    row,
    column: list,
    found: headers,
    message: fileSaying('cvr.columnNotFoundHeadersIn', { list, headers }),
    advice: fileSaying('cvr.exportTheCvrsAgainWith'),
  });
  return true;
}

function shortenedList(names: readonly string[]): string {
  const shown = names.slice(0, 15).map(shortened).join(', ');
  return names.length > 15 ? `${shown}, … (${names.length} in all)` : shown;
}
