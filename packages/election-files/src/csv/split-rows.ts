/** The cells of one spreadsheet row. The first row of a file is row 1; a row may span several lines. */
export type Row = { readonly row: number; readonly cells: readonly string[] };

/** Why a row could not be split into cells. */
export type QuotingFault = {
  readonly row: number;
  readonly fault: 'quote-inside-cell' | 'text-after-quote' | 'quote-not-closed';
  /** The cell, or its beginning. */
  readonly found: string;
};

/** The rows of a CSV text, and those that are not RFC 4180. Blank rows are left out but counted. */
type SplitText =
  | { readonly ok: true; readonly rows: readonly Row[]; readonly faults: readonly QuotingFault[] }
  | { readonly ok: false; readonly reason: 'line-too-long' | 'too-many-cells'; readonly row: number };

/** No line and no cell of a small file is longer than this; one that is means a damaged file. */
export const LINE_LENGTH_MAX = 1_000_000;

/** No small file has more cells than this: some eighty times the largest county manifest known, and it fits the memory. */
export const CELLS_MAX = 2_000_000;

type Cell = { readonly text: string; readonly end: number };
type Fault = Omit<QuotingFault, 'row'>;

const FORMULA_TEXT = /^="(.*)"$/s;

/**
 * Splits a CSV text into rows of trimmed cells, strictly by RFC 4180 save for two habits of real files: blanks
 * around a quoted cell, and `="0012"`, which some exports write to keep a spreadsheet program from changing a number.
 *
 * Our own instead of csv-parse (which the tests use as the referee) because a parser that gives up on the first stray
 * quote cannot name all of them, and because it runs in the browser without a copy of Node's Buffer.
 */
export function splitRows(text: string, delimiter: string): SplitText {
  const rows: Row[] = [];
  const faults: QuotingFault[] = [];
  let position = 0;
  let row = 0;
  let cells = 0;
  while (position < text.length) {
    row += 1;
    const lineEnd = endOfLine(text, position);
    if (lineEnd - position > LINE_LENGTH_MAX) return { ok: false, reason: 'line-too-long', row };
    const split = splitRow(text, position, delimiter);
    if ('fault' in split) {
      faults.push({ row, ...split });
      position = afterLineBreak(text, lineEnd);
    } else {
      cells += split.cells.length;
      if (cells > CELLS_MAX) return { ok: false, reason: 'too-many-cells', row };
      if (split.cells.some((cell) => cell !== '')) rows.push({ row, cells: split.cells });
      position = afterLineBreak(text, split.end);
    }
  }
  return { ok: true, rows, faults };
}

/** Spaces of every kind and byte order marks are removed at both ends of a cell, and what our own CSVs add to it. */
export function trimCell(text: string): string {
  const trimmed = text.trim();
  const written = FORMULA_TEXT.exec(trimmed)?.[1] ?? trimmed;
  return /^'[=+\-@]/.test(written) ? written.slice(1) : written;
}

function splitRow(text: string, start: number, delimiter: string): { cells: string[]; end: number } | Fault {
  const cells: string[] = [];
  let position = start;
  for (;;) {
    const cell = readCell(text, position, delimiter);
    if ('fault' in cell) return cell;
    cells.push(trimCell(cell.text));
    if (text[cell.end] !== delimiter) return { cells, end: cell.end };
    position = cell.end + 1;
  }
}

function readCell(text: string, start: number, delimiter: string): Cell | Fault {
  const opening = skipBlanks(text, start, delimiter);
  if (text[opening] === '"') return readQuotedCell(text, opening, delimiter);
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const cell = text.slice(start, end);
  if (cell.includes('"') && !FORMULA_TEXT.test(cell.trim()))
    return { fault: 'quote-inside-cell', found: excerpt(cell) };
  return { text: cell, end };
}

function readQuotedCell(text: string, opening: number, delimiter: string): Cell | Fault {
  let position = opening + 1;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote === -1 || quote - opening > LINE_LENGTH_MAX) {
      return { fault: 'quote-not-closed', found: excerpt(text.slice(opening, opening + 80)) };
    }
    if (text[quote + 1] !== '"') {
      const end = skipBlanks(text, quote + 1, delimiter);
      const next = text[end];
      const ends = next === undefined || next === delimiter || next === '\n' || next === '\r';
      if (!ends) return { fault: 'text-after-quote', found: excerpt(text.slice(opening, end + 20)) };
      return { text: text.slice(opening + 1, quote).replaceAll('""', '"'), end };
    }
    position = quote + 2;
  }
}

function skipBlanks(text: string, start: number, delimiter: string): number {
  let position = start;
  while (text[position] !== delimiter && /^[ \t\u00a0\ufeff]$/.test(text[position] ?? '')) position += 1;
  return position;
}

function endOfLine(text: string, start: number): number {
  for (let position = start; position < text.length; position += 1) {
    if (text[position] === '\n' || text[position] === '\r') return position;
  }
  return text.length;
}

function afterLineBreak(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

function excerpt(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
