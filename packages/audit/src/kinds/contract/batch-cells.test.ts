import { tryCells } from '../../testing/try-cells.ts';
import { BATCH_CELLS } from './batch-cells.ts';

tryCells(BATCH_CELLS);
