import { defineWords } from '@plumbline/words/define-words';
import { observers } from '@plumbline/words/en/screens/observers';
import { wordsHook } from './words-hook.ts';

export const useObserversWords = wordsHook(defineWords({ en: observers }));
