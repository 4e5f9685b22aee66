import type { ContractCell } from './contract-cell.ts';
import { CONTRACT_CELLS } from './contract-cells.ts';
import { type CellReport, runCell } from './run-cell.ts';

const TRIALS = 400;

/**
 * The form of the contract that every run of the tests has room for: 400 trials of each cell, the same each time. Answers
 * a function that plays a cell once and remembers what it came to.
 */
export function shortForm(): (cell: ContractCell) => CellReport {
  const reports = new Map<string, CellReport>();
  return (cell) => {
    const name = `${cell.method}\n${cell.situation}`;
    const known = reports.get(name);
    if (known !== undefined) return known;
    const report = runCell(cell, { trials: TRIALS, cells: CONTRACT_CELLS.length, seed: 'short form' });
    reports.set(name, report);
    return report;
  };
}

/** What a cell came to, in a sentence. */
export function cellInWords({ cell, trials, falselyConfirmed, critical }: CellReport): string {
  return `${cell.type} by ${cell.method}, “${cell.situation}”: ${falselyConfirmed} of ${trials} wrong outcomes were confirmed; ${critical} are too many`;
}
