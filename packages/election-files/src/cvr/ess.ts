import { fileSaying, fileWords } from '@plumbline/words/file-words';
import type { CsvRow } from '../csv/tokenize-csv.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { type Card, clearContests, createCard, NO_RECORD_ID } from './card.ts';
import type { CardIntake } from './card-intake.ts';
import { cellNumber, cellText, createColumnReader, isBlankRow } from './csv-cells.ts';
import type { CvrFile } from './cvr-reading.ts';
import { type EssBallots, type NumberList, noteNumber } from './ess-ballot-store.ts';
import { readEssBallots, reportCvrNumber } from './ess-ballots.ts';
import { type EssColumns, essColumns, readEssContests } from './ess-headers.ts';
import { classifyEssFiles } from './ess-roles.ts';
import { createEssVoteReader, type EssVoteReader } from './ess-votes.ts';
import {
  recordIdIn,
  reportBlankCell,
  reportMissingColumns,
  reportRecordId,
  rowTexts,
  rowWidthFits,
} from './row-checks.ts';
import { fileNumber, readCsvRows, type UploadContext } from './upload-context.ts';
import { listFiles } from './upload-files.ts';

/** How a CVR row says where its card lies. */
type EssLocation =
  | { readonly by: 'ballots-export'; readonly ballots: EssBallots }
  /** Batch (or box) and position in the row; without a position the Cast Vote Record number orders the cards. */
  | { readonly by: 'batch-column' };

/** Reads an ES&S upload: one CVR export and the ballots exports that say where each card lies. */
export async function readEss(context: UploadContext): Promise<void> {
  const files = await listFiles(context);
  const roles = await classifyEssFiles(context, files);
  const [cvr, ...otherCvrs] = roles.cvrs;
  const understood = {
    found: roles.words,
    expected: 'one CVR export and at least one ballots export',
    message: fileSaying('ess.oneCvrExportAndAt', { words: roles.words }),
    advice: fileSaying('ess.sendTheCvrExportAnd'),
  };
  if (cvr === undefined) throw new UnreadableFile({ code: 'ESS_MISSING_CVR_FILE', ...understood });
  if (otherCvrs.length > 0) throw new UnreadableFile({ code: 'ESS_SEVERAL_CVR_FILES', ...understood });
  const columns = essColumns(cvr.names);
  if (roles.ballots.length > 0) {
    const ballots = await readEssBallots(context, roles.ballots);
    await readCvrExport({ context, file: cvr.file, location: { by: 'ballots-export', ballots } });
  } else if (columns.tabulatorCvr >= 0 && columns.batch >= 0) {
    // The CVR export is its own ballots export.
    const ballots = await readEssBallots(context, [cvr.file]);
    await readCvrExport({ context, file: cvr.file, location: { by: 'ballots-export', ballots } });
  } else if (columns.batch >= 0 && columns.position >= 0) {
    await readCvrExport({ context, file: cvr.file, location: { by: 'batch-column' } });
  } else {
    throw new UnreadableFile({ code: 'ESS_MISSING_BALLOTS_FILE', ...understood });
  }
}

/** Reads ES&S CVR exports that name the batch of each card themselves. */
export async function readEssSingle(context: UploadContext): Promise<void> {
  for (const file of await listFiles(context)) {
    await readCvrExport({ context, file, location: { by: 'batch-column' } });
  }
}

type ExportOptions = {
  readonly context: UploadContext;
  readonly file: CvrFile;
  readonly location: EssLocation;
};

async function readCvrExport({ context, file, location }: ExportOptions): Promise<void> {
  const { intake, request } = context;
  const { contests, issues } = intake;
  const join = createJoin();
  const card = createCard();
  card.file = fileNumber(context, file.name);
  let names: string[] | undefined;
  let readRow: ((row: CsvRow) => void) | undefined;
  let votes: EssVoteReader | undefined;
  await readCsvRows(context, file, (row) => {
    if (isBlankRow(row)) return;
    if (names === undefined) {
      const cells = rowTexts(row);
      const columns = essColumns(cells);
      if (columns.cvrNumber === -1 && row.row < 10) return;
      names = cells;
      // A column of positions says where a card lies; a record number only orders the cards.
      context.positionsAreRanks = location.by === 'ballots-export' || columns.position === -1;
      const needsBatch = location.by === 'batch-column' && columns.batch === -1;
      const missing = [...(columns.cvrNumber === -1 ? ['Cast Vote Record'] : []), ...(needsBatch ? ['Batch'] : [])];
      if (reportMissingColumns({ missing, names, row: row.row, issues })) return;
      const found = readEssContests({ names, row: row.row, contests, issues, setUp: request.contests ?? [] });
      votes = createEssVoteReader(found, { registry: contests, issues });
      readRow = createRowReader({
        columns,
        card,
        readVotes: votes.read,
        intake,
        location,
        join,
        file,
        width: names.length,
      });
      return;
    }
    readRow?.(row);
  });
  votes?.finish();
  if (location.by === 'ballots-export') reportJoin({ ballots: location.ballots, join, intake });
}

/** Cast Vote Record numbers that the two sides of the join do not share. */
type Join = { readonly onlyInCvr: NumberList; readonly repeated: NumberList };

function createJoin(): Join {
  return { onlyInCvr: { first: [], count: 0 }, repeated: { first: [], count: 0 } };
}

type RowReaderOptions = {
  readonly columns: EssColumns;
  readonly card: Card;
  readonly readVotes: (row: CsvRow, card: Card) => void;
  readonly intake: CardIntake;
  readonly location: EssLocation;
  readonly join: Join;
  readonly file: CvrFile;
  readonly width: number;
};

function createRowReader(options: RowReaderOptions): (row: CsvRow) => void {
  const { columns, card, readVotes, intake, file, width } = options;
  const { issues } = intake;
  const readStyle = createColumnReader();
  const readPrecinct = createColumnReader();
  const locate = createLocator(options);

  return (row) => {
    if (/^total/i.test(cellText(row, 0))) return;
    if (!rowWidthFits(row, width, issues)) return;
    const cvrNumber = cellNumber(row, columns.cvrNumber);
    if (cvrNumber < 0) {
      reportCvrNumber({ row, text: cellText(row, columns.cvrNumber), file, intake });
      return;
    }
    card.row = row.row;
    card.cvrNumber = cvrNumber;
    card.style = readStyle(row, columns.style);
    card.precinct = readPrecinct(row, columns.precinct >= 0 ? columns.precinct : columns.precinctId);
    if (!locate(row)) return;
    clearContests(card);
    readVotes(row, card);
    intake.add(card);
  };
}

/** Puts batch, record id and printed text on the card; false where the card's place is not known. */
function createLocator(options: RowReaderOptions): (row: CsvRow) => boolean {
  const { columns, card, intake, location, join } = options;
  const { issues } = intake;
  const readBatch = createColumnReader();
  const readMachine = createColumnReader();
  if (location.by === 'ballots-export') {
    const { ballots } = location;
    return () => {
      const at = ballots.find(card.cvrNumber);
      if (at === -1) {
        noteNumber(join.onlyInCvr, card.cvrNumber);
        return false;
      }
      if (!ballots.use(at)) noteNumber(join.repeated, card.cvrNumber);
      const place = ballots.place(at);
      card.batch = place.batch;
      card.recordId = place.recordId;
      card.imprintedId = place.imprintedId;
      card.countingGroup = place.reportingGroup;
      return true;
    };
  }
  return (row) => {
    const batch = readBatch(row, columns.batch);
    if (batch === '') reportBlankCell(issues, row.row, 'Batch');
    card.batch = intake.batch(columns.machine < 0 ? '' : readMachine(row, columns.machine), batch);
    card.imprintedId = undefined;
    card.recordId = columns.position < 0 ? card.cvrNumber : recordIdIn(row, columns.position);
    if (card.recordId < 0) {
      card.recordId = NO_RECORD_ID;
      const record = `Cast Vote Record ${card.cvrNumber}`;
      reportRecordId({ row, cell: columns.position, column: 'BoxPosition', record, issues });
    }
    return true;
  };
}

// Also what was found, which is kept with the issue.
const say = fileWords('en');

function reportJoin(options: { readonly ballots: EssBallots; readonly join: Join; readonly intake: CardIntake }): void {
  const { ballots, join, intake } = options;
  const unused = ballots.unused(5);
  const repeated = {
    first: [...ballots.repeated.first, ...join.repeated.first].slice(0, 5),
    count: ballots.repeated.count + join.repeated.count,
  };
  const parts = [
    { words: say('ess.onlyInTheCvrExport'), list: join.onlyInCvr },
    { words: say('ess.onlyInTheBallotsExports'), list: { first: unused.numbers, count: unused.count } },
    { words: say('ess.repeated'), list: repeated },
  ].filter(({ list }) => list.count > 0);
  if (parts.length === 0) return;
  const sentences = parts.map(({ words, list }) => {
    const more = list.count > list.first.length ? ` and ${list.count - list.first.length} more` : '';
    return `${words}: ${list.first.join(', ')}${more}.`;
  });
  intake.issues.error({
    code: 'CVR_BALLOTS_MISMATCH',
    column: 'Cast Vote Record',
    found: sentences.join(' '),
    message: fileSaying('ess.theCastVoteRecordNumbers', { sentences: sentences.join(' ') }),
    advice: fileSaying('ess.exportTheCvrsAndAll'),
  });
}
