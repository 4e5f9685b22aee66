import { defineWords } from '@plumbline/words/define-words';
import { everywhere } from '@plumbline/words/en/screens/everywhere';
import { wordsHook } from './words-hook.ts';

export const useWordsEverywhere = wordsHook(defineWords({ en: everywhere }));
