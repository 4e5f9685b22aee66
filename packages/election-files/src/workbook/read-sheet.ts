import { fileSaying } from '@plumbline/words/file-words';
import { columnLetter } from '../csv/column-letter.ts';
import { CELLS_MAX, type Row, trimCell } from '../csv/split-rows.ts';
import type { IssueDraft } from '../issue-collector.ts';
import { type DateCell, SMALL_FILE_BYTES_MAX, sizeInWords } from '../small-file.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { walkXml, type XmlFault } from '../xml/walk-xml.ts';
import type { NumberFormat } from './read-styles.ts';

/** How much more the sheets of a workbook may hold, all together. */
type SheetRoom = { cells: number; characters: number };

/** What a file of this kind may hold: a workbook of a few kilobytes can refer to one long text a million times. */
export function emptyRoom(): SheetRoom {
  return { cells: CELLS_MAX, characters: SMALL_FILE_BYTES_MAX };
}

/** What the cells of a sheet refer to. */
type SheetContext = {
  readonly file: string;
  readonly sheet: string;
  readonly sharedStrings: readonly string[];
  /** How numbers are shown, by the cell's style. */
  readonly formats: readonly NumberFormat[];
  /** Whether days are counted from 1904, as old Macs did, and not from 1900. */
  readonly isFrom1904: boolean;
  readonly room: SheetRoom;
};

/** The cells of a sheet as text, those whose value cannot be trusted, and which of these are days. */
export type SheetCells = {
  readonly rows: readonly Row[];
  readonly errors: readonly IssueDraft[];
  readonly dates: readonly DateCell[];
};

/** A spreadsheet program allows no more. */
const COLUMNS_MAX = 16_384;
const ROWS_MAX = 1_048_576;
const ERRORS_MAX = 200;
const DATES_MAX = 100_000;

type OpenCell = { column: number; type: string; style: number; value: string; hasFormula: boolean };

/** Reads one sheet of a workbook: every cell as the text a person sees, save for rounding. */
export function readSheet(xml: string, context: SheetContext): SheetCells {
  const rows: Row[] = [];
  const errors: IssueDraft[] = [];
  const dates: DateCell[] = [];
  let rowNumber = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  let inValue = false;
  let inPhonetic = false;
  const { room } = context;

  const closeCell = (closed: OpenCell) => {
    const read = readCell(closed, rowNumber, context);
    if ('issue' in read) {
      const { issue, day } = read;
      if (day !== undefined && dates.length < DATES_MAX) {
        dates.push({ row: rowNumber, position: closed.column, day, issue });
      } else if (errors.length < ERRORS_MAX) errors.push(issue);
      return;
    }
    if (read.text === '') return;
    room.characters -= read.text.length;
    if (room.characters < 0) throw tooLarge(context.file, `${sizeInWords(SMALL_FILE_BYTES_MAX)} of text`);
    while (cells.length < closed.column) cells.push('');
    cells[closed.column] = read.text;
  };

  const fault = walkXml(xml, {
    onOpen: ({ name, attributes }) => {
      if (name === 'row') {
        rowNumber = positionWithin(attributes.get('r'), rowNumber + 1, ROWS_MAX);
        cells = [];
      } else if (name === 'c') {
        const next = cell === undefined ? cells.length : cell.column + 1;
        cell = {
          column: Math.min(columnOf(attributes.get('r')) ?? next, COLUMNS_MAX - 1),
          type: attributes.get('t') ?? 'n',
          style: Number(attributes.get('s') ?? 0),
          value: '',
          hasFormula: false,
        };
      } else if (cell !== undefined) {
        if (name === 'f') cell.hasFormula = true;
        if (name === 'rPh') inPhonetic = true;
        if (name === 'v' || (name === 't' && !inPhonetic)) inValue = true;
      }
    },
    onText: (text) => {
      if (inValue && cell !== undefined) cell.value += text;
    },
    onClose: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'c' && cell !== undefined) {
        closeCell(cell);
        cell = undefined;
      }
      if (name === 'row') {
        room.cells -= cells.length;
        if (room.cells < 0) throw tooLarge(context.file, `${CELLS_MAX} cells`);
        if (cells.length > 0) rows.push({ row: rowNumber, cells });
        cells = [];
      }
    },
  });
  if (fault !== undefined) throw badSheet(context.file, context.sheet, fault);
  return { rows, errors: [...dates.slice(0, ERRORS_MAX).map(({ issue }) => issue), ...errors], dates };
}

/** A text, or what is wrong; of a date the day too, for tables that have a column of days. */
type ReadCell = { readonly text: string } | { readonly issue: IssueDraft; readonly day?: string | undefined };

function readCell(cell: OpenCell, row: number, context: SheetContext): ReadCell {
  const address = `${columnLetter(cell.column)}${row}`;
  // A formula whose value is an empty text is stored with the type of a text.
  if (cell.hasFormula && cell.value === '' && cell.type !== 'str') {
    return { issue: formulaIssue(address, row, context, 'holds a formula without a stored value') };
  }
  switch (cell.type) {
    case 's':
      return { text: trimCell(context.sharedStrings[Number(cell.value)] ?? '') };
    case 'str':
    case 'inlineStr':
      return { text: trimCell(cell.value) };
    case 'b':
      return { text: cell.value === '1' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { issue: formulaIssue(address, row, context, `holds the error ${cell.value}`) };
    case 'd':
      return { issue: dateIssue(address, row, cell.value, context), day: /^\d{4}-\d\d-\d\d$/.exec(cell.value)?.[0] };
    default:
      return readNumber(cell, { address, row, context });
  }
}

function readNumber(
  cell: OpenCell,
  { address, row, context }: { readonly address: string; readonly row: number; readonly context: SheetContext },
): ReadCell {
  const text = cell.value.trim();
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return { text };
  const format = context.formats[cell.style];
  if (format?.kind === 'date') {
    return { issue: dateIssue(address, row, text, context), day: dayOfSerial(number, context.isFrom1904) };
  }
  const plain = Number.isSafeInteger(number) ? number.toFixed(0) : String(number);
  return { text: format?.kind === 'padded' && /^\d+$/.test(plain) ? plain.padStart(format.digits, '0') : plain };
}

/** The day that a number of days stands for; undefined of one with a time of day, and of numbers that are no day of an election. */
function dayOfSerial(serial: number, isFrom1904: boolean): string | undefined {
  const days = isFrom1904 ? serial + 1462 : serial;
  // Before March 1900 spreadsheet programs count a day that never was.
  if (!Number.isInteger(days) || days < 61 || days > 2_958_465) return undefined;
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}

function formulaIssue(address: string, row: number, { sheet }: SheetContext, what: string): IssueDraft {
  return {
    code: 'XLSX_FORMULA',
    row,
    column: address.replace(/\d+$/, ''),
    found: what,
    expected: 'a value',
    message: fileSaying('containers.cellOfSheet', { address, sheet, what }),
    advice: fileSaying('containers.saveTheSheetAsValues'),
  };
}

/** A batch called 5-1 becomes the first of May as soon as a spreadsheet program sees it. */
function dateIssue(address: string, row: number, found: string, { sheet }: SheetContext): IssueDraft {
  return {
    code: 'EXCEL_DAMAGE',
    row,
    column: address.replace(/\d+$/, ''),
    found,
    expected: 'text or a number',
    message: fileSaying('containers.cellOfSheetIsA', { address, sheet }),
    advice: fileSaying('containers.setTheColumnToText'),
  };
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d|$)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function positionWithin(text: string | undefined, otherwise: number, max: number): number {
  const position = Number(text ?? otherwise);
  return Number.isInteger(position) && position >= 1 && position <= max ? position : otherwise;
}

function tooLarge(file: string, limit: string): UnreadableFile {
  return new UnreadableFile({
    code: 'FILE_TOO_LARGE',
    file,
    expected: `at most ${limit}`,
    message: fileSaying('containers.hasMoreThan', { file, limit }),
    advice: fileSaying('containers.checkThatItIsThe'),
  });
}

/** A part of a workbook that is not the XML it should be. */
export function badSheet(file: string, part: string, fault: XmlFault): UnreadableFile {
  if (fault.kind === 'declares-types') {
    return new UnreadableFile({
      code: 'XML_DTD',
      file,
      message: fileSaying('containers.inDeclaresDocumentTypesOr', { part, file }),
      advice: fileSaying('containers.saveTheWorkbookAgainFrom'),
    });
  }
  return new UnreadableFile({
    code: 'BAD_XML',
    file,
    found: `line ${fault.line}: ${fault.reason}`,
    message: fileSaying('containers.inIsNotWellFormed', { part, file, line: fault.line, reason: fault.reason }),
    advice: fileSaying('containers.saveTheWorkbookAgainFrom'),
  });
}
