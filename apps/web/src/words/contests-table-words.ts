import { defineWords } from '@plumbline/words/define-words';
import { contestsTable } from '@plumbline/words/en/screens/contests-table';
import { wordsHook } from './words-hook.ts';

export const useContestsTableWords = wordsHook(defineWords({ en: contestsTable }));
