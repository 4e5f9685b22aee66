import { defineWords } from '@plumbline/words/define-words';
import { ballotProcedures } from '@plumbline/words/en/screens/ballot-procedures';
import { wordsHook } from './words-hook.ts';

export const useBallotProceduresWords = wordsHook(defineWords({ en: ballotProcedures }));
