import { defineWords } from '@plumbline/words/define-words';
import { helpContactPage } from '@plumbline/words/en/screens/help-contact';
import { wordsHook } from './words-hook.ts';

export const useHelpContactWords = wordsHook(defineWords({ en: helpContactPage }));
