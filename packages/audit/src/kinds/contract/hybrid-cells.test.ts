import { tryCells } from '../../testing/try-cells.ts';
import { HYBRID_CELLS } from './hybrid-cells.ts';

tryCells(HYBRID_CELLS);
