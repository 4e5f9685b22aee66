import { defineWords, type Say } from '@plumbline/words/define-words';
import { records } from '@plumbline/words/en/screens/records';
import { wordsHook } from './words-hook.ts';

export const useRecordsWords = wordsHook(defineWords({ en: records }));
export type RecordsWords = Say<typeof records>;
