import { fileSaying } from '@plumbline/words/file-words';
import type { ColumnSpec } from '../csv/column-spec.ts';
import { type CsvValue, csvText } from '../csv/csv-text.ts';
import { locateColumns } from '../csv/locate-columns.ts';
import { readRows } from '../csv/read-rows.ts';
import { openRowTable, type RowTable } from '../csv/row-table.ts';
import { createIssueCollector, type IssueCollector } from '../issue-collector.ts';
import { foldName } from '../nearest-name.ts';
import { type ParsedFile, parsedFile } from '../parsed-file.ts';
import type { SmallFile } from '../small-file.ts';
import { readRoomRows, readTabulatorBatches } from './read-room-rows.ts';
import { ROOM_FILE_COLUMNS, ROOM_FILE_DAYS } from './room-columns.ts';
import type { RoomContest, RoomFile, RoomFileKind, RoomFileLists } from './room-file.ts';
import { contestsReported, voteColumnSpecs, voteColumns } from './vote-columns.ts';
import { voterColumns } from './voter-columns.ts';

/** Each row becomes an act that is decided while everybody else in the server waits: so many take about a second. */
const ROWS_MAX = 20_000;

const IN_WORDS: Readonly<Record<RoomFileKind, string>> = {
  'check-ins': 'counts of poll-book check-ins',
  'tabulator-batches': 'counts of batches by tabulator',
  'cvr-batches': 'counts of cast vote records by batch',
  containers: 'a list of containers',
  'expected-cards': 'expected numbers of cards',
  people: 'a list of people and duties',
  training: 'a list of trainings',
};

/**
 * Reads a file for a ballot room. One that has a column about single voters is refused before any of its rows is looked at, and nothing that stands
 * in it is said again: no voter's name is ever taken in.
 */
export function parseRoomFile(file: SmallFile, kind: RoomFileKind, lists: RoomFileLists): ParsedFile<RoomFile> {
  const issues = createIssueCollector(file.name);
  const votes = kind === 'tabulator-batches' ? voteColumns(lists.contests) : [];
  const specs = [...ROOM_FILE_COLUMNS[kind], ...voteColumnSpecs(votes)];
  const opened = openRowTable(file, issues, {
    kind,
    inWords: IN_WORDS[kind],
    headers: ROOM_FILE_COLUMNS[kind].map(({ name }) => name),
    days: ROOM_FILE_DAYS,
  });
  const table = opened && withoutBlankEnds(opened);
  // A contest may be about voters: what audits of the election have said is no column about one of them.
  const known = new Set(voteColumnSpecs(votes).map(({ name }) => foldName(name)));
  const others = table?.header.cells.filter((header) => !known.has(foldName(header))) ?? [];
  const ofVoters = voterColumns(kind, others);
  if (ofVoters.length > 0) return parsedFile<RoomFile>(refusedForVoters(file.name, ofVoters), undefined);
  const columns = table && locateColumns(table, specs, issues, undefined);
  if (table === undefined || columns === undefined) return parsedFile<RoomFile>(issues, undefined);
  if (table.rows.length > ROWS_MAX) {
    const found = table.rows.length;
    issues.error({
      code: 'TOO_MANY_ROWS',
      found: String(found),
      expected: String(ROWS_MAX),
      message: fileSaying('roomFiles.tooManyRows', { found, most: ROWS_MAX }),
      advice: fileSaying('roomFiles.tooManyRowsAdvice'),
    });
    return parsedFile<RoomFile>(issues, undefined);
  }
  const reported = contestsReported(table, votes, issues);
  const rows = readRows(table, columns, specs, issues);
  if (kind === 'tabulator-batches') return parsedFile(issues, readTabulatorBatches(rows, reported, issues));
  return parsedFile(issues, readRoomRows(kind, rows, lists, issues));
}

/** A cell that is written as a formula, `=" B1 "`, keeps the blanks of its text: a name has none at its ends, and is not made of them. */
function withoutBlankEnds(table: RowTable): RowTable {
  const rows = table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.trim()) }));
  return { ...table, rows };
}

function refusedForVoters(name: string, headers: readonly string[]): IssueCollector {
  const issues = createIssueCollector(name);
  for (const header of headers) {
    issues.error({
      code: 'VOTER_COLUMN',
      row: 1,
      column: header,
      message: fileSaying('roomFiles.voterColumn', { header }),
      advice: fileSaying('roomFiles.voterColumnAdvice'),
    });
  }
  return issues;
}

const EXAMPLES: Readonly<Record<RoomFileKind, readonly (readonly CsvValue[])[]>> = {
  'check-ins': [
    ['P-01', '2026-11-03', 'regular', 512],
    ['P-01', '2026-11-03', 'provisional', 6],
  ],
  'tabulator-batches': [
    ['CC-1', '1001', 200],
    ['CC-1', '1003', 200],
  ],
  'cvr-batches': [
    ['CC-1', '1001', 200],
    ['CC-1', '1003', 200],
  ],
  containers: [
    ['BOX-01', 'ballot-box', 'front; lid', 'Y'],
    ['BAG-07', 'bag', 'zip', 'Y'],
  ],
  'expected-cards': [
    ['P-01', '', 'T-01', '', '', 'election-day', 512, 'last-election'],
    ['Center', '', '', 'P-01', 'S-1', 'mail', 1450, 'estimate'],
  ],
  people: [
    ['a-lane', 'Ann Lane', '', 'custodian', '', '2026-10-01', '', 'N'],
    ['a-lane', 'Ann Lane', '', 'runner', '', '2026-10-01', '2026-12-31', 'N'],
  ],
  training: [
    ['a-lane', 'BM-101', 1, 'b-ruiz', '2026-09-15'],
    ['c-kim', 'BM-101', 1, 'b-ruiz', '2026-09-15'],
  ],
};

/** The columns of a file of a kind: a report of a tabulator has those of the votes in these contests too, where it has any of one. */
export function roomFileColumns(kind: RoomFileKind, contests: readonly RoomContest[]): readonly ColumnSpec[] {
  const votes = kind === 'tabulator-batches' ? voteColumnSpecs(voteColumns(contests)) : [];
  return [...ROOM_FILE_COLUMNS[kind], ...votes];
}

/** A file of a kind with its headers and two rows to write over; votes stand as 0. */
export function roomFileTemplateCsv(kind: RoomFileKind, contests: readonly RoomContest[] = []): string {
  const columns = roomFileColumns(kind, contests);
  const votes = columns.slice(ROOM_FILE_COLUMNS[kind].length).map(() => 0);
  return csvText([columns.map(({ name }) => name), ...EXAMPLES[kind].map((row) => [...row, ...votes])]);
}
