import { defineWords } from '@plumbline/words/define-words';
import { files } from '@plumbline/words/en/screens/files';
import { wordsHook } from './words-hook.ts';

export const useFilesWords = wordsHook(defineWords({ en: files }));
