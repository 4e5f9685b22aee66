import type { ContractCell } from './contract-cell.ts';
import { CONTRACT_CELLS } from './contract-cells.ts';
import { type CellReport, runCell } from './run-cell.ts';

/** How many cells of each kind and method are tried again, and how many times as often. */
const WORST = { cells: 3, times: 10 } as const;

/**
 * Tries every kind of audit in every cell, then in the three worst cells of each kind and method ten times as often, with
 * other elections. Answers the reports in that order. The same seed gives the same reports.
 *
 *   cells   those to run; all unless said otherwise. The critical counts are those of a run of all
 */
export function runContract(run: {
  readonly trials: number;
  readonly seed: string;
  readonly cells?: readonly ContractCell[];
  /** Told after each trial what is tried and how many trials of it are done. */
  readonly onTrial?: (cell: ContractCell, done: number) => void;
}): readonly CellReport[] {
  const { trials, seed, cells = CONTRACT_CELLS, onTrial } = run;
  const groups = Map.groupBy(CONTRACT_CELLS, kindAndMethod).size;
  const inAll = CONTRACT_CELLS.length + groups * WORST.cells;
  const tried = cells.map((cell) => ({
    cell,
    report: runCell(cell, { trials, cells: inAll, seed, onTrial: (done) => onTrial?.(cell, done) }),
  }));
  const worst = [...Map.groupBy(tried, ({ cell }) => kindAndMethod(cell)).values()].flatMap((group) =>
    group.toSorted((a, b) => b.report.falselyConfirmed - a.report.falselyConfirmed).slice(0, WORST.cells),
  );
  const again = worst.map(({ cell }) =>
    runCell(cell, {
      trials: trials * WORST.times,
      cells: inAll,
      seed: `${seed}\nthe worst`,
      onTrial: (done) => onTrial?.(cell, done),
    }),
  );
  return [...tried.map(({ report }) => report), ...again];
}

function kindAndMethod({ type, method }: ContractCell): string {
  return `${type}\n${method}`;
}
