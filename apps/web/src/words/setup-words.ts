import { defineWords, type Say } from '@plumbline/words/define-words';
import { setup } from '@plumbline/words/en/screens/setup';
import { wordsHook } from './words-hook.ts';

export const useSetupWords = wordsHook(defineWords({ en: setup }));
export type SetupWords = Say<typeof setup>;
