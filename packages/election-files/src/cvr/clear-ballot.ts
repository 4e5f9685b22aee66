import { type CsvRow, EMPTY_ROW } from '../csv/tokenize-csv.ts';
import { createBatchCache } from './batch-cache.ts';
import { clearContests, createCard, NO_RECORD_ID } from './card.ts';
import type { CardIntake } from './card-intake.ts';
import {
  type ChoiceColumn,
  type ClearBallotHeader,
  parseChoiceColumns,
  readClearBallotHeader,
} from './clear-ballot-header.ts';
import { isLegacyPart, readLegacyLookups } from './clear-ballot-legacy.ts';
import { cellNumber, cellText, createColumnReader, isBlankRow } from './csv-cells.ts';
import type { CvrFile } from './cvr-reading.ts';
import { noteImprint } from './note-imprint.ts';
import { recordIdIn, reportBlankCell, reportRecordId, rowTexts, rowWidthFits } from './row-checks.ts';
import { fileNumber, readCsvRows, type UploadContext } from './upload-context.ts';
import { listFiles } from './upload-files.ts';
import { readVoteColumns } from './vote-columns.ts';

/**
 * Reads ClearBallot CVR exports: one header row (in one variant two), then one card a row.
 *
 * Batch = BoxID, record id = BoxPosition, tabulator = ScanComputerName. The BallotID is shown as the imprinted id, but
 * is not printed on the paper. The older export in several files names its choices in files of their own.
 */
export async function readClearBallot(context: UploadContext): Promise<void> {
  const files = await listFiles(context);
  const lookups = await readLegacyLookups(context, files);
  const tables = files.filter(({ name }) => !isLegacyPart(name));
  for (const file of tables) await readTable({ context, file, lookups });
}

async function readTable(options: {
  readonly context: UploadContext;
  readonly file: CvrFile;
  readonly lookups: ReadonlyMap<string, ChoiceColumn>;
}): Promise<void> {
  const { context, file, lookups } = options;
  const { intake } = context;
  const fileIndex = fileNumber(context, file.name);
  const { contests, issues } = intake;
  let above: readonly string[] | undefined;
  let readRow: ((row: CsvRow) => void) | undefined;
  await readCsvRows(context, file, (row) => {
    if (readRow !== undefined) readRow(row);
    else if (!isBlankRow(row)) {
      const names = rowTexts(row);
      if (above === undefined && looksLikeTitleRow(names)) above = names;
      else {
        const choices = meaningOfColumns({ names, above, lookups, row: row.row, intake });
        readRow = createRowReader({
          header: readClearBallotHeader({ names, choices, row: row.row, contests, issues }),
          intake,
          fileIndex,
        });
      }
    }
  });
}

/** The first of two header rows names contests only: it lacks the columns every export begins with. */
function looksLikeTitleRow(names: readonly string[]): boolean {
  return names[0] === '' && !names.some((name) => name.startsWith('Choice_'));
}

function meaningOfColumns(options: {
  readonly names: readonly string[];
  readonly above: readonly string[] | undefined;
  readonly lookups: ReadonlyMap<string, ChoiceColumn>;
  readonly row: number;
  readonly intake: CardIntake;
}): (ChoiceColumn | undefined)[] {
  const { names, above, lookups, row, intake } = options;
  if (above !== undefined) return names.map((name, column) => choiceBelowTitle(name, above[column] ?? '', column));
  if (lookups.size > 0) return names.map((name) => lookups.get(/^Choice_(\d+)(?:_\d+)?$/.exec(name)?.[1] ?? ''));
  return parseChoiceColumns(names, { row, issues: intake.issues });
}

/** Two header rows: the contest above, `choice:party` below. */
function choiceBelowTitle(name: string, title: string, column: number): ChoiceColumn | undefined {
  if (title === '') return undefined;
  const votes = /^(.*?)[ :(]*Vote For ?=? ?(\d{1,4})\)?$/is.exec(title);
  return {
    id: String(column + 1),
    contest: (votes?.[1] ?? title).trim(),
    rank: 0,
    votesAllowed: votes === null ? undefined : Number(votes[2]),
    choice: name.replace(/:[^:]*$/, '').trim(),
  };
}

function createRowReader(options: {
  readonly header: ClearBallotHeader;
  readonly intake: CardIntake;
  readonly fileIndex: number;
}): (row: CsvRow) => void {
  const { header, intake, fileIndex } = options;
  const { columns, contests, names } = header;
  const { issues } = intake;
  const card = createCard();
  card.file = fileIndex;
  const readTabulator = createColumnReader();
  const readBox = createColumnReader();
  const readStyle = createColumnReader();
  const readPrecinct = createColumnReader();
  const readGroup = createColumnReader();
  const batches = createBatchCache(intake);
  const votes = { row: EMPTY_ROW, card, names, issues };
  const usable = columns.box >= 0 && columns.position >= 0 && columns.tabulator >= 0;

  return (row) => {
    if (isBlankRow(row) || !rowWidthFits(row, names.length, issues)) return;
    card.row = row.row;
    card.cvrNumber = columns.rowNumber < 0 ? 0 : Math.max(0, cellNumber(row, columns.rowNumber));
    card.style = readStyle(row, columns.style);
    card.precinct = readPrecinct(row, columns.precinct);
    card.countingGroup = readGroup(row, columns.countingGroup);
    card.remade = columns.remade >= 0 && cellText(row, columns.remade) === '1';
    if (!usable) return;
    const batch = batches(readTabulator(row, columns.tabulator), readBox(row, columns.box));
    if (batch.blank) reportBlankCell(issues, row.row, cellText(row, columns.box) === '' ? 'BoxID' : 'ScanComputerName');
    card.batch = batch.index;
    card.recordId = recordIdIn(row, columns.position);
    if (card.recordId < 0) {
      card.recordId = NO_RECORD_ID;
      const record = `RowNumber ${card.cvrNumber}`;
      reportRecordId({ row, cell: columns.position, column: 'BoxPosition', record, issues });
    }
    const text = columns.ballot < 0 ? '' : cellText(row, columns.ballot);
    if (text === '') reportBlankCell(issues, row.row, 'BallotID');
    const derived = batch.prefix + card.recordId;
    card.imprintedId = noteImprint({ text, derived, row: row.row, column: 'BallotID', issues });
    clearContests(card);
    votes.row = row;
    for (const contest of contests) readVoteColumns(contest, votes);
    intake.add(card);
  };
}
