import { defineWords } from '@plumbline/words/define-words';
import { ballotStandard } from '@plumbline/words/en/screens/ballot-standard';
import { wordsHook } from './words-hook.ts';

export const useBallotStandardWords = wordsHook(defineWords({ en: ballotStandard }));
