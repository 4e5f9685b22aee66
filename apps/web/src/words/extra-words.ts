import { defineWords } from '@plumbline/words/define-words';
import { extra } from '@plumbline/words/en/screens/extra';
import { wordsHook } from './words-hook.ts';

export const useExtraWords = wordsHook(defineWords({ en: extra }));
