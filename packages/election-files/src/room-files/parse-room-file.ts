import { fileSaying } from '@plumbline/words/file-words';
import { type CsvValue, csvText } from '../csv/csv-text.ts';
import { locateColumns } from '../csv/locate-columns.ts';
import { readRows } from '../csv/read-rows.ts';
import { openRowTable, type RowTable } from '../csv/row-table.ts';
import { createIssueCollector, type IssueCollector } from '../issue-collector.ts';
import { type ParsedFile, parsedFile } from '../parsed-file.ts';
import type { SmallFile } from '../small-file.ts';
import { readRoomRows } from './read-room-rows.ts';
import { ROOM_FILE_COLUMNS, ROOM_FILE_DAYS } from './room-columns.ts';
import type { RoomFile, RoomFileKind, RoomFileLists } from './room-file.ts';
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
  const specs = ROOM_FILE_COLUMNS[kind];
  const opened = openRowTable(file, issues, {
    kind,
    inWords: IN_WORDS[kind],
    headers: specs.map(({ name }) => name),
    days: ROOM_FILE_DAYS,
  });
  const table = opened && withoutBlankEnds(opened);
  const ofVoters = table === undefined ? [] : voterColumns(kind, table.header.cells);
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
  const rows = readRows(table, columns, specs, issues);
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

/** A file of a kind with its headers and two rows to write over. */
export function roomFileTemplateCsv(kind: RoomFileKind): string {
  return csvText([ROOM_FILE_COLUMNS[kind].map(({ name }) => name), ...EXAMPLES[kind]]);
}
