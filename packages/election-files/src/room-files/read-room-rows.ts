import { assertNever } from '@plumbline/prelude';
import { checkKeys } from '../csv/check-keys.ts';
import { confirmTotalByArithmetic, readCount, type TableRow } from '../csv/read-rows.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { readDay, readName, readNameOrNull, readNames, readWord, readYesNo, reportNeeded } from './read-cells.ts';
import type { PersonRow, RoomFile, RoomFileKind, RoomFileLists } from './room-file.ts';
import { readVotes } from './vote-columns.ts';

const CHECK_IN_KINDS = ['regular', 'provisional'] as const;

/** The rows of a file of a ballot room as they are meant. What is wrong is reported, and stands in its row as something that is right. */
export function readRoomRows(
  kind: Exclude<RoomFileKind, 'tabulator-batches'>,
  rows: readonly TableRow[],
  lists: RoomFileLists,
  issues: IssueCollector,
): RoomFile {
  switch (kind) {
    case 'check-ins':
      return readCheckIns(rows, issues);
    case 'cvr-batches':
      return { kind, rows: readBatchCounts(rows, 'CVRs', issues) };
    case 'containers':
      return readContainers(rows, lists, issues);
    case 'expected-cards':
      return readExpectedCards(rows, lists, issues);
    case 'people':
      return readPeople(rows, lists, issues);
    case 'training':
      return readTraining(rows, issues);
    default:
      return assertNever(kind);
  }
}

/** The key of a row: what was read, and where it could not be, what stands there. */
function keysOf(
  table: readonly TableRow[],
  columns: readonly string[],
  read: (at: number) => readonly (string | null | undefined)[],
) {
  return table.map(({ row, cells }, at) => {
    const values = read(at);
    return { row, key: columns.map((column, place) => values[place] ?? cells.get(column) ?? '') };
  });
}

function readCheckIns(table: readonly TableRow[], issues: IssueCollector): RoomFile {
  const read = table.map((row) => ({
    row: row.row,
    site: readName(row, 'Site', issues),
    day: readDay(row, 'Day', issues),
    kind: readWord(row, 'Kind', CHECK_IN_KINDS, issues),
    checkIns: readCount(row, 'Check-ins', issues),
  }));
  // A poll book that lists its voters has a line for each: that the same key comes again says so.
  const key = ['Site', 'Day', 'Kind'];
  checkKeys(
    keysOf(table, key, (at) => [read[at]?.site, read[at]?.day, read[at]?.kind]),
    key,
    issues,
  );
  confirmTotalByArithmetic(
    read.map(({ row, checkIns }) => ({ row, counts: [checkIns] })),
    issues,
  );
  const rows = read.map(({ kind, checkIns, ...row }) => ({ ...row, kind: kind ?? 'regular', checkIns: checkIns ?? 0 }));
  return { kind: 'check-ins', rows };
}

/** The batches of tabulators, with the votes of the contests that the file has columns of. */
export function readTabulatorBatches(
  table: readonly TableRow[],
  columns: Parameters<typeof readVotes>[1],
  issues: IssueCollector,
): RoomFile {
  const counts = readBatchCounts(table, 'Cards', issues);
  const votes = table.map((row) => readVotes(row, columns, issues));
  return { kind: 'tabulator-batches', rows: counts.map((row, at) => ({ ...row, contests: votes[at] ?? [] })) };
}

function readBatchCounts(table: readonly TableRow[], column: 'Cards' | 'CVRs', issues: IssueCollector) {
  const read = table.map((row) => ({
    row: row.row,
    tabulator: readName(row, 'Tabulator', issues),
    batch: readNameOrNull(row, 'Batch', issues),
    cards: readCount(row, column, issues),
  }));
  const key = ['Tabulator', 'Batch'];
  checkKeys(
    keysOf(table, key, () => []),
    key,
    issues,
  );
  confirmTotalByArithmetic(
    read.map(({ row, cards }) => ({ row, counts: [cards] })),
    issues,
  );
  return read.map((row) => ({ ...row, cards: row.cards ?? 0 }));
}

function readContainers(
  table: readonly TableRow[],
  { containerKinds }: RoomFileLists,
  issues: IssueCollector,
): RoomFile {
  const rows = table.map((row) => {
    const named = readNames(row, 'Seal Positions', issues);
    return {
      row: row.row,
      container: readName(row, 'Container', issues),
      kind: readWord(row, 'Kind', containerKinds, issues) ?? '',
      positions: named.length === 0 ? null : named,
      holdsVoted: readYesNo(row, 'Holds Voted Ballots', issues) ?? true,
    };
  });
  checkKeys(
    rows.map(({ row, container }) => ({ row, key: [container] })),
    ['Container'],
    issues,
  );
  return { kind: 'containers', rows };
}

const BASES = ['last-election', 'estimate'] as const;

function readExpectedCards(table: readonly TableRow[], { channels }: RoomFileLists, issues: IssueCollector): RoomFile {
  const rows = table.map((row) => ({
    row: row.row,
    site: readName(row, 'Site', issues),
    day: readDay(row, 'Day', issues),
    tabulator: readNameOrNull(row, 'Tabulator', issues),
    precinct: readNameOrNull(row, 'Precinct', issues),
    style: readNameOrNull(row, 'Style', issues),
    channel: readWord(row, 'Channel', channels, issues) ?? '',
    cards: readCount(row, 'Cards', issues),
    basis: readWord(row, 'Basis', BASES, issues) ?? 'last-election',
  }));
  const key = ['Site', 'Day', 'Tabulator', 'Precinct', 'Style', 'Channel'];
  checkKeys(
    keysOf(table, key, (at) => [null, rows[at]?.day, null, null, null, rows[at]?.channel]),
    key,
    issues,
  );
  confirmTotalByArithmetic(
    rows.map(({ row, cards }) => ({ row, counts: [cards] })),
    issues,
  );
  return { kind: 'expected-cards', rows: rows.map((row) => ({ ...row, cards: row.cards ?? 0 })) };
}

function readPeople(table: readonly TableRow[], lists: RoomFileLists, issues: IssueCollector): RoomFile {
  const rows = table.map((row) => ({
    row: row.row,
    person: readName(row, 'Person', issues),
    name: readName(row, 'Name', issues),
    party: readNameOrNull(row, 'Party', issues),
    duty: readDuty(row, lists, issues),
  }));
  const key = ['Person', 'Duty', 'Place', 'From'];
  checkKeys(
    keysOf(table, key, (at) => [null, rows[at]?.duty?.duty, null, rows[at]?.duty?.from]),
    key,
    issues,
  );
  return { kind: 'people', rows };
}

function readDuty(row: TableRow, { duties }: RoomFileLists, issues: IssueCollector): PersonRow['duty'] {
  const word = readWord(row, 'Duty', duties, issues);
  const [from, until] = [readDay(row, 'From', issues), readDay(row, 'Until', issues)];
  const place = readNameOrNull(row, 'Place', issues);
  const isExternal = readYesNo(row, 'External', issues);
  const isBlank = (column: string) => (row.cells.get(column) ?? '') === '';
  if (!isBlank('Duty') && isBlank('From')) reportNeeded(row, { column: 'From', other: 'Duty' }, issues);
  const more = ['Place', 'From', 'Until', 'External'].find((column) => !isBlank(column));
  if (isBlank('Duty') && more !== undefined) reportNeeded(row, { column: 'Duty', other: more }, issues);
  if (word === undefined || from === null) return null;
  return { duty: word, place, from, until, isExternal: isExternal ?? false };
}

function readTraining(table: readonly TableRow[], issues: IssueCollector): RoomFile {
  const rows = table.map((row) => ({
    row: row.row,
    person: readName(row, 'Person', issues),
    course: readName(row, 'Course', issues),
    version: readCount(row, 'Version', issues) ?? 0,
    instructor: readName(row, 'Instructor', issues),
    on: readDay(row, 'Day', issues),
  }));
  const key = ['Person', 'Course', 'Version', 'Day'];
  checkKeys(
    keysOf(table, key, (at) => [null, null, null, rows[at]?.on]),
    key,
    issues,
  );
  return { kind: 'training', rows: rows.map((row) => ({ ...row, on: row.on ?? '' })) };
}
