import { defineWords } from '@plumbline/words/define-words';
import { fileHelp } from '@plumbline/words/en/screens/file-help';
import { wordsHook } from './words-hook.ts';

export const useFileHelpWords = wordsHook(defineWords({ en: fileHelp }));
