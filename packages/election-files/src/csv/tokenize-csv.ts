import { fileSaying } from '@plumbline/words/file-words';
import { UnreadableFile } from '../unreadable-file.ts';

/**
 * One row of a CSV file as positions in a lent buffer. Both the object and the buffer are reused for the next row.
 *
 * A cell is `bytes[start[i] … end[i])`, without the quotes around it. `escaped[i]` is 1 where the cell still contains
 * doubled quotes.
 */
export type CsvRow = {
  /** Spreadsheet row, from 1; blank rows count, a row may span several lines. */
  row: number;
  bytes: Uint8Array;
  cells: number;
  start: Int32Array;
  end: Int32Array;
  escaped: Uint8Array;
};

/** A row without cells, to begin with. */
export const EMPTY_ROW: CsvRow = {
  row: 0,
  bytes: new Uint8Array(0),
  cells: 0,
  start: new Int32Array(0),
  end: new Int32Array(0),
  escaped: new Uint8Array(0),
};

/** A quote where RFC 4180 allows none. The rest of the line is skipped, and the row is not handed on. */
type CsvQuotingFault = {
  readonly row: number;
  readonly fault: 'text-after-quote' | 'quote-not-closed';
};

/** Bytes in, rows out: a file is pushed in pieces of any size and then ended. */
type CsvTokenizer = { readonly push: (chunk: Uint8Array) => void; readonly end: () => void };

/** What a tokenizer needs to know. Both limits end the reading with an issue. */
export type CsvTokenizerOptions = {
  readonly fileName: string;
  readonly onRow: (row: CsvRow) => void;
  readonly onFault: (fault: CsvQuotingFault) => void;
  readonly lineBytesMax?: number;
  readonly cellsMax?: number;
};

const COMMA = 0x2c;
const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

const LINE_BYTES_MAX = 16 * 2 ** 20;
const CELLS_MAX = 1 << 16;

// Where in the grammar the reading stopped when the bytes ran out.
const AT_CELL = 0;
const IN_PLAIN = 1;
const IN_QUOTED = 2;
const AFTER_QUOTE = 3;
const AFTER_CR = 4;
const SKIPPING = 5;

/**
 * A byte-level reader of RFC 4180 with commas, made for CVR files of gigabytes: no strings are made, memory is one
 * row, and a row that spans pieces is not read twice. CR, LF and CRLF end a row; a byte order mark is skipped.
 *
 * More liberal than the RFC in two things: a quote inside an unquoted cell is text, because Dominion writes identifiers
 * as `="3"`, and blanks may stand behind a closing quote.
 */
export function createCsvTokenizer(options: CsvTokenizerOptions): CsvTokenizer {
  const { fileName, onRow, onFault, lineBytesMax = LINE_BYTES_MAX, cellsMax = CELLS_MAX } = options;
  let buffer = new Uint8Array(1 << 16);
  let filled = 0;
  let rowStart = 0;
  let at = 0;
  let state = AT_CELL;
  let cellStart = 0;
  let quoteEnd = 0;
  let cellEscaped = 0;
  let rowEscaped = false;
  let bytesBefore = 0;
  let first = true;
  const row: CsvRow = {
    row: 1,
    bytes: buffer,
    cells: 0,
    start: new Int32Array(64),
    end: new Int32Array(64),
    escaped: new Uint8Array(64),
  };

  const closeCell = (end: number): void => {
    const cell = row.cells;
    if (cell === row.start.length) growRow(row, { fileName, cellsMax });
    row.start[cell] = cellStart;
    row.end[cell] = end;
    if (cellEscaped === 1) {
      row.escaped[cell] = 1;
      rowEscaped = true;
    }
    row.cells = cell + 1;
    cellEscaped = 0;
  };

  const closeRow = (): void => {
    row.bytes = buffer;
    onRow(row);
    nextRow();
  };

  /** Marks of doubled quotes are rare: they are taken back row by row instead of being written for every cell. */
  const nextRow = (): void => {
    if (rowEscaped) row.escaped.fill(0, 0, row.cells);
    rowEscaped = false;
    row.row += 1;
    row.cells = 0;
    rowStart = at;
  };

  const closeFaultyRow = (): void => {
    cellEscaped = 0;
    nextRow();
  };

  /**
   * Reads on until the bytes run out; a zero behind them ends every inner loop. Position and cell count live in
   * locals while plain cells are read, which is twice as fast and is where nearly all bytes are.
   */
  const scan = (): void => {
    const bytes = buffer;
    const end = filled;
    while (at < end) {
      switch (state) {
        case AT_CELL: {
          const quoted = bytes[at] === QUOTE;
          if (quoted) at += 1;
          cellStart = at;
          state = quoted ? IN_QUOTED : IN_PLAIN;
          break;
        }
        case IN_PLAIN: {
          scanPlain(bytes, end);
          break;
        }
        case IN_QUOTED: {
          let position = at;
          let byte = bytes[position] ?? 0;
          while (byte !== QUOTE && byte !== 0) byte = bytes[++position] ?? 0;
          at = position;
          if (at >= end) break;
          if (byte === 0) refuseNul(fileName, bytesBefore + at);
          quoteEnd = at;
          at += 1;
          state = AFTER_QUOTE;
          break;
        }
        case AFTER_QUOTE: {
          const byte = bytes[at];
          if (byte === QUOTE && at === quoteEnd + 1) {
            cellEscaped = 1;
            at += 1;
            state = IN_QUOTED;
          } else if (byte === COMMA) {
            closeCell(quoteEnd);
            at += 1;
            state = AT_CELL;
          } else if (byte === LF || byte === CR) {
            closeCell(quoteEnd);
            endLine(byte);
            closeRow();
          } else if (byte === 0x20 || byte === 0x09) {
            at += 1;
          } else {
            onFault({ row: row.row, fault: 'text-after-quote' });
            state = SKIPPING;
          }
          break;
        }
        case AFTER_CR: {
          if (bytes[at] === LF) at += 1;
          rowStart = at;
          state = AT_CELL;
          break;
        }
        default: {
          while (at < end && bytes[at] !== LF && bytes[at] !== CR) at += 1;
          if (at >= end) break;
          endLine(bytes[at] ?? LF);
          closeFaultyRow();
        }
      }
    }
  };

  /** Cells without quotes, up to the end of the row, a quoted cell, or the end of the bytes. */
  const scanPlain = (bytes: Uint8Array, end: number): void => {
    let { start, end: ends } = row;
    let position = at;
    let cellAt = cellStart;
    let cells = row.cells;
    let byte = bytes[position] ?? 0;
    for (;;) {
      while (byte > COMMA) byte = bytes[++position] ?? 0;
      if (byte === COMMA) {
        if (cells === start.length) {
          row.cells = cells;
          growRow(row, { fileName, cellsMax });
          ({ start, end: ends } = row);
        }
        start[cells] = cellAt;
        ends[cells] = position;
        cells += 1;
        byte = bytes[++position] ?? 0;
        cellAt = position;
        if (byte !== QUOTE && position < end) continue;
        row.cells = cells;
        at = position;
        state = AT_CELL;
        return;
      }
      if (position < end && byte !== LF && byte !== CR) {
        if (byte === 0) refuseNul(fileName, bytesBefore + position);
        byte = bytes[++position] ?? 0;
        continue;
      }
      row.cells = cells;
      cellStart = cellAt;
      at = position;
      if (position >= end) return;
      closeCell(position);
      endLine(byte);
      closeRow();
      return;
    }
  };

  const endLine = (byte: number): void => {
    at += 1;
    state = byte === CR ? AFTER_CR : AT_CELL;
  };

  /** Moves the unfinished row to the front and puts the new bytes behind it. */
  const take = (chunk: Uint8Array): void => {
    const kept = filled - rowStart;
    if (kept > lineBytesMax) refuseLine({ fileName, row: row.row, lineBytesMax });
    const needed = kept + chunk.length + 1;
    const target = needed > buffer.length ? new Uint8Array(needed + (needed >> 1)) : buffer;
    target.set(buffer.subarray(rowStart, filled), 0);
    target.set(chunk, kept);
    buffer = target;
    for (let cell = 0; cell < row.cells; cell += 1) {
      row.start[cell] = (row.start[cell] ?? 0) - rowStart;
      row.end[cell] = (row.end[cell] ?? 0) - rowStart;
    }
    cellStart -= rowStart;
    quoteEnd -= rowStart;
    at -= rowStart;
    bytesBefore += rowStart;
    rowStart = 0;
    filled = kept + chunk.length;
    // Zero ends every inner loop of `scan`, and cannot be mistaken for content because it lies behind `filled`.
    buffer[filled] = 0;
  };

  const push = (chunk: Uint8Array): void => {
    if (chunk.length === 0) return;
    take(chunk);
    if (first && filled < 3 && startsLikeMark(buffer, filled)) return;
    if (first) {
      first = false;
      if (hasMark(buffer, filled)) {
        at = 3;
        rowStart = 3;
      }
    }
    scan();
  };

  const end = (): void => {
    first = false;
    scan();
    if (state === IN_QUOTED) onFault({ row: row.row, fault: 'quote-not-closed' });
    else if (state === IN_PLAIN) closeCell(filled);
    else if (state === AFTER_QUOTE) closeCell(quoteEnd);
    else if (state === AT_CELL && row.cells > 0) {
      cellStart = filled;
      closeCell(filled);
    }
    if (state !== IN_QUOTED && state !== SKIPPING && row.cells > 0) {
      at = filled;
      closeRow();
    }
  };

  return { push, end };
}

function hasMark(bytes: Uint8Array, length: number): boolean {
  return length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function startsLikeMark(bytes: Uint8Array, length: number): boolean {
  return bytes[0] === 0xef && (length < 2 || bytes[1] === 0xbb);
}

function growRow(row: CsvRow, { fileName, cellsMax }: { fileName: string; cellsMax: number }): void {
  const size = row.start.length * 2;
  if (row.cells >= cellsMax) {
    throw new UnreadableFile({
      code: 'LINE_TOO_LONG',
      row: row.row,
      expected: `at most ${cellsMax} cells`,
      message: fileSaying('tables.rowOfHasMoreThan', { row: row.row, fileName, cellsMax }),
      advice: fileSaying('tables.exportTheFileAgainAndSend'),
    });
  }
  const start = new Int32Array(size);
  start.set(row.start);
  row.start = start;
  const end = new Int32Array(size);
  end.set(row.end);
  row.end = end;
  const escaped = new Uint8Array(size);
  escaped.set(row.escaped);
  row.escaped = escaped;
}

function refuseNul(fileName: string, byte: number): never {
  throw new UnreadableFile({
    code: 'NUL_BYTES',
    message: fileSaying('tables.holdsBinaryZerosFromByteIt', { fileName, byte }),
    advice: fileSaying('tables.exportTheFileAgainAndSend'),
  });
}

function refuseLine({ fileName, row, lineBytesMax }: { fileName: string; row: number; lineBytesMax: number }): never {
  const limit = `${Math.floor(lineBytesMax / 2 ** 20)} MB`;
  throw new UnreadableFile({
    code: 'LINE_TOO_LONG',
    row,
    expected: `at most ${limit}`,
    message: fileSaying('tables.rowOfIsLongerThanThe', { row, fileName, limit }),
    advice: fileSaying('tables.exportTheFileAgainAndSend'),
  });
}
