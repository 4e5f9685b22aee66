import { forbiddenCharacter } from '@plumbline/election';
import type { CvrFormat } from '../cvr/cvr-reading.ts';
import { detectKind, detectTableKind, KIND_HEAD_BYTES, type TableKind } from '../detect-kind.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { foldName } from '../nearest-name.ts';
import { type FileEncoding, SMALL_FILE_BYTES_MAX, type SmallFile, sizeInWords } from '../small-file.ts';
import { WRONG_FILES } from '../wrong-file.ts';
import { columnLetter } from './column-letter.ts';
import { type DecodedText, decodeText, encodingOf } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { headerKey } from './header-key.ts';
import { sniffBinary, sniffMarkup } from './sniff-binary.ts';
import { CELLS_MAX, LINE_LENGTH_MAX, type QuotingFault, type Row, splitRows } from './split-rows.ts';

/** A small file as a table: the first row that is not blank is the header. */
export type RowTable = { readonly encoding: FileEncoding; readonly header: Row; readonly rows: readonly Row[] };

/** What the reader of a table knows about it before it is opened. */
type TableExpectation = {
  /** The kind of file this place is for. */
  readonly kind: Exclude<TableKind, 'worksheet'>;
  /** The kind in words, as in "a ballot manifest". */
  readonly inWords: string;
  /** Headers that may be expected; they settle which delimiter the file uses. */
  readonly headers: readonly string[];
};

/**
 * Opens a small file as a table, reporting whatever keeps its cells from being trusted. Undefined where there is no
 * table to go on with: the file is empty, is no text, is damaged, or is another of our files.
 */
export function openRowTable(
  file: SmallFile,
  issues: IssueCollector,
  expectation: TableExpectation,
): RowTable | undefined {
  const opened = 'sheet' in file ? openSheet(file, issues) : openText(file, issues, expectation);
  if (opened === undefined) return undefined;
  const [header, ...rows] = opened.rows;
  if (header === undefined) {
    if (!issues.hasErrors()) reportEmpty(file.name, issues);
    return undefined;
  }
  reportForbiddenCharacters(opened.rows, issues);
  if (reportWrongFile(opened.rows, issues, expectation)) return undefined;
  if (reportRowsAbove(opened.rows, issues, expectation)) return undefined;
  if (rows.length === 0) {
    issues.error({
      code: 'NO_DATA_ROWS',
      message: 'There is a header but no row below it.',
      advice: 'Export the file again and check that it has rows before sending it.',
    });
  }
  return { encoding: opened.encoding, header, rows };
}

/** The rows a header is looked for in. */
const HEADER_ROWS_MAX = 10;

/** Titles, dates and `sep=,` above the headers: said for what they are, or every header would be called missing. */
function reportRowsAbove(rows: readonly Row[], issues: IssueCollector, { headers }: TableExpectation): boolean {
  const expected = new Set(headers.map(headerKey));
  const known = ({ cells }: Row) => new Set(cells.map(headerKey).filter((key) => key !== '' && expected.has(key))).size;
  const [first] = rows;
  if (first === undefined || known(first) > 0) return false;
  const header = rows.slice(1, HEADER_ROWS_MAX).find((row) => known(row) >= 2);
  if (header === undefined) return false;
  const above = rows.slice(0, rows.indexOf(header));
  const shown = above
    .map(({ cells }) => cells.find((cell) => cell !== '') ?? '')
    .join('; ')
    .slice(0, 80);
  const lines = header.row === 2 ? 'line 1' : `lines 1 to ${header.row - 1}`;
  issues.error({
    code: 'ROWS_ABOVE_HEADER',
    row: first.row,
    found: shown,
    expected: header.cells.filter((cell) => cell !== '').join(', '),
    message: `The headers are in row ${header.row}; above them stands “${shown}”.`,
    advice: `Delete ${lines} and send the file again: the first line must hold the headers.`,
  });
  return true;
}

function reportForbiddenCharacters(rows: readonly Row[], issues: IssueCollector): void {
  for (const { row, cells } of rows) {
    for (const [position, cell] of cells.entries()) {
      const found = forbiddenCharacter(cell);
      if (found === undefined) continue;
      const column = rows[0]?.cells[position] || `column ${columnLetter(position)}`;
      issues.error({
        code: 'BAD_CHARACTER',
        row,
        column,
        found,
        message: `Row ${row}, “${column}”: “${cell.slice(0, 60)}” holds a character that cannot be shown or stored (${found}).`,
        advice:
          'The file was damaged or written in another encoding. Save it again as “CSV UTF-8 (comma separated)” and look at this cell.',
      });
    }
  }
}

type OpenedRows = { readonly encoding: FileEncoding; readonly rows: readonly Row[] };

function openSheet(file: Extract<SmallFile, { sheet: unknown }>, issues: IssueCollector): OpenedRows | undefined {
  for (const error of file.sheet.errors) issues.error(error);
  for (const warning of file.sheet.warnings) issues.warn(warning);
  return { encoding: 'xlsx', rows: file.sheet.rows };
}

function openText(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  issues: IssueCollector,
  expectation: TableExpectation,
): OpenedRows | undefined {
  const text = readSmallText(name, bytes, issues);
  if (text === undefined) return undefined;
  const markup = sniffMarkup(text.text);
  if (markup !== undefined) {
    const detected = detectKind(bytes.subarray(0, KIND_HEAD_BYTES));
    if (detected.kind === 'cvr' || detected.kind === 'tabulator-status') {
      reportOtherFile(detected.kind, issues, expectation);
    } else reportNotText(name, markup, issues);
    return undefined;
  }
  const delimiter = detectDelimiter(text.text, expectation.headers);
  if (delimiter.character !== ',') {
    issues.error({
      code: 'WRONG_DELIMITER',
      row: 1,
      found: delimiter.name,
      expected: 'commas',
      message: `Columns are separated by ${delimiter.name}.`,
      advice: 'Save the file again as “CSV (comma separated)”.',
    });
  }
  const split = splitRows(text.text, delimiter.character);
  if (!split.ok) {
    reportUnsplittable(name, split, issues);
    return undefined;
  }
  for (const fault of split.faults) reportFault(fault, issues);
  return { encoding: text.encoding, rows: split.rows };
}

/**
 * A small file's text, once it is certain that it is a text of a size that can be read; undefined, and reported,
 * where it is not.
 */
export function readSmallText(name: string, bytes: Uint8Array, issues: IssueCollector): DecodedText | undefined {
  if (bytes.length === 0) {
    reportEmpty(name, issues);
    return undefined;
  }
  if (bytes.length > SMALL_FILE_BYTES_MAX) {
    issues.error({
      code: 'FILE_TOO_LARGE',
      found: sizeInWords(bytes.length),
      expected: `at most ${sizeInWords(SMALL_FILE_BYTES_MAX)}`,
      message: `${name} is ${sizeInWords(bytes.length)}; the limit for this kind of file is ${sizeInWords(SMALL_FILE_BYTES_MAX)}.`,
      advice: 'Check that it is the right file. Cast vote records are sent in another place.',
    });
    return undefined;
  }
  const binary = sniffBinary(bytes);
  if (binary !== undefined) {
    reportNotText(name, binary, issues);
    return undefined;
  }
  const zero = encodingOf(bytes) === 'utf-8' ? bytes.indexOf(0) : -1;
  if (zero !== -1) {
    issues.error({
      code: 'NUL_BYTES',
      found: `binary zero at byte ${zero + 1}`,
      message: `${name} holds binary zeros from byte ${zero + 1} on. It is not a text file, or was damaged on the way.`,
      advice: 'Save the file again as “CSV UTF-8 (comma separated)” and send that.',
    });
    return undefined;
  }
  const decoded = decodeText(bytes);
  if (decoded === undefined) reportNotText(name, 'damaged text', issues);
  if (decoded?.encoding === 'windows-1252') reportWindows1252(decoded.text, issues);
  return decoded;
}

function reportEmpty(name: string, issues: IssueCollector): void {
  issues.error({
    code: 'FILE_EMPTY',
    message: `${name} has no content.`,
    advice: 'Export the file again and check its size before sending it.',
  });
}

function reportNotText(name: string, found: string, issues: IssueCollector): void {
  issues.error({
    code: 'NOT_TEXT',
    found,
    expected: 'CSV text',
    message: `${name} is not a CSV file; it is ${found}.`,
    advice: 'In your spreadsheet program use “Save as… CSV (comma separated)” and send that file.',
  });
}

function reportWindows1252(text: string, issues: IssueCollector): void {
  const words = new Set(text.match(/[^\s,;"]*[\u0080-\u{10ffff}][^\s,;"]*/gu)?.map((word) => word.slice(0, 40)));
  const examples = [...words].slice(0, 5).join(', ');
  issues.warn({
    code: 'DECODED_AS_CP1252',
    found: examples,
    expected: 'UTF-8',
    message: `The file is not UTF-8; it was read as Windows-1252. Check names with accents: ${examples}.`,
    advice: 'If a name looks wrong, save the file again as “CSV UTF-8” and send that.',
  });
}

function reportUnsplittable(
  name: string,
  { reason, row }: { readonly reason: 'line-too-long' | 'too-many-cells'; readonly row: number },
  issues: IssueCollector,
): void {
  if (reason === 'line-too-long') {
    issues.error({
      code: 'LINE_TOO_LONG',
      row,
      expected: `at most ${LINE_LENGTH_MAX} characters`,
      message: `Row ${row} of ${name} is longer than ${LINE_LENGTH_MAX} characters. The file is damaged or not a table.`,
      advice: 'Export the file again.',
    });
    return;
  }
  issues.error({
    code: 'FILE_TOO_LARGE',
    row,
    expected: `at most ${CELLS_MAX} cells`,
    message: `${name} has more than ${CELLS_MAX} cells.`,
    advice: 'Check that it is the right file.',
  });
}

const FAULT_IN_WORDS: Record<QuotingFault['fault'], string> = {
  'quote-inside-cell': 'has a quotation mark inside a cell that is not quoted',
  'text-after-quote': 'has text after a closing quotation mark',
  'quote-not-closed': 'has an opening quotation mark that is never closed',
};

function reportFault({ row, fault, found }: QuotingFault, issues: IssueCollector): void {
  issues.error({
    code: 'BAD_QUOTING',
    row,
    found,
    message: `Row ${row} ${FAULT_IN_WORDS[fault]}: ${found}`,
    advice:
      'Put the whole cell in quotation marks and write each mark inside it twice, or save the file from a spreadsheet program as CSV.',
  });
}

/** A file that is certainly another of ours is named for what it is; its other issues would only distract. */
function reportWrongFile(rows: readonly Row[], issues: IssueCollector, expectation: TableExpectation): boolean {
  const detected: { kind: TableKind | 'cvr'; format?: CvrFormat } | undefined = detectTableKind(rows);
  if (detected === undefined || detected.kind === expectation.kind) return false;
  const header = new Set(rows[0]?.cells.map(foldName));
  // Batch names and counts may be a manifest or totals with an odd header: an own column tells.
  if (detected.kind === 'candidate-totals' && expectation.kind === 'manifest' && header.has('number of ballots')) {
    return false;
  }
  reportOtherFile(detected.kind, issues, expectation);
  return true;
}

function reportOtherFile(kind: keyof typeof WRONG_FILES, issues: IssueCollector, { inWords }: TableExpectation): void {
  const { code, words } = WRONG_FILES[kind];
  issues.error({
    code,
    found: words,
    expected: inWords,
    message: `This looks like ${words}, not ${inWords}.`,
    advice:
      kind === 'worksheet'
        ? 'Download the manifest or the totals made in the last step of batch file preparation, and send that.'
        : `Send it in the place for ${words}, and ${inWords} here.`,
  });
}
