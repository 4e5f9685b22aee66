import { BATCH_CELLS } from './batch-cells.ts';
import type { ContractCell } from './contract-cell.ts';
import { POLLING_CELLS } from './polling-cells.ts';

/** Everything each kind of audit is tried with. */
export const CONTRACT_CELLS: readonly ContractCell[] = [...POLLING_CELLS, ...BATCH_CELLS];
