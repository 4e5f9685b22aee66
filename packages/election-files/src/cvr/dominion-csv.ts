import { fileSaying } from '@plumbline/words/file-words';
import { type CsvRow, EMPTY_ROW } from '../csv/tokenize-csv.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { createBatchCache } from './batch-cache.ts';
import { type Card, clearContests, createCard, NO_RECORD_ID } from './card.ts';
import type { CardIntake } from './card-intake.ts';
import { cellNumber, cellText, createColumnReader, isBlankRow } from './csv-cells.ts';
import type { CvrFile } from './cvr-reading.ts';
import { type DominionHeader, isDominionHeaderRow, readDominionHeader } from './dominion-csv-header.ts';
import { noteImprint } from './note-imprint.ts';
import { recordIdIn, reportBlankCell, reportRecordId, rowTexts, rowWidthFits } from './row-checks.ts';
import { fileNumber, readCsvRows, type UploadContext } from './upload-context.ts';
import { readVoteColumns } from './vote-columns.ts';

const HEADER_ROWS_MAX = 10;

/** Reads a Dominion (Liberty Vote) CVR export in its tabular form: four header rows, then one card a row. */
export async function readDominionCsv(context: UploadContext, file: CvrFile): Promise<void> {
  const { intake } = context;
  const fileIndex = fileNumber(context, file.name);
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
      message: fileSaying('dominion.noDominionHeaderRowWas', { headerrowsmax: HEADER_ROWS_MAX, file: file.name }),
      advice: fileSaying('dominion.sendTheCvrExportAs'),
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
  const votes = { row: EMPTY_ROW, card, names: header.names, issues };
  const usable = columns.tabulator >= 0 && columns.batch >= 0 && columns.recordId >= 0;

  return (row) => {
    if (isBlankRow(row)) return;
    if (!rowWidthFits(row, columnCount, issues)) return;
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
      card.recordId = recordIdIn(row, columns.recordId);
      if (card.recordId < 0) refuseRecordId(row);
      card.imprintedId = readImprint({ row, header, issues, prefix: batch.prefix, card });
      if (batch.blank) reportBlankKey({ row, header, issues });
    }
    clearContests(card);
    votes.row = row;
    for (const contest of contests) readVoteColumns(contest, votes);
    if (usable) intake.add(card);
  };

  function refuseRecordId(row: CsvRow): void {
    card.recordId = NO_RECORD_ID;
    reportRecordId({ row, cell: columns.recordId, column: 'RecordId', record: `CvrNumber ${card.cvrNumber}`, issues });
  }

  function isRedacted(row: CsvRow, collector: IssueCollector): boolean {
    if (!/^(redacted|aggregated)/i.test(cellText(row, 0))) return false;
    collector.error({
      code: 'REDACTED_ROWS',
      file: file.name,
      row: row.row,
      message: fileSaying('dominion.rowAddsSeveralCardsUp', { row: row.row }),
      advice: fileSaying('dominion.sendTheUnredactedExportIt'),
    });
    return true;
  }
}

type CellContext = { readonly row: CsvRow; readonly header: DominionHeader; readonly issues: IssueCollector };

function reportBlankKey({ row, header, issues }: CellContext): void {
  for (const [name, column] of [
    ['TabulatorNum', header.columns.tabulator],
    ['BatchId', header.columns.batch],
  ] as const) {
    if (cellText(row, column) === '') reportBlankCell(issues, row.row, name);
  }
}

/** The printed text; undefined where it says no more than tabulator, batch and record id. */
function readImprint(options: CellContext & { readonly prefix: string; readonly card: Card }): string | undefined {
  const { row, header, issues, prefix, card } = options;
  const { imprintedId, votingId } = header.columns;
  if (imprintedId >= 0 && isDerived({ row, cell: imprintedId, prefix, recordCell: header.columns.recordId })) return;
  const text = imprintedId >= 0 ? cellText(row, imprintedId) : '';
  const printed = text === '' && votingId >= 0 ? cellText(row, votingId) : text;
  if (printed === '') {
    reportBlankCell(issues, row.row, 'ImprintedId');
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
