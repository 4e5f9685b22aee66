import type { TextEncoding } from './csv/decode-text.ts';
import type { Row } from './csv/split-rows.ts';
import type { IssueDraft } from './issue-collector.ts';

/**
 * A file small enough to be held whole: a CSV as its bytes, or the sheet that `openWorkbook` took from a workbook.
 */
export type SmallFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly sheet: WorkbookSheet };

/** The cells of the one sheet of a workbook that holds the table, and what kept others from being read. */
export type WorkbookSheet = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly errors: readonly IssueDraft[];
  readonly warnings: readonly IssueDraft[];
  readonly dates: readonly DateCell[];
};

/**
 * A cell that the workbook holds as a day, and which is blank in `rows`. It is a name that a spreadsheet program has changed, and its `issue` one
 * of the errors, but in the column of days of a table that has one.
 */
export type DateCell = {
  readonly row: number;
  readonly position: number;
  readonly day: string;
  readonly issue: IssueDraft;
};

/** How a file's text was stored. */
export type FileEncoding = TextEncoding | 'xlsx';

/** A small file is at most this large unless the caller says otherwise. */
export const SMALL_FILE_BYTES_MAX = 50 * 1024 * 1024;

/** A number of bytes as people say it. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1).replace(/\.0$/, '')} ${units[unit]}`;
}
