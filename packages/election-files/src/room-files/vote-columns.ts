import { fileSaying } from '@plumbline/words/file-words';
import { candidateTotalsHeader } from '../candidate-totals-csv.ts';
import type { ColumnSpec } from '../csv/column-spec.ts';
import { readCount, type TableRow } from '../csv/read-rows.ts';
import type { RowTable } from '../csv/row-table.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { foldName } from '../nearest-name.ts';
import { ROOM_FILE_COLUMNS } from './room-columns.ts';
import type { ContestVotesRow, RoomContest } from './room-file.ts';

/** What a tabulator may say of a contest beside the votes of its choices. */
const BESIDE = { overvotes: 'Overvotes', undervotes: 'Undervotes', cards: 'Cards With Contest' } as const;
type Beside = keyof typeof BESIDE;
const BESIDES = Object.keys(BESIDE) as readonly Beside[];

/** The columns of a contest, by their headers: those of its choices as a file of candidate totals has them. */
type ContestColumns = {
  readonly contest: RoomContest;
  readonly choices: readonly { readonly choice: string; readonly header: string }[];
  readonly beside: Readonly<Record<Beside, string | null>>;
};

/** The columns that a report of a tabulator may have for the votes of these contests. */
export function voteColumns(contests: readonly RoomContest[]): readonly ContestColumns[] {
  const fixed = new Set(ROOM_FILE_COLUMNS['tabulator-batches'].map(({ name }) => foldName(name)));
  const [only] = contests;
  const isTakenFor = only?.choices.some((choice) => fixed.has(foldName(choice))) === true;
  // A contest that is alone goes without its name, unless one of its choices is called as another column.
  const named = contests.length === 1 && isTakenFor ? 2 : contests.length;
  const taken = new Set([
    ...fixed,
    ...contests.flatMap(({ name, choices }) => choices.map((one) => foldName(candidateTotalsHeader(name, one, named)))),
  ]);
  return contests.map((contest) => {
    const headerOf = (choice: string) => candidateTotalsHeader(contest.name, choice, named);
    const besideOf = (what: Beside) => (taken.has(foldName(headerOf(BESIDE[what]))) ? null : headerOf(BESIDE[what]));
    return {
      contest,
      choices: contest.choices.map((choice) => ({ choice, header: headerOf(choice) })),
      beside: { overvotes: besideOf('overvotes'), undervotes: besideOf('undervotes'), cards: besideOf('cards') },
    };
  });
}

/** All of these columns as a table may have them: whole contests, or nothing of one. */
export function voteColumnSpecs(columns: readonly ContestColumns[]): readonly ColumnSpec[] {
  return columns
    .flatMap(({ choices, beside }) => [
      ...choices.map(({ header }) => header),
      ...BESIDES.flatMap((what) => beside[what] ?? []),
    ])
    .map((name) => ({ name, required: false, blankAllowed: false }));
}

/** The contests that a table has votes of. One of which a choice has no column is reported: its votes would be somebody else's. */
export function contestsReported(
  table: RowTable,
  columns: readonly ContestColumns[],
  issues: IssueCollector,
): readonly ContestColumns[] {
  const headers = new Set(table.header.cells.map(foldName));
  const isThere = (header: string | null) => header !== null && headers.has(foldName(header));
  reportSharedColumns(table, columns, issues);
  return columns.flatMap((each) => {
    const { contest, choices, beside } = each;
    const missing = choices.filter(({ header }) => !isThere(header));
    const isNamed = missing.length < choices.length || BESIDES.some((what) => isThere(beside[what]));
    if (!isNamed) return [];
    for (const { header } of missing) {
      issues.error({
        code: 'MISSING_COLUMN',
        row: table.header.row,
        column: header,
        expected: header,
        message: fileSaying('roomFiles.choiceWithoutColumn', { contest: contest.name, header }),
        advice: fileSaying('roomFiles.choiceWithoutColumnAdvice'),
      });
    }
    const there = (what: Beside) => (isThere(beside[what]) ? beside[what] : null);
    const found = { overvotes: there('overvotes'), undervotes: there('undervotes'), cards: there('cards') };
    return [{ ...each, beside: found }];
  });
}

/** A column that may be a choice of two contests, as of `Mayor - City` and of `Mayor`, has the votes of one of them: nobody can tell whose. */
function reportSharedColumns(table: RowTable, columns: readonly ContestColumns[], issues: IssueCollector): void {
  const named = columns.flatMap(({ contest, choices }) => choices.map(({ header }) => ({ contest, header })));
  const byHeader = Map.groupBy(named, ({ header }) => foldName(header));
  for (const found of table.header.cells) {
    const contests = new Map(
      (byHeader.get(foldName(found)) ?? []).map(({ contest: { name } }) => [foldName(name), name] as const),
    );
    const [first, second] = contests.values();
    if (first === undefined || second === undefined) continue;
    issues.error({
      code: 'DUPLICATE_COLUMN',
      row: table.header.row,
      column: found,
      found,
      message: fileSaying('roomFiles.columnOfTwoContests', { header: found, first, second }),
      advice: fileSaying('roomFiles.columnOfTwoContestsAdvice'),
    });
  }
}

/** The votes of a row. What cannot be read is reported, and stands as 0. */
export function readVotes(
  row: TableRow,
  columns: readonly ContestColumns[],
  issues: IssueCollector,
): readonly ContestVotesRow[] {
  return columns.map(({ contest, choices, beside }) => {
    const count = (header: string) => readCount(row, header, issues) ?? 0;
    const countOf = (what: Beside) => (beside[what] === null ? null : count(beside[what]));
    return {
      contest: contest.name,
      votesAllowed: contest.votesAllowed,
      choices: choices.map(({ choice, header }) => ({ choice, votes: count(header) })),
      overvotes: countOf('overvotes'),
      undervotes: countOf('undervotes'),
      cards: countOf('cards'),
    };
  });
}
