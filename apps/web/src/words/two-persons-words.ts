import { defineWords } from '@plumbline/words/define-words';
import { twoPersons } from '@plumbline/words/en/screens/two-persons';
import { wordsHook } from './words-hook.ts';

export const useTwoPersonsWords = wordsHook(defineWords({ en: twoPersons }));
