import { BATCH_CELLS } from './batch-cells.ts';
import { COMBINED_BATCH_CELLS } from './combined-batch-cells.ts';
import type { ContractCell } from './contract-cell.ts';
import { POLLING_CELLS } from './polling-cells.ts';
import { SEVERAL_CONTEST_CELLS } from './several-contest-cells.ts';

/** Everything each kind of audit is tried with: what every kind must pass before it confirms an outcome of the public. */
export const CONTRACT_CELLS: readonly ContractCell[] = [
  ...POLLING_CELLS,
  ...SEVERAL_CONTEST_CELLS,
  ...BATCH_CELLS,
  ...COMBINED_BATCH_CELLS,
];
