import { defineWords, type Say } from '@plumbline/words/define-words';
import { cases } from '@plumbline/words/en/screens/cases';
import { wordsHook } from './words-hook.ts';

export type CasesWords = Say<typeof cases>;
export const useCasesWords = wordsHook(defineWords({ en: cases }));
