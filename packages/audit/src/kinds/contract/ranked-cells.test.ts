import { tryCells } from '../../testing/try-cells.ts';
import { RANKED_CELLS } from './ranked-cells.ts';

tryCells(RANKED_CELLS);
