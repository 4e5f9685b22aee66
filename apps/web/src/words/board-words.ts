import { defineWords, type Say } from '@plumbline/words/define-words';
import { board } from '@plumbline/words/en/screens/board';
import { wordsHook } from './words-hook.ts';

export const useBoardWords = wordsHook(defineWords({ en: board }));
export type BoardWords = Say<typeof board>;
