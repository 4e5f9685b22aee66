import { tryCells } from '../../testing/try-cells.ts';
import { CARD_STYLE_CELLS } from './card-style-cells.ts';
import { COMPARISON_CELLS } from './comparison-cells.ts';

tryCells([...COMPARISON_CELLS, ...CARD_STYLE_CELLS]);
