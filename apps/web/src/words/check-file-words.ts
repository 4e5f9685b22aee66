import { defineWords, type Say } from '@plumbline/words/define-words';
import { checkFile } from '@plumbline/words/en/screens/check-file';
import { wordsHook } from './words-hook.ts';

export const useCheckFileWords = wordsHook(defineWords({ en: checkFile }));
export type CheckFileWords = Say<typeof checkFile>;
