import { defineWords } from '@plumbline/words/define-words';
import { ownWords } from '@plumbline/words/en/screens/own-words';
import { fixedWordsHook } from './words-hook.ts';

/** The page on which an office says its words names ours, whatever it has said. */
export const useOwnWordsWords = fixedWordsHook(defineWords({ en: ownWords }));
