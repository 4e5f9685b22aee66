import { defineWords, type Say } from '@plumbline/words/define-words';
import { rounds } from '@plumbline/words/en/screens/rounds';
import { wordsHook } from './words-hook.ts';

export const useRoundsWords = wordsHook(defineWords({ en: rounds }));
export type RoundsWords = Say<typeof rounds>;
