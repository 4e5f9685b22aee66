import { defineWords } from '@plumbline/words/define-words';
import { home } from '@plumbline/words/en/screens/home';
import { wordsHook } from './words-hook.ts';

export const useHomeWords = wordsHook(defineWords({ en: home }));
