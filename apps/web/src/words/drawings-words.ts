import { defineWords, type Say } from '@plumbline/words/define-words';
import { drawings } from '@plumbline/words/en/screens/drawings';
import { wordsHook } from './words-hook.ts';

export const useDrawingsWords = wordsHook(defineWords({ en: drawings }));
export type DrawingsWords = Say<typeof drawings>;
