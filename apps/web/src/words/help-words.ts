import { defineWords } from '@plumbline/words/define-words';
import { help } from '@plumbline/words/en/screens/help';
import { wordsHook } from './words-hook.ts';

export const useHelpWords = wordsHook(defineWords({ en: help }));
