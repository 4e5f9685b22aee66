import { drawingsWords } from '@plumbline/words/drawings-words';
import { wordsHook } from './words-hook.ts';

export const useDrawingsWords = wordsHook(drawingsWords);
export type { DrawingsWords } from '@plumbline/words/drawings-words';
