import { fileSaying } from '@plumbline/words/file-words';
import type { CsvRow } from '../csv/tokenize-csv.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { clearContests, createCard } from './card.ts';
import { cellNumber, createColumnReader, isBlankRow } from './csv-cells.ts';
import type { CvrFile } from './cvr-reading.ts';
import { essColumns, readEssContests } from './ess-headers.ts';
import { createEssVoteReader } from './ess-votes.ts';
import { reportMissingColumns, rowTexts, rowWidthFits } from './row-checks.ts';
import { fileNumber, readCsvRows, type UploadContext } from './upload-context.ts';
import { baseName, listFiles } from './upload-files.ts';

/** The five snapshots of a Maryland county, in the order in which the counting went on. */
const STAGES = ['EV', 'ED', 'MIB1', 'MIB2', 'Prov'] as const;

/**
 * Reads ES&S snapshots as Maryland takes them: every file repeats the rows of the one before and adds those counted
 * since. A row belongs to the stage of the first file that has it; batch = `<stage> - <precinct>`.
 */
export async function readEssMd(context: UploadContext): Promise<void> {
  const snapshots = findSnapshots(await listFiles(context));
  const seen: RowDigests = { low: [], high: [] };
  let header: string | undefined;
  let readVotes: ReturnType<typeof createEssVoteReader> | undefined;

  for (const { stage, file } of snapshots) {
    const rows = await readSnapshot({
      context,
      file,
      stage,
      seen,
      onHeader: (names, row) => {
        const text = JSON.stringify(names);
        if (header !== undefined && header !== text) throw differentRow(file, row);
        if (header === undefined) {
          const { contests, issues } = context.intake;
          const setUp = context.request.contests ?? [];
          readVotes = createEssVoteReader(readEssContests({ names, row, contests, issues, setUp }), {
            registry: contests,
            issues,
          });
        }
        header = text;
        return readVotes;
      },
    });
    if (rows < seen.low.length) throw truncated(file, rows, seen.low.length);
  }
  readVotes?.finish();
}

/** Eight bytes of every row read so far, to see that a later snapshot repeats it. */
type RowDigests = { readonly low: number[]; readonly high: number[] };

type VoteReader = ReturnType<typeof createEssVoteReader>;

async function readSnapshot(options: {
  readonly context: UploadContext;
  readonly file: CvrFile;
  readonly stage: string;
  readonly seen: RowDigests;
  readonly onHeader: (names: readonly string[], row: number) => VoteReader | undefined;
}): Promise<number> {
  const { context, file, stage, seen, onHeader } = options;
  const { intake } = context;
  const card = createCard();
  card.file = fileNumber(context, file.name);
  card.countingGroup = stage;
  const readPrecinct = createColumnReader();
  const readStyle = createColumnReader();
  let names: string[] | undefined;
  let readVotes: VoteReader | undefined;
  let columns = essColumns([]);
  let rows = 0;
  await readCsvRows(context, file, (row) => {
    if (isBlankRow(row)) return;
    if (names === undefined) {
      names = rowTexts(row);
      columns = essColumns(names);
      const missing = columns.precinct === -1 ? ['Precinct'] : [];
      reportMissingColumns({ missing, names, row: row.row, issues: intake.issues });
      readVotes = onHeader(names, row.row);
      return;
    }
    const digest = digestOf(row);
    const before = rows;
    rows += 1;
    if (before < seen.low.length) {
      if (seen.low[before] !== digest.low || seen.high[before] !== digest.high) throw differentRow(file, row.row);
      return;
    }
    seen.low.push(digest.low);
    seen.high.push(digest.high);
    if (!rowWidthFits(row, names.length, intake.issues)) return;
    card.row = row.row;
    card.cvrNumber = columns.cvrNumber < 0 ? 0 : Math.max(0, cellNumber(row, columns.cvrNumber));
    card.recordId = rows;
    card.precinct = readPrecinct(row, columns.precinct);
    card.style = readStyle(row, columns.style);
    card.batch = intake.batch('', `${stage} - ${card.precinct}`);
    clearContests(card);
    readVotes?.read(row, card);
    intake.add(card);
  });
  return rows;
}

function digestOf(row: CsvRow): { low: number; high: number } {
  let low = 0x811c9dc5;
  let high = 0x01234567;
  for (let cell = 0; cell < row.cells; cell += 1) {
    for (let at = row.start[cell] ?? 0; at < (row.end[cell] ?? 0); at += 1) {
      const byte = row.bytes[at] ?? 0;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x85ebca6b) ^ (high >>> 13);
    }
    low = Math.imul(low ^ 0x2c, 0x01000193);
    high = Math.imul(high ^ 0x2c, 0x85ebca6b);
  }
  return { low, high };
}

function findSnapshots(files: readonly CvrFile[]): { readonly stage: string; readonly file: CvrFile }[] {
  const stageOf = (file: CvrFile) =>
    STAGES.find((stage) => baseName(file.name).toLowerCase() === `${stage.toLowerCase()}.csv`);
  const missing = STAGES.filter((stage) => !files.some((file) => stageOf(file) === stage));
  const unexpected = files.filter((file) => stageOf(file) === undefined).map(({ name }) => name);
  if (missing.length > 0) {
    const list = missing.map((stage) => `${stage}.csv`).join(', ');
    throw new UnreadableFile({
      code: 'SNAPSHOT_FILES_MISSING',
      found: files.map(({ name }) => name).join(', '),
      expected: list,
      message: fileSaying('ess.theArchiveLacks', { list }),
      advice: fileSaying('ess.sendOneArchiveWithEv'),
    });
  }
  if (unexpected.length > 0) {
    throw new UnreadableFile({
      code: 'SNAPSHOT_FILES_UNEXPECTED',
      found: unexpected.slice(0, 5).join(', '),
      message: fileSaying('ess.theArchiveHoldsMoreThan', { unexpected: unexpected.slice(0, 5).join(', ') }),
      advice: fileSaying('ess.sendOneArchiveWithEvCsv'),
    });
  }
  return STAGES.flatMap((stage) => files.filter((file) => stageOf(file) === stage).map((file) => ({ stage, file })));
}

function differentRow(file: CvrFile, row: number): UnreadableFile {
  return new UnreadableFile({
    code: 'SNAPSHOT_MISMATCH',
    file: file.name,
    row,
    message: fileSaying('ess.rowOfDiffersFromThe', { row, file: file.name }),
    advice: fileSaying('ess.eachSnapshotMustRepeatThe'),
  });
}

function truncated(file: CvrFile, rows: number, expected: number): UnreadableFile {
  return new UnreadableFile({
    code: 'SNAPSHOT_TRUNCATED',
    file: file.name,
    found: `${rows} rows`,
    expected: `at least ${expected} rows`,
    message: fileSaying('ess.hasRowsTheSnapshotBefore', { file: file.name, rows, expected }),
    advice: fileSaying('ess.exportThisSnapshotAgain'),
  });
}
