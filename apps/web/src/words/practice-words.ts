import { practiceWords } from '@plumbline/words/practice-words';
import { wordsHook } from './words-hook.ts';

export const usePracticeWords = wordsHook(practiceWords);
