import { assert, ok } from '@plumbline/prelude';
import { criticalCount, randomSource } from '@plumbline/statistics';
import type { ContractCell } from './contract-cell.ts';
import { playAudit } from './play-audit.ts';

/** What many trials of a cell came to. */
export type CellReport = {
  readonly cell: Pick<ContractCell, 'type' | 'method' | 'situation'>;
  readonly trials: number;
  /** Trials in which a wrong outcome was called confirmed, and their share of what the risk limit allows. */
  readonly falselyConfirmed: number;
  readonly ratioToLimit: number;
  /** From this many on the kind is condemned: P(Binomial(trials, risk limit) ≥ critical) < error ÷ cells. */
  readonly critical: number;
  readonly holds: boolean;
};

/** The chance that any sound kind is condemned in a run of all cells. */
const ERROR = 0.001;

/** Plays so many trials of a cell. The same seed gives the same report. `cells` is how many are run together. */
export function runCell(
  cell: ContractCell,
  run: {
    readonly trials: number;
    readonly cells: number;
    readonly seed: string;
    /** Told after each trial how many are done. */
    readonly onTrial?: (done: number) => void;
  },
): CellReport {
  const random = randomSource(`${run.seed}\n${cell.type}\n${cell.method}\n${cell.situation}`);
  let falselyConfirmed = 0;
  let riskLimit = 0;
  for (let done = 1; done <= run.trials; done += 1) {
    const election = cell.makeElection(random);
    riskLimit = election.riskLimitPercent / 100;
    if (playAudit(election, cell.adversary, random).falselyConfirmed.length > 0) falselyConfirmed += 1;
    run.onTrial?.(done);
  }
  // Where no wrong outcome may ever be confirmed, one is too many, and has no share of what is allowed.
  const isAllowed = riskLimit > 0;
  const critical = !isAllowed
    ? ok(1)
    : criticalCount({ audits: run.trials, riskLimit, kinds: run.cells, error: ERROR });
  assert(critical.ok, 'trials and limit are numbers', critical);
  const { type, method, situation } = cell;
  return {
    cell: { type, method, situation },
    trials: run.trials,
    falselyConfirmed,
    ratioToLimit: isAllowed ? falselyConfirmed / run.trials / riskLimit : falselyConfirmed,
    critical: critical.value,
    holds: falselyConfirmed < critical.value,
  };
}
