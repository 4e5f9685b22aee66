import { defineWords } from '@plumbline/words/define-words';
import { support } from '@plumbline/words/en/screens/support';
import { wordsHook } from './words-hook.ts';

export const useSupportWords = wordsHook(defineWords({ en: support }));
