import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces } from '../nearest-name.ts';
import { checkChoiceGrid, type GridCell, refuseContestHeader } from './check-choice-grid.ts';
import type { ContestRegistry } from './contest-registry.ts';
import { columnLetters, shortened } from './csv-cells.ts';
import { reportMissingColumns } from './row-checks.ts';
import { type VoteColumns, type VoteColumnsDraft, voteColumns } from './vote-columns.ts';

/** Where the identifying cells of a ClearBallot row are; −1 where the export lacks the column. */
type ClearBallotColumns = {
  readonly rowNumber: number;
  readonly box: number;
  readonly position: number;
  readonly ballot: number;
  readonly tabulator: number;
  readonly precinct: number;
  readonly style: number;
  readonly countingGroup: number;
  readonly remade: number;
};

/** How to read the rows below the header. */
export type ClearBallotHeader = {
  readonly names: readonly string[];
  readonly columns: ClearBallotColumns;
  readonly contests: readonly VoteColumns[];
};

/** What a choice column is for. `votesAllowed` is undefined where the export does not say. */
export type ChoiceColumn = {
  readonly id: string;
  readonly contest: string;
  readonly rank: number;
  readonly votesAllowed: number | undefined;
  readonly choice: string;
};

const REQUIRED = ['RowNumber', 'BoxID', 'BoxPosition', 'BallotID', 'ScanComputerName'] as const;

// Read from the fixed parts at both ends, because contest names contain commas, colons and whatever else.
const CHOICE_HEADER = /^Choice_(\d+)(?:_\d+)?:(.*):(?:Vote For|Number of Winners) ?(\d{1,4}):(.*):([^:]*)$/s;
const ENDING_NUMBER = /^(.*):(\d{1,3})$/s;

/** The meaning of every choice column; those that have none are reported. */
export function parseChoiceColumns(
  names: readonly string[],
  { row, issues }: { readonly row: number; readonly issues: IssueCollector },
): (ChoiceColumn | undefined)[] {
  const parsed = names.map((name) => (name.startsWith('Choice_') ? CHOICE_HEADER.exec(name) : undefined));
  const rankedTitles = titlesWithSeveralRanks(parsed.map((parts) => parts?.[2] ?? ''));
  return parsed.map((parts, column) => {
    if (parts === undefined) return undefined;
    if (parts === null) {
      const found = shortened(names[column] ?? '');
      issues.error({
        code: 'BAD_CONTEST_HEADER',
        row,
        column: columnLetters(column),
        found,
        expected: 'Choice_1_1:Contest:Vote For 1:Choice:Party',
        message: fileSaying('clearBallot.rowColumnShouldLookLike', { row, column: columnLetters(column), found }),
        advice: fileSaying('clearBallot.exportTheCvrsAgainAnd'),
      });
      return undefined;
    }
    const [, id = '', title = '', votes = '', choice = ''] = parts;
    const ending = ENDING_NUMBER.exec(title);
    const isRanked = ending?.[1] !== undefined && rankedTitles.has(ending[1]);
    return {
      id,
      contest: collapseSpaces(isRanked ? (ending?.[1] ?? '') : title),
      rank: isRanked ? Math.max(1, Number(ending?.[2])) : 0,
      votesAllowed: Number(votes),
      choice: choice.trim(),
    };
  });
}

/** A number at the end of a contest's name is its rank only where the same contest is there with another number too. */
function titlesWithSeveralRanks(titles: readonly string[]): ReadonlySet<string> {
  const ranks = new Map<string, Set<string>>();
  for (const title of titles) {
    const [, name, rank] = ENDING_NUMBER.exec(title) ?? [];
    if (name === undefined || rank === undefined) continue;
    ranks.set(name, (ranks.get(name) ?? new Set()).add(rank));
  }
  return new Set([...ranks].filter(([, seen]) => seen.size > 1).map(([name]) => name));
}

/** Puts the contests of the choice columns into the registry, and finds the identifying columns. */
export function readClearBallotHeader(options: {
  readonly names: readonly string[];
  readonly choices: readonly (ChoiceColumn | undefined)[];
  readonly row: number;
  readonly contests: ContestRegistry;
  readonly issues: IssueCollector;
}): ClearBallotHeader {
  const { names, choices, row, contests, issues } = options;
  if (!choices.some((choice) => choice !== undefined) && !names.some((name) => name.startsWith('Choice_'))) {
    issues.error({
      code: 'NO_CHOICE_COLUMNS',
      row,
      found: shortened(names.join(', ')),
      message: fileSaying('clearBallot.noColumnStartsWithChoice'),
      advice: fileSaying('clearBallot.sendTheCvrExportOr'),
    });
  }
  const groups = new Map<string, VoteColumnsDraft & { readonly cells: GridCell[] }>();
  choices.forEach((choice, column) => {
    if (choice === undefined) return;
    const key = JSON.stringify([choice.contest, choice.votesAllowed, choice.rank > 0]);
    let group = groups.get(key);
    if (group === undefined) {
      const ranks = Math.max(0, ...choices.map((other) => (other?.contest === choice.contest ? other.rank : 0)));
      const contest = contests.addOnce({ name: choice.contest, votesAllowed: choice.votesAllowed, ranks });
      group = { contest, columns: [], choices: [], ranks: [], cells: [] };
      groups.set(key, group);
    }
    group.columns.push(column);
    group.choices.push(choiceAt({ contests, group, choice }));
    group.ranks.push(choice.rank);
    group.cells.push({ column, text: choice.choice, choice: choice.choice, rank: choice.rank });
  });
  for (const { contest, cells } of groups.values()) {
    const { name = '', ranks = 0, votesAllowed } = contests.drafts[contest] ?? {};
    checkChoiceGrid({ contest: name, row, ranks, cells, issues });
    if (votesAllowed !== 0) continue;
    const columns = cells.map(({ column }) => column);
    refuseContestHeader(issues, {
      row,
      columns,
      found: '0',
      expected: '1 or more',
      problem: `“${name}” allows no vote`,
    });
  }
  return {
    names,
    columns: findColumns({ names, row, issues }),
    contests: [...groups.values()].map(voteColumns),
  };
}

/** The same name at another rank, or in another file, is the same choice; twice at one rank it is another line. */
function choiceAt(options: {
  readonly contests: ContestRegistry;
  readonly group: VoteColumnsDraft;
  readonly choice: ChoiceColumn;
}): number {
  const { contests, group, choice } = options;
  const { id, choice: name, rank } = choice;
  const known = contests.drafts[group.contest]?.choices ?? [];
  const before = group.choices.filter((index, at) => group.ranks[at] === rank && known[index]?.name === name).length;
  return contests.addChoiceOnce(group.contest, { id, name }, before);
}

function findColumns(options: {
  readonly names: readonly string[];
  readonly row: number;
  readonly issues: IssueCollector;
}): ClearBallotColumns {
  const { names, row, issues } = options;
  const at = (...wanted: string[]) => names.findIndex((name) => wanted.includes(name.toLowerCase()));
  const columns = {
    rowNumber: at('rownumber'),
    box: at('boxid'),
    position: at('boxposition'),
    ballot: at('ballotid'),
    tabulator: at('scancomputername', 'tabulator'),
    precinct: at('precinctid'),
    style: at('ballotstyleid'),
    countingGroup: at('cg'),
    remade: at('remade'),
  };
  const places = [columns.rowNumber, columns.box, columns.position, columns.ballot, columns.tabulator];
  const missing = REQUIRED.filter((_, index) => places[index] === -1);
  const wholeTableMissing = missing.length === REQUIRED.length;
  if (!wholeTableMissing || names.some((name) => name.startsWith('Choice_'))) {
    reportMissingColumns({ missing, names, row, issues });
  }
  return columns;
}
