import type { CsvRow } from '../csv/tokenize-csv.ts';

const DECODER = new TextDecoder('utf-8');

/** The text of a cell as written: quotes undone, nothing else. */
export function rawCell(row: CsvRow, cell: number): string {
  const start = row.start[cell] ?? 0;
  const end = row.end[cell] ?? 0;
  const text = bytesText(row.bytes, start, end);
  return row.escaped[cell] === 1 ? text.replaceAll('""', '"') : text;
}

/** The text of a cell as meant: blanks and byte order marks at the ends and a formula's `="…"` around it removed. */
export function cellText(row: CsvRow, cell: number): string {
  if (cell >= row.cells) return '';
  const text = rawCell(row, cell).trim();
  return text.charCodeAt(0) === 0x3d && text.startsWith('="') && text.endsWith('"') && text.length > 2
    ? text.slice(2, -1).trim()
    : text;
}

/** UTF-8 bytes as text. */
function bytesText(bytes: Uint8Array, start: number, end: number): string {
  return DECODER.decode(bytes.subarray(start, end));
}

/** Whether a row has no content: blanks, quotes and commas only. */
export function isBlankRow(row: CsvRow): boolean {
  for (let cell = 0; cell < row.cells; cell += 1) {
    for (let at = row.start[cell] ?? 0; at < (row.end[cell] ?? 0); at += 1) {
      const byte = row.bytes[at] ?? 0;
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x22) return byte > 0x7f && everyCellBlank(row);
    }
  }
  return true;
}

/** The slow answer, for rows that begin with a no-break space or a byte order mark. */
function everyCellBlank(row: CsvRow): boolean {
  for (let cell = 0; cell < row.cells; cell += 1) if (cellText(row, cell) !== '') return false;
  return true;
}

const SLOTS = 1 << 11;

type KnownCell<T> = { readonly bytes: Uint8Array; readonly escaped: number; readonly value: T };

/**
 * Reads one column row after row: bytes seen before give the same value without decoding them again, because a column
 * of batches, styles or choices has few different cells. At most two thousand are remembered.
 */
export function createCellMemory<T>(readText: (text: string) => T): (row: CsvRow, cell: number) => T {
  const slots: (KnownCell<T> | undefined)[] = new Array(SLOTS).fill(undefined);
  let last: KnownCell<T> | undefined;
  return (row, cell) => {
    if (last !== undefined && holds(last, row, cell)) return last.value;
    const start = row.start[cell] ?? 0;
    const end = row.end[cell] ?? 0;
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (row.bytes[at] ?? 0), 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    let known = slots[slot];
    if (known === undefined || !holds(known, row, cell)) {
      const bytes = row.bytes.slice(start, end);
      known = { bytes, escaped: row.escaped[cell] ?? 0, value: readText(cellText(row, cell)) };
      slots[slot] = known;
    }
    last = known;
    return known.value;
  };
}

/** The texts of one column, row after row; empty where the row has no such cell. */
export function createColumnReader(): (row: CsvRow, cell: number) => string {
  const memory = createCellMemory((text) => text);
  return (row, cell) => (cell < 0 || cell >= row.cells ? '' : memory(row, cell));
}

function holds({ bytes, escaped }: KnownCell<unknown>, row: CsvRow, cell: number): boolean {
  const start = row.start[cell] ?? 0;
  if ((row.end[cell] ?? 0) - start !== bytes.length || row.escaped[cell] !== escaped) return false;
  for (let at = 0; at < bytes.length; at += 1) if (row.bytes[start + at] !== bytes[at]) return false;
  return true;
}

/**
 * A cell of decimal digits as a number; −1 where it is anything else, blank included. Formula quotes are undone; at
 * most 15 digits, so that every value is exact.
 */
export function cellNumber(row: CsvRow, cell: number): number {
  if (cell >= row.cells) return -1;
  let start = row.start[cell] ?? 0;
  let end = row.end[cell] ?? 0;
  const { bytes } = row;
  if (row.escaped[cell] === 1) return digitsOf(cellText(row, cell));
  if (end - start > 3 && bytes[start] === 0x3d && bytes[start + 1] === 0x22 && bytes[end - 1] === 0x22) {
    start += 2;
    end -= 1;
  }
  if (end === start || end - start > 15) return digitsOf(cellText(row, cell));
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return digitsOf(cellText(row, cell));
    value = value * 10 + digit;
  }
  return value;
}

function digitsOf(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : -1;
}

/** The spreadsheet letters of a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(0x41 + (rest % 26)) + letters;
  }
  return letters;
}

/** Text as it is quoted in a message: cut where it is long. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
