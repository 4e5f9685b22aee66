import { tryCells } from '../../testing/try-cells.ts';
import { RANKED_COUNT_CELLS } from './ranked-count-cells.ts';

tryCells(RANKED_COUNT_CELLS, { worst: 'any' });
