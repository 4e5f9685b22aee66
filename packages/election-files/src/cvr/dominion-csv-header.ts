import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces } from '../nearest-name.ts';
import { checkChoiceGrid, type GridCell, refuseContestHeader } from './check-choice-grid.ts';
import type { ContestRegistry } from './contest-registry.ts';
import { columnLetters, shortened } from './csv-cells.ts';
import { reportMissingColumns } from './row-checks.ts';
import { type VoteColumns, type VoteColumnsDraft, voteColumns } from './vote-columns.ts';

/** Where the identifying cells of a Dominion row are; −1 where the export left the column out. */
type DominionColumns = {
  readonly cvrNumber: number;
  readonly tabulator: number;
  readonly batch: number;
  readonly recordId: number;
  readonly imprintedId: number;
  readonly votingId: number;
  readonly countingGroup: number;
  readonly precinct: number;
  readonly style: number;
};

/** How to read the rows below the four header rows. */
export type DominionHeader = {
  readonly columns: DominionColumns;
  readonly contests: readonly VoteColumns[];
  readonly columnCount: number;
  /** Names of the columns by index, for messages. */
  readonly names: readonly string[];
};

const KNOWN_HEADERS: Readonly<Record<string, keyof DominionColumns>> = {
  cvrnumber: 'cvrNumber',
  tabulatornum: 'tabulator',
  batchid: 'batch',
  recordid: 'recordId',
  imprintedid: 'imprintedId',
  uniquevotingidentifier: 'votingId',
  countinggroup: 'countingGroup',
  // Colorado counties rename the column because the state's system refuses the real name.
  notcountinggroup: 'countingGroup',
  precinctportion: 'precinct',
  ballottype: 'style',
};

const NO_COLUMNS: DominionColumns = {
  cvrNumber: -1,
  tabulator: -1,
  batch: -1,
  recordId: -1,
  imprintedId: -1,
  votingId: -1,
  countingGroup: -1,
  precinct: -1,
  style: -1,
};

const PLAIN_CONTEST = /^(.*?) ?\(Vote For ?= ?(\d{1,4})\)$/i;
const RANKED_CONTEST = /^(.*?) ?\(Number of positions ?= ?(\d{1,4}), ?Number of ranks ?= ?(\d{1,3})\)$/i;
const ALMOST_CONTEST = /\([^()]*=\s*\d+[^()]*\)$/;
const RANKED_CHOICE = /^(.*?) ?\((\d{1,3})\)$/;

/** Whether a row is the fourth header row: it names at least three of the columns Dominion always writes. */
export function isDominionHeaderRow(cells: readonly string[]): boolean {
  const known = cells.filter((cell) => KNOWN_HEADERS[cell.toLowerCase()] !== undefined);
  return known.length >= 3;
}

/**
 * Reads the header: contest names over their columns, choice names below them, then the identifying columns.
 *
 * `rows` ends with the row that names the columns; contests stand two rows above it and choices one.
 */
export function readDominionHeader(options: {
  readonly rows: readonly (readonly string[])[];
  readonly headerRow: number;
  readonly contests: ContestRegistry;
  readonly issues: IssueCollector;
}): DominionHeader {
  const { rows, headerRow, contests, issues } = options;
  const names = rows.at(-1) ?? [];
  const contestCells = (rows.at(-3) ?? []).map(collapseSpaces);
  const choiceCells = (rows.at(-2) ?? []).map((cell) => cell.replace(/\s*[\r\n]+\s*/g, ' '));
  const firstFound = contestCells.findIndex((cell) => cell !== '');
  const first = firstFound === -1 ? names.length : firstFound;
  const columnCount = Math.max(names.length, contestCells.length, choiceCells.length);
  if (firstFound === -1) refuseNoContests(issues, headerRow);

  const columns = findColumns({ names: names.slice(0, first), headerRow, issues });
  const groups = new Map<string, VoteColumnsDraft>();
  for (let column = first; column < columnCount; column += 1) {
    const header = contestCells[column] ?? '';
    if (header === '') continue;
    let group = groups.get(header);
    if (group === undefined) {
      group = {
        contest: addContest({ header, column, headerRow, contests, issues }),
        columns: [],
        choices: [],
        ranks: [],
      };
      groups.set(header, group);
    }
    group.columns.push(column);
    addChoice({ contests, group, text: choiceCells[column] ?? '' });
  }
  for (const [header, group] of groups) {
    const ranks = contests.drafts[group.contest]?.ranks ?? 0;
    checkChoiceGrid({
      contest: header,
      row: headerRow - 1,
      ranks,
      cells: group.columns.map((column) => cellInGrid({ column, text: choiceCells[column] ?? '', ranked: ranks > 0 })),
      issues,
    });
  }
  warnSameNames(contests, issues, headerRow);
  return {
    columns,
    columnCount,
    names: columnNames({ names, contestCells, choiceCells, columnCount }),
    contests: [...groups.values()].map(voteColumns),
  };
}

function findColumns(options: {
  readonly names: readonly string[];
  readonly headerRow: number;
  readonly issues: IssueCollector;
}): DominionColumns {
  const { names, headerRow, issues } = options;
  const columns = { ...NO_COLUMNS };
  names.forEach((name, column) => {
    const key = KNOWN_HEADERS[name.toLowerCase()];
    if (key === undefined) return;
    if (columns[key] === -1) columns[key] = column;
    else {
      issues.error({
        code: 'DUPLICATE_COLUMN',
        row: headerRow,
        column: name,
        message: fileSaying('dominion.theHeaderAppearsInColumns', {
          name,
          columnLetters: columnLetters(columns[key]),
          column: columnLetters(column),
        }),
        advice: fileSaying('dominion.exportTheCvrsAgainAnd'),
      });
    }
  });
  const required = { CvrNumber: columns.cvrNumber, TabulatorNum: columns.tabulator, BatchId: columns.batch };
  const missing = Object.entries({ ...required, RecordId: columns.recordId })
    .filter(([, column]) => column === -1)
    .map(([name]) => name);
  if (columns.imprintedId === -1 && columns.votingId === -1) missing.push('ImprintedId');
  reportMissingColumns({ missing, names, row: headerRow, issues });
  return columns;
}

function addContest(options: {
  readonly header: string;
  readonly column: number;
  readonly headerRow: number;
  readonly contests: ContestRegistry;
  readonly issues: IssueCollector;
}): number {
  const { header, column, headerRow, contests, issues } = options;
  const plain = PLAIN_CONTEST.exec(header);
  const ranked = RANKED_CONTEST.exec(header);
  const numbers = [plain?.[2], ranked?.[2], ranked?.[3]].filter((number) => number !== undefined);
  // In a contest that allows no vote every mark would be an overvote.
  if (numbers.some((number) => Number(number) === 0)) {
    refuseContestHeader(issues, {
      row: headerRow - 2,
      columns: [column],
      found: header,
      expected: '1 or more',
      problem: `“${shortened(header)}” allows no vote`,
    });
  }
  if (plain?.[1] !== undefined) return contests.addOnce({ name: plain[1].trim(), votesAllowed: Number(plain[2]) });
  if (ranked?.[1] !== undefined) {
    return contests.addOnce({ name: ranked[1].trim(), votesAllowed: Number(ranked[2]), ranks: Number(ranked[3]) });
  }
  if (ALMOST_CONTEST.test(header)) {
    const row = headerRow - 2;
    issues.error({
      code: 'BAD_CONTEST_HEADER',
      row,
      column: columnLetters(column),
      found: header,
      expected: 'Name (Vote For=1)',
      message: fileSaying('dominion.rowColumnShouldLookLike', {
        row,
        column: columnLetters(column),
        header: shortened(header),
      }),
      advice: fileSaying('dominion.exportTheCvrsAgainAndDo'),
    });
  }
  // Some tools leave the suffix out: the votes allowed then stay unknown and are asked for, never guessed.
  return contests.addOnce({ name: header });
}

/**
 * The choice of a column. In a ranked contest `Ann(1)` and `Ann(2)` are one choice at two ranks, and the second
 * `Write-in(1)` is another line than the first.
 */
function addChoice(options: {
  readonly contests: ContestRegistry;
  readonly group: VoteColumnsDraft;
  readonly text: string;
}): void {
  const { contests, group, text } = options;
  const draft = contests.drafts[group.contest];
  const ranked = (draft?.ranks ?? 0) > 0 ? RANKED_CHOICE.exec(text) : null;
  const name = (ranked?.[1] ?? text).trim();
  const rank = (draft?.ranks ?? 0) > 0 ? Math.max(1, Number(ranked?.[2] ?? 1)) : 0;
  const sameName = (choice: number) => draft?.choices[choice]?.name === name;
  const before = group.choices.filter((choice, index) => group.ranks[index] === rank && sameName(choice)).length;
  group.choices.push(contests.addChoiceOnce(group.contest, { name }, before));
  group.ranks.push(rank);
}

function cellInGrid(cell: { readonly column: number; readonly text: string; readonly ranked: boolean }): GridCell {
  const { column, text, ranked } = cell;
  if (!ranked || text === '') return { column, text, choice: text, rank: 0 };
  const [, choice = '', rank = '0'] = RANKED_CHOICE.exec(text) ?? [];
  return { column, text, choice: choice.trim(), rank: Number(rank) };
}

function columnNames(options: {
  readonly names: readonly string[];
  readonly contestCells: readonly string[];
  readonly choiceCells: readonly string[];
  readonly columnCount: number;
}): string[] {
  const { names, contestCells, choiceCells, columnCount } = options;
  return Array.from({ length: columnCount }, (_, column) => {
    const contest = contestCells[column] ?? '';
    if (contest !== '') return `${contest} / ${choiceCells[column] ?? ''}`;
    return names[column] || `column ${columnLetters(column)}`;
  });
}

function warnSameNames(contests: ContestRegistry, issues: IssueCollector, headerRow: number): void {
  const votes = new Map<string, number | undefined>();
  for (const { name, votesAllowed } of contests.drafts) {
    if (votes.has(name)) {
      issues.warn({
        code: 'VOTES_ALLOWED_DIFFERS',
        row: headerRow - 2,
        column: name,
        message: fileSaying('dominion.twoContestsAreCalledAnd', {
          name,
          votes: String(votes.get(name)),
          votesAllowed: String(votesAllowed),
        }),
        advice: fileSaying('dominion.checkThatTheseReallyAre'),
      });
    }
    votes.set(name, votesAllowed);
  }
}

function refuseNoContests(issues: IssueCollector, headerRow: number): void {
  issues.error({
    code: 'CVR_HEADER_NOT_FOUND',
    row: headerRow,
    message: fileSaying('dominion.noContestNamesWereFound', { headerRow }),
    advice: fileSaying('dominion.exportTheCvrsAgainAndSend'),
  });
}
