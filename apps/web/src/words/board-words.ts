import { defineWords, type Say } from './define-words.ts';
import { board } from './en/board.ts';

export const useBoardWords = defineWords('board', board);
export type BoardWords = Say<typeof board>;
