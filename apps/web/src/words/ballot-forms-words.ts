import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotForms } from '@plumbline/words/en/screens/ballot-forms';
import { wordsHook } from './words-hook.ts';

export const useBallotFormsWords = wordsHook(defineWords({ en: ballotForms }));
export type BallotFormsWords = Say<typeof ballotForms>;
