import { defineWords, type Say } from '@plumbline/words/define-words';
import { rounds } from '@plumbline/words/en/screens/rounds';
import { fixedWordsHook, wordsHook } from './words-hook.ts';

const words = defineWords({ en: rounds });
export const useRoundsWords = wordsHook(words);
/** Of the log, which keeps our words. */
export const useLogWords = fixedWordsHook(words);
export type RoundsWords = Say<typeof rounds>;
