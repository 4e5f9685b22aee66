import { isWriteIn } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { columnLetters, shortened } from './csv-cells.ts';

/** A column of votes: whose they are and at which rank; rank 0 where the contest is not ranked. */
export type GridCell = {
  readonly column: number;
  /** The header as written. */
  readonly text: string;
  readonly choice: string;
  readonly rank: number;
};

type GridProblem = { readonly cells: readonly GridCell[]; readonly problem: string };

/**
 * Refuses a contest whose columns are no grid: every choice has a name and one column (lines for writing in may share a
 * name), and of a ranked contest every rank from 1 to the last lists the same choices. Read in any other way, columns
 * would be merged, or votes counted for a choice nobody named.
 */
export function checkChoiceGrid(options: {
  /** The contest as its header names it, for messages. */
  readonly contest: string;
  readonly row: number;
  /** Ranks a voter may use; 0 where the contest is not ranked. */
  readonly ranks: number;
  readonly cells: readonly GridCell[];
  readonly issues: IssueCollector;
}): void {
  const { contest, row, ranks, cells, issues } = options;
  const expected = ranks === 0 ? 'each choice once, by name' : `each choice once at each of the ranks 1 to ${ranks}`;
  for (const { cells: concerned, problem } of gridProblems(cells, ranks)) {
    refuseContestHeader(issues, {
      row,
      columns: concerned.map(({ column }) => column),
      found: concerned.map(({ text }) => text).join(', '),
      expected,
      problem: `“${shortened(contest)}” ${problem}`,
    });
  }
}

function gridProblems(cells: readonly GridCell[], ranks: number): readonly GridProblem[] {
  const unnamed = cells.filter(({ text }) => text === '');
  if (unnamed.length > 0) return [{ cells: unnamed, problem: 'has a column that names no choice' }];
  const odd = ranks === 0 ? [] : cells.filter(({ choice, rank }) => choice === '' || rank < 1 || rank > ranks);
  if (odd.length > 0) {
    return odd.map((cell) => ({
      cells: [cell],
      problem: `has “${shortened(cell.text)}”, which is no choice at a rank from 1 to ${ranks}`,
    }));
  }
  const byChoice = new Map<string, GridCell[]>();
  for (const cell of cells) {
    const known = byChoice.get(cell.choice);
    if (known === undefined) byChoice.set(cell.choice, [cell]);
    else known.push(cell);
  }
  return [...byChoice].flatMap(([choice, columns]) => problemsOfChoice(choice, columns, ranks));
}

function problemsOfChoice(choice: string, columns: readonly GridCell[], ranks: number): readonly GridProblem[] {
  const name = `“${shortened(choice)}”`;
  if (ranks === 0) {
    if (columns.length === 1 || isWriteIn(choice)) return [];
    return [{ cells: columns, problem: `lists ${name} ${columns.length} times` }];
  }
  const atRank = Array.from({ length: ranks }, () => [] as GridCell[]);
  for (const cell of columns) atRank[cell.rank - 1]?.push(cell);
  const lines = isWriteIn(choice) ? Math.max(...atRank.map(({ length }) => length)) : 1;
  return atRank.flatMap((cells, index): GridProblem[] => {
    if (cells.length === lines) return [];
    if (cells.length > lines) return [{ cells, problem: `lists ${name} ${cells.length} times at rank ${index + 1}` }];
    return [{ cells: columns, problem: `has too few columns for ${name} at rank ${index + 1}` }];
  });
}

/** Reports a header from which votes cannot be read, naming its columns by their letters. */
export function refuseContestHeader(
  issues: IssueCollector,
  header: {
    readonly row: number;
    readonly columns: readonly number[];
    readonly found: string;
    readonly expected: string;
    /** What is wrong, as the end of a sentence. */
    readonly problem: string;
  },
): void {
  const { row, columns, found, expected, problem } = header;
  const letters = columns.map(columnLetters).join(', ');
  issues.error({
    code: 'BAD_CONTEST_HEADER',
    row,
    column: letters,
    found: shortened(found),
    expected,
    message: fileSaying('cvr.headerOfColumns', { row, count: columns.length, columns: letters, problem }),
    advice: fileSaying('cvr.exportTheCvrsAgainAnd'),
  });
}
