import { fileSaying } from '@plumbline/words/file-words';
import type { CsvRow } from '../csv/tokenize-csv.ts';
import { looksChangedBySpreadsheet } from '../looks-changed-by-spreadsheet.ts';
import { NO_RECORD_ID } from './card.ts';
import type { CardIntake } from './card-intake.ts';
import { cellNumber, cellText, createColumnReader, isBlankRow, shortened } from './csv-cells.ts';
import type { CvrFile } from './cvr-reading.ts';
import {
  createEssBallotStore,
  DECIMAL,
  type EssBallotEntry,
  type EssBallotStore,
  type EssBallots,
  HEXADECIMAL,
  OTHER,
} from './ess-ballot-store.ts';
import { type EssColumns, essColumns } from './ess-headers.ts';
import { reportBlankCell, reportMissingColumns, rowTexts } from './row-checks.ts';
import { readCsvRows, type UploadContext } from './upload-context.ts';

const HEADER_ROWS_MAX = 10;
const EXCEPTIONS = /^(overvote|undervote|blank ballot|write-in|blank|unclear|)$/i;

/** Reads all ballots exports of an upload. */
export async function readEssBallots(context: UploadContext, files: readonly CvrFile[]): Promise<EssBallots> {
  const store = createEssBallotStore();
  for (const file of files) await readBallotsFile(context, file, store);
  return store.close();
}

async function readBallotsFile(context: UploadContext, file: CvrFile, store: EssBallotStore): Promise<void> {
  const { issues } = context.intake;
  let columns: EssColumns | undefined;
  let names: string[] = [];
  let unusable = false;
  let readEntry: ((row: CsvRow, shift: number) => EssBallotEntry | undefined) | undefined;

  await readCsvRows(context, file, (row) => {
    if (unusable || isBlankRow(row)) return;
    if (columns === undefined) {
      // Up to five rows stand before the header: “Ballots”, election, county, date, blank.
      const cells = rowTexts(row);
      const found = essColumns(cells);
      if (found.cvrNumber === -1) {
        unusable = row.row > HEADER_ROWS_MAX;
        return;
      }
      columns = found;
      names = cells;
      const missing = [
        ...(found.batch === -1 ? ['Batch'] : []),
        ...(found.tabulatorCvr === -1 ? ['Tabulator CVR'] : []),
      ];
      unusable = reportMissingColumns({ missing, names: cells, row: row.row, issues });
      readEntry = createEntryReader({ columns: found, file, store, intake: context.intake });
      return;
    }
    if (/^total/i.test(cellText(row, 0))) return;
    const shift = surplusOf({ row, names, columns, file, context });
    if (shift === undefined) return;
    const entry = readEntry?.(row, shift);
    if (entry !== undefined) store.add(entry);
  });
}

/**
 * How many cells too many a row has; undefined where it cannot be used. Exceptions such as `Overvote, Undervote` are
 * written without quotes: their commas make additional cells, which are recognised by their words.
 */
function surplusOf(options: {
  readonly row: CsvRow;
  readonly names: readonly string[];
  readonly columns: EssColumns;
  readonly file: CvrFile;
  readonly context: UploadContext;
}): number | undefined {
  const { row, names, columns, file, context } = options;
  const { issues } = context.intake;
  const surplus = row.cells - names.length;
  if (surplus === 0) return 0;
  const first = columns.originalException;
  const repairable = surplus > 0 && first >= 0 && columns.remainingException === first + 1;
  const cells = Array.from({ length: surplus + 2 }, (_, index) => cellText(row, first + index));
  if (repairable && cells.every((cell) => EXCEPTIONS.test(cell))) {
    issues.warn({
      code: 'CELL_COUNT',
      file: file.name,
      found: `${row.cells} cells`,
      expected: `${names.length} cells`,
      row: row.row,
      message: fileSaying('ess.rowOfHasCommasWithout', { row: row.row, file: file.name }),
      advice: fileSaying('ess.nothingNeedsToBeDone'),
    });
    return surplus;
  }
  if (surplus > 0 && blankFrom(row, names.length)) return 0;
  issues.error({
    code: 'CELL_COUNT',
    file: file.name,
    row: row.row,
    found: `${row.cells} cells`,
    expected: `${names.length} cells`,
    message: fileSaying('ess.rowOfHasCellsThe', {
      row: row.row,
      file: file.name,
      cells: row.cells,
      count: names.length,
    }),
    advice: fileSaying('ess.exportAsAnExcelWorkbook'),
  });
  return undefined;
}

function blankFrom(row: CsvRow, from: number): boolean {
  for (let cell = from; cell < row.cells; cell += 1) if (cellText(row, cell) !== '') return false;
  return true;
}

function createEntryReader(options: {
  readonly columns: EssColumns;
  readonly file: CvrFile;
  readonly store: EssBallotStore;
  readonly intake: CardIntake;
}): (row: CsvRow, shift: number) => EssBallotEntry | undefined {
  const { columns, file, store, intake } = options;
  const { issues } = intake;
  const readBatch = createColumnReader();
  const readMachine = createColumnReader();
  const readGroup = createColumnReader();

  return (row, shift) => {
    const behind = (column: number) => (column > columns.originalException ? column + shift : column);
    const cvrNumber = cellNumber(row, behind(columns.cvrNumber));
    if (cvrNumber < 0) {
      reportCvrNumber({ row, text: cellText(row, behind(columns.cvrNumber)), file, intake });
      return undefined;
    }
    const batchName = readBatch(row, behind(columns.batch));
    if (batchName === '') reportBlankCell(issues, row.row, 'Batch');
    const machine = columns.machine < 0 ? '' : readMachine(row, behind(columns.machine));
    const text = cellText(row, behind(columns.tabulatorCvr));
    const imprint = parseTabulatorCvr(text, machine !== '');
    if (imprint === undefined) reportTabulatorCvr({ row, text, file, intake });
    const tabulator = machine !== '' ? machine : String(imprint?.high ?? 0).padStart(4, '0');
    const { high = 0, low = 0, kind = OTHER } = imprint ?? {};
    return {
      cvrNumber,
      batch: intake.batch(tabulator, batchName),
      recordId: kind === DECIMAL ? low : NO_RECORD_ID,
      imprintHigh: high,
      imprintLow: low,
      imprintKind: kind,
      reportingGroup:
        columns.reportingGroup < 0 ? 0 : store.groupNumber(readGroup(row, behind(columns.reportingGroup))),
    };
  };
}

/** `0012000045` is tabulator 0012, record 45; sixteen hexadecimal digits are printed on the paper by a newer scanner. */
function parseTabulatorCvr(
  text: string,
  hasMachine: boolean,
): { readonly high: number; readonly low: number; readonly kind: number } | undefined {
  if (/^\d{10}$/.test(text)) return { high: Number(text.slice(0, 4)), low: Number(text.slice(4)), kind: DECIMAL };
  if (hasMachine && /^[0-9a-f]{16}$/i.test(text)) {
    return { high: Number.parseInt(text.slice(0, 8), 16), low: Number.parseInt(text.slice(8), 16), kind: HEXADECIMAL };
  }
  return undefined;
}

type CellReport = {
  readonly row: CsvRow;
  readonly text: string;
  readonly file: CvrFile;
  readonly intake: CardIntake;
};

function reportTabulatorCvr({ row, text, file, intake }: CellReport): void {
  const damaged = looksChangedBySpreadsheet(text) || /^\d{1,9}$/.test(text);
  intake.issues.error({
    code: 'BAD_TABULATOR_CVR',
    file: file.name,
    row: row.row,
    column: 'Tabulator CVR',
    found: shortened(text),
    expected: 'ten digits',
    message: fileSaying('ess.rowMustBeTenDigits', { file: file.name, row: row.row, text: shortened(text) }),
    advice: damaged ? fileSaying('ess.aSpreadsheetProgramHasChanged') : fileSaying('ess.exportTheBallotsAgainAnd'),
  });
}

/** Reports a Cast Vote Record number that is none. */
export function reportCvrNumber({ row, text, file, intake }: CellReport): void {
  if (text === '') reportBlankCell(intake.issues, row.row, 'Cast Vote Record');
  else {
    intake.issues.error({
      code: 'NOT_A_NUMBER',
      file: file.name,
      row: row.row,
      column: 'Cast Vote Record',
      found: shortened(text),
      expected: 'a whole number',
      message: fileSaying('ess.rowOfInCastVote', { row: row.row, file: file.name, text: shortened(text) }),
      advice: fileSaying('ess.exportTheFileAgainAnd'),
    });
  }
}
