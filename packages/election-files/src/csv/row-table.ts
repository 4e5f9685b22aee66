import { forbiddenCharacter } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import type { CvrFormat } from '../cvr/cvr-reading.ts';
import { detectKind, detectTableKind, KIND_HEAD_BYTES, type TableKind } from '../detect-kind.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { foldName } from '../nearest-name.ts';
import type { RoomFileKind } from '../room-files/room-file.ts';
import { type DateCell, type FileEncoding, SMALL_FILE_BYTES_MAX, type SmallFile, sizeInWords } from '../small-file.ts';
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
  readonly kind: Exclude<TableKind, 'worksheet'> | RoomFileKind;
  /** The kind in words, as in "a ballot manifest". */
  readonly inWords: string;
  /** Headers that may be expected; they settle which delimiter the file uses. */
  readonly headers: readonly string[];
  /** Headers over days: a date of a workbook belongs there, and is damage anywhere else. */
  readonly days?: readonly string[];
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
  const opened = 'sheet' in file ? openSheet(file, issues, expectation) : openText(file, issues, expectation);
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
      message: fileSaying('tables.thereIsAHeaderBut'),
      advice: fileSaying('tables.exportTheFileAgainAnd'),
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
    message: fileSaying('tables.theHeadersAreInRow', { row: header.row, shown }),
    advice: fileSaying('tables.deleteAndSendTheFile', { lines }),
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
        message: fileSaying('tables.rowHoldsACharacterThat', { row, column, cell: cell.slice(0, 60), found }),
        advice: fileSaying('tables.theFileWasDamagedOr'),
      });
    }
  }
}

type OpenedRows = { readonly encoding: FileEncoding; readonly rows: readonly Row[] };

function openSheet(
  file: Extract<SmallFile, { sheet: unknown }>,
  issues: IssueCollector,
  { days = [] }: TableExpectation,
): OpenedRows | undefined {
  const { errors, warnings, rows, dates } = file.sheet;
  const ofDays = new Set(days.map(headerKey));
  const header = rows[0]?.cells ?? [];
  const isOfDays = ({ position }: DateCell) => ofDays.has(headerKey(header[position] ?? ''));
  const issuesOfDates = new Set(dates.map(({ issue }) => issue));
  for (const { issue } of dates.filter((date) => !isOfDays(date))) issues.error(issue);
  for (const error of errors) if (!issuesOfDates.has(error)) issues.error(error);
  for (const warning of warnings) issues.warn(warning);
  const found = Map.groupBy(dates.filter(isOfDays), ({ row }) => row);
  return { encoding: 'xlsx', rows: found.size === 0 ? rows : rows.map((row) => withDates(row, found.get(row.row))) };
}

function withDates(row: Row, dates: readonly DateCell[] | undefined): Row {
  if (dates === undefined) return row;
  const cells = [...row.cells];
  for (const { position, day } of dates) {
    while (cells.length < position) cells.push('');
    cells[position] = day;
  }
  return { ...row, cells };
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
      message: fileSaying('tables.columnsAreSeparatedBy', { delimiter: delimiter.name }),
      advice: fileSaying('tables.saveTheFileAgainAs'),
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
      message: fileSaying('tables.isTheLimitForThis', {
        name,
        count: sizeInWords(bytes.length),
        smallfilebytesmax: sizeInWords(SMALL_FILE_BYTES_MAX),
      }),
      advice: fileSaying('tables.checkThatItIsThe'),
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
      message: fileSaying('tables.holdsBinaryZerosFromByte', { name, zero: zero + 1 }),
      advice: fileSaying('tables.saveTheFileAgainAsCsv'),
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
    message: fileSaying('tables.hasNoContent', { name }),
    advice: fileSaying('tables.exportTheFileAgainAndCheck'),
  });
}

function reportNotText(name: string, found: string, issues: IssueCollector): void {
  issues.error({
    code: 'NOT_TEXT',
    found,
    expected: 'CSV text',
    message: fileSaying('tables.isNotACsvFile', { name, found }),
    advice: fileSaying('tables.inYourSpreadsheetProgramUse'),
  });
}

function reportWindows1252(text: string, issues: IssueCollector): void {
  const words = new Set(text.match(/[^\s,;"]*[\u0080-\u{10ffff}][^\s,;"]*/gu)?.map((word) => word.slice(0, 40)));
  const examples = [...words].slice(0, 5).join(', ');
  issues.warn({
    code: 'DECODED_AS_CP1252',
    found: examples,
    expected: 'UTF-8',
    message: fileSaying('tables.theFileIsNotUtf', { examples }),
    advice: fileSaying('tables.ifANameLooksWrong'),
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
      message: fileSaying('tables.rowOfIsLongerThan', { row, name, linelengthmax: LINE_LENGTH_MAX }),
      advice: fileSaying('tables.exportTheFileAgain'),
    });
    return;
  }
  issues.error({
    code: 'FILE_TOO_LARGE',
    row,
    expected: `at most ${CELLS_MAX} cells`,
    message: fileSaying('tables.hasMoreThanCells', { name, cellsmax: CELLS_MAX }),
    advice: fileSaying('tables.checkThatItIsTheRight'),
  });
}

function reportFault({ row, fault, found }: QuotingFault, issues: IssueCollector): void {
  issues.error({
    code: 'BAD_QUOTING',
    row,
    found,
    message: fileSaying(`tables.faults.${fault}`, { row, found }),
    advice: fileSaying('tables.putTheWholeCellIn'),
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
  // Counts of batches by tabulator have the columns of a manifest that other systems write, and a file of them is none.
  const countsBatches = expectation.kind === 'tabulator-batches' || expectation.kind === 'cvr-batches';
  if (detected.kind === 'manifest' && countsBatches && !header.has('number of ballots')) return false;
  reportOtherFile(detected.kind, issues, expectation);
  return true;
}

function reportOtherFile(kind: keyof typeof WRONG_FILES, issues: IssueCollector, { inWords }: TableExpectation): void {
  const { code, words } = WRONG_FILES[kind];
  issues.error({
    code,
    found: words,
    expected: inWords,
    message: fileSaying('tables.thisLooksLikeNot', { words, inWords }),
    advice:
      kind === 'worksheet'
        ? fileSaying('tables.downloadTheManifestOrThe')
        : fileSaying('tables.sendItInThePlace', { words, inWords }),
  });
}
