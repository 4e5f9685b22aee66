import { recordsWords } from '@plumbline/words/records-words';
import { wordsHook } from './words-hook.ts';

export const useBallotRecordsWords = wordsHook(recordsWords);
