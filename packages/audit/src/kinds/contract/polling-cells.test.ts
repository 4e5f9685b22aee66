import { tryCells } from '../../testing/try-cells.ts';
import { POLLING_CELLS } from './polling-cells.ts';

tryCells(POLLING_CELLS);
