import { defineWords, type Say } from '@plumbline/words/define-words';
import { office } from '@plumbline/words/en/screens/office';
import { wordsHook } from './words-hook.ts';

export const useOfficeWords = wordsHook(defineWords({ en: office }));
export type OfficeWords = Say<typeof office>;
