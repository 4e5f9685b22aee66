import type { CsvRow } from '../csv/tokenize-csv.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { addContest, addMark, type Card, clearContests, createCard, NO_RECORD_ID } from './card.ts';
import type { CardIntake } from './card-intake.ts';
import {
  bytesText,
  cellNumber,
  cellText,
  columnLetters,
  createColumnReader,
  isBlankRow,
  shortened,
} from './csv-cells.ts';
import type { CvrFile } from './cvr-reading.ts';
import {
  type DominionContest,
  type DominionHeader,
  isDominionHeaderRow,
  readDominionHeader,
  rowTexts,
} from './dominion-csv-header.ts';
import { noteImprint } from './note-imprint.ts';
import { readCsvRows, type UploadContext } from './upload-context.ts';

const HEADER_ROWS_MAX = 10;
const RECORD_ID_MAX = 2_147_483_647;

/** Reads a Dominion (Liberty Vote) CVR export in its tabular form: four header rows, then one card a row. */
export async function readDominionCsv(context: UploadContext, fileIndex: number, file: CvrFile): Promise<void> {
  const { intake } = context;
  const headerRows: string[][] = [];
  let readRow: ((row: CsvRow) => void) | undefined;
  let headerMissing = false;

  await readCsvRows(context, file, (row) => {
    if (readRow !== undefined) readRow(row);
    else if (!headerMissing) {
      const cells = rowTexts(row);
      headerRows.push(cells);
      if (isDominionHeaderRow(cells)) {
        const { contests, issues } = intake;
        const header = readDominionHeader({ rows: headerRows, headerRow: row.row, contests, issues });
        readRow = createRowReader({ header, intake, fileIndex, file });
      } else headerMissing = headerRows.length === HEADER_ROWS_MAX;
    }
  });

  if (readRow === undefined) {
    intake.issues.error({
      code: 'CVR_HEADER_NOT_FOUND',
      file: file.name,
      message: `No Dominion header row was found in the first ${HEADER_ROWS_MAX} rows of ${file.name}.`,
      advice: 'Send the CVR export as the election management system wrote it.',
    });
  }
}

type RowReaderOptions = {
  readonly header: DominionHeader;
  readonly intake: CardIntake;
  readonly fileIndex: number;
  readonly file: CvrFile;
};

function createRowReader({ header, intake, fileIndex, file }: RowReaderOptions): (row: CsvRow) => void {
  const { columns, contests, columnCount } = header;
  const { issues } = intake;
  const card = createCard();
  card.file = fileIndex;
  const readTabulator = createColumnReader();
  const readBatch = createColumnReader();
  const readStyle = createColumnReader();
  const readPrecinct = createColumnReader();
  const readGroup = createColumnReader();
  const batches = createBatchCache(intake);
  const usable = columns.tabulator >= 0 && columns.batch >= 0 && columns.recordId >= 0;

  return (row) => {
    if (isBlankRow(row)) return;
    if (!widthFits(row, header, issues)) return;
    const firstByte = row.bytes[row.start[0] ?? 0] ?? 0;
    // “Redacted…” and “AGGREGATED…” begin with a letter; numbers, quotes and formulas do not.
    if (firstByte >= 0x41 && isRedacted(row, issues)) return;
    card.row = row.row;
    card.cvrNumber = Math.max(0, cellNumber(row, columns.cvrNumber < 0 ? columnCount : columns.cvrNumber));
    card.style = readStyle(row, columns.style);
    card.precinct = readPrecinct(row, columns.precinct);
    card.countingGroup = readGroup(row, columns.countingGroup);
    if (usable) {
      const batch = batches(readTabulator(row, columns.tabulator), readBatch(row, columns.batch));
      card.batch = batch.index;
      card.recordId = readRecordId({ row, header, issues, card });
      card.imprintedId = readImprint({ row, header, issues, prefix: batch.prefix, card });
      if (batch.blank) reportBlankKey({ row, header, issues });
    }
    clearContests(card);
    for (const contest of contests) readContest({ contest, row, card, header, issues });
    if (usable) intake.add(card);
  };

  function isRedacted(row: CsvRow, collector: IssueCollector): boolean {
    if (!/^(redacted|aggregated)/i.test(cellText(row, 0))) return false;
    collector.error({
      code: 'REDACTED_ROWS',
      file: file.name,
      row: row.row,
      message: `Row ${row.row} adds several cards up to protect voters’ privacy; these cards cannot be compared.`,
      advice: 'Send the unredacted export. It is not published.',
    });
    return true;
  }
}

/** The marks of one contest on one row. All its cells blank means: not on this card. */
function readContest(options: {
  readonly contest: DominionContest;
  readonly row: CsvRow;
  readonly card: Card;
  readonly header: DominionHeader;
  readonly issues: IssueCollector;
}): void {
  const { contest, row, card } = options;
  const { columns } = contest;
  const { bytes, start, end } = row;
  let listed = false;
  let blanks = 0;
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index] ?? 0;
    const at = start[column] ?? 0;
    const length = (end[column] ?? 0) - at;
    if (length === 0) {
      blanks += 1;
      continue;
    }
    const byte = bytes[at] ?? 0;
    const value = length === 1 && (byte === 0x30 || byte === 0x31) ? byte - 0x30 : readVote(options, column);
    if (value === BLANK_VOTE) {
      blanks += 1;
      continue;
    }
    if (!listed) {
      addContest(card, contest.contest, 0);
      listed = true;
    }
    if (value === 1) addMark(card, (contest.choices[index] ?? 0) + ((contest.ranks[index] ?? 0) << 16));
  }
  if (listed && blanks > 0) warnPartlyBlank(options, blanks);
}

const BLANK_VOTE = -1;

/** A vote cell that is not simply 0 or 1: quoted as a formula, padded, or something a vote cannot be. */
function readVote(
  options: { readonly row: CsvRow; readonly header: DominionHeader; readonly issues: IssueCollector },
  column: number,
): number {
  const { row, header, issues } = options;
  const text = cellText(row, column);
  if (text === '') return BLANK_VOTE;
  if (text === '0') return 0;
  if (text === '1') return 1;
  const density = /^(\d+) \(\d+\)$/.test(text);
  issues.error({
    code: 'BAD_VOTE_VALUE',
    row: row.row,
    column: header.names[column] ?? columnLetters(column),
    found: shortened(text),
    expected: '0 or 1',
    message: `Row ${row.row}, ${header.names[column]}: “${shortened(text)}” is not 0 or 1.`,
    advice: density ? 'Export again without mark density.' : 'Export the CVRs again and do not edit the file.',
  });
  return 0;
}

function warnPartlyBlank(
  options: { readonly contest: DominionContest; readonly row: CsvRow; readonly header: DominionHeader } & {
    readonly issues: IssueCollector;
  },
  blanks: number,
): void {
  const { contest, row, header, issues } = options;
  const name = header.names[contest.columns[0] ?? 0] ?? '';
  issues.warn({
    code: 'PARTLY_BLANK_CONTEST',
    row: row.row,
    column: name,
    message: `Row ${row.row}: ${blanks} of ${contest.columns.length} cells of the contest at “${name}” are blank. It was read as on the card, blank as 0.`,
    advice: 'Check that the file was not edited.',
  });
}

/** One entry for each pair of tabulator and batch; neighbouring rows mostly share it. */
function createBatchCache(intake: CardIntake) {
  let tabulator: string | undefined;
  let name: string | undefined;
  let entry = { index: 0, prefix: '', blank: false };
  return (tabulatorText: string, nameText: string) => {
    if (tabulatorText === tabulator && nameText === name) return entry;
    tabulator = tabulatorText;
    name = nameText;
    entry = {
      index: intake.batch(tabulator, name),
      prefix: `${tabulator}-${name}-`,
      blank: tabulator === '' || name === '',
    };
    return entry;
  };
}

type CellContext = { readonly row: CsvRow; readonly header: DominionHeader; readonly issues: IssueCollector };

function reportBlankKey({ row, header, issues }: CellContext): void {
  for (const [name, column] of [
    ['TabulatorNum', header.columns.tabulator],
    ['BatchId', header.columns.batch],
  ] as const) {
    if (cellText(row, column) === '') reportBlank(issues, row.row, name);
  }
}

function reportBlank(issues: IssueCollector, row: number, column: string): void {
  issues.error({
    code: 'BLANK_CELL',
    row,
    column,
    message: `Row ${row}: “${column}” is blank.`,
    advice: 'Without it the card cannot be found. Export the CVRs again.',
  });
}

function readRecordId({ row, header, issues, card }: CellContext & { readonly card: Card }): number {
  const { recordId } = header.columns;
  const value = cellNumber(row, recordId);
  if (value >= 0 && value <= RECORD_ID_MAX) return value;
  const text = cellText(row, recordId);
  if (text === '') reportBlank(issues, row.row, 'RecordId');
  else {
    issues.error({
      code: 'BAD_RECORD_ID',
      row: row.row,
      column: 'RecordId',
      found: shortened(text),
      expected: 'a whole number',
      message: `Row ${row.row} (CvrNumber ${card.cvrNumber}): record id “${shortened(text)}” is not a number. Public copies hide it, and with it the order of the cards.`,
      advice: 'Send the export with record ids; without them no card can be found.',
    });
  }
  return NO_RECORD_ID;
}

/** The printed text; undefined where it says no more than tabulator, batch and record id. */
function readImprint(options: CellContext & { readonly prefix: string; readonly card: Card }): string | undefined {
  const { row, header, issues, prefix, card } = options;
  const { imprintedId, votingId } = header.columns;
  if (imprintedId >= 0 && isDerived({ row, cell: imprintedId, prefix, recordCell: header.columns.recordId })) return;
  const text = imprintedId >= 0 ? cellText(row, imprintedId) : '';
  const printed = text === '' && votingId >= 0 ? cellText(row, votingId) : text;
  if (printed === '') {
    reportBlank(issues, row.row, 'ImprintedId');
    return;
  }
  return noteImprint({ text: printed, row: row.row, column: 'ImprintedId', derived: prefix + card.recordId, issues });
}

/** Compares bytes instead of making a string of every row’s text: nearly all are `<tabulator>-<batch>-<record id>`. */
function isDerived(options: { row: CsvRow; cell: number; prefix: string; recordCell: number }): boolean {
  const { row, cell, prefix, recordCell } = options;
  const { bytes } = row;
  const start = row.start[cell] ?? 0;
  const length = (row.end[cell] ?? 0) - start;
  const recordStart = row.start[recordCell] ?? 0;
  const recordLength = (row.end[recordCell] ?? 0) - recordStart;
  if (recordLength === 0 || length !== prefix.length + recordLength) return false;
  for (let at = 0; at < prefix.length; at += 1) if (bytes[start + at] !== prefix.charCodeAt(at)) return false;
  const tail = start + prefix.length;
  for (let at = 0; at < recordLength; at += 1) if (bytes[tail + at] !== bytes[recordStart + at]) return false;
  return true;
}

function widthFits(row: CsvRow, header: DominionHeader, issues: IssueCollector): boolean {
  const { columnCount } = header;
  if (row.cells === columnCount) return true;
  let lastFilled = row.cells - 1;
  while (lastFilled >= columnCount && cellText(row, lastFilled) === '') lastFilled -= 1;
  if (row.cells > columnCount && lastFilled < columnCount) return true;
  const beginning = bytesText(row.bytes, row.start[0] ?? 0, Math.min(row.end[0] ?? 0, (row.start[0] ?? 0) + 60));
  issues.error({
    code: 'CELL_COUNT',
    row: row.row,
    found: `${row.cells} cells`,
    expected: `${columnCount} cells`,
    message: `Row ${row.row}, which begins with “${beginning}”, has ${row.cells} cells; the header has ${columnCount}.`,
    advice: 'A comma inside a name must be quoted. If this is the last row, the file may have been cut off.',
  });
  return false;
}
