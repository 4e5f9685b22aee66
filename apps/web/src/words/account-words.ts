import { defineWords } from '@plumbline/words/define-words';
import { account } from '@plumbline/words/en/screens/account';
import { wordsHook } from './words-hook.ts';

export const useAccountWords = wordsHook(defineWords({ en: account }));
