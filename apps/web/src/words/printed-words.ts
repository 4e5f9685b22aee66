import { printedWords } from '@plumbline/words/printed-words';
import { wordsHook } from './words-hook.ts';

export const usePrintedWords = wordsHook(printedWords);
