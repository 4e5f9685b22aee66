import { defineWords } from '@plumbline/words/define-words';
import { tallyEntry } from '@plumbline/words/en/screens/tally-entry';
import { wordsHook } from './words-hook.ts';

export const useTallyEntryWords = wordsHook(defineWords({ en: tallyEntry }));
