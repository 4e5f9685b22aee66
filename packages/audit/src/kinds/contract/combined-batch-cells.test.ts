import { tryCells } from '../../testing/try-cells.ts';
import { COMBINED_BATCH_CELLS } from './combined-batch-cells.ts';

tryCells(COMBINED_BATCH_CELLS, { worst: 'any' });
