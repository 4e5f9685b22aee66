import { tryCells } from '../../testing/try-cells.ts';
import { SEVERAL_CONTEST_CELLS } from './several-contest-cells.ts';

tryCells(SEVERAL_CONTEST_CELLS, { worst: 'any' });
