import { defineWords } from '@plumbline/words/define-words';
import { ballotApplication } from '@plumbline/words/en/screens/ballot-application';
import { wordsHook } from './words-hook.ts';

export const useBallotApplicationWords = wordsHook(defineWords({ en: ballotApplication }));
