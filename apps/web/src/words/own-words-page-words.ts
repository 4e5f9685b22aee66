import { defineWords } from '@plumbline/words/define-words';
import { ownWordsPage } from '@plumbline/words/en/screens/own-words';
import { fixedWordsHook } from './words-hook.ts';

/** The page on which an office says its words names ours, whatever it has said. */
export const useOwnWordsPageWords = fixedWordsHook(defineWords({ en: ownWordsPage }));
