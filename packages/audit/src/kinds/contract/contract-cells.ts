import type { AuditType } from '../../state/audit-type.ts';
import { BATCH_CELLS } from './batch-cells.ts';
import { CARD_STYLE_CELLS } from './card-style-cells.ts';
import { COMBINED_BATCH_CELLS } from './combined-batch-cells.ts';
import { COMPARISON_CELLS } from './comparison-cells.ts';
import type { ContractCell } from './contract-cell.ts';
import { FULL_COUNT_CELLS } from './full-count-cells.ts';
import { HYBRID_CELLS } from './hybrid-cells.ts';
import { PLANNED_POLLING_CELLS } from './planned-polling-cells.ts';
import { POLLING_CELLS } from './polling-cells.ts';
import { RANKED_CELLS } from './ranked-cells.ts';
import { RANKED_COUNT_CELLS } from './ranked-count-cells.ts';
import { SEVERAL_CONTEST_CELLS } from './several-contest-cells.ts';
import { TOTALS_POLLING_CELLS } from './totals-polling-cells.ts';

/** What each kind of audit is tried with before it confirms an outcome of the public. A kind without a line does not compile. */
export const CELLS_OF: Readonly<Record<AuditType, readonly ContractCell[]>> = {
  'ballot-polling': [...POLLING_CELLS, ...SEVERAL_CONTEST_CELLS, ...PLANNED_POLLING_CELLS, ...TOTALS_POLLING_CELLS],
  'batch-comparison': [...BATCH_CELLS, ...COMBINED_BATCH_CELLS],
  'ballot-comparison': [...COMPARISON_CELLS, ...CARD_STYLE_CELLS, ...RANKED_CELLS],
  'full-hand-tally': [...FULL_COUNT_CELLS, ...RANKED_COUNT_CELLS],
  hybrid: HYBRID_CELLS,
};

/** Everything that kinds are tried with. */
export const CONTRACT_CELLS: readonly ContractCell[] = Object.values(CELLS_OF).flat();
