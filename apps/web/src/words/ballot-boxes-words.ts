import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotBoxes } from '@plumbline/words/en/screens/ballot-boxes';
import { wordsHook } from './words-hook.ts';

export const useBallotBoxesWords = wordsHook(defineWords({ en: ballotBoxes }));
export type BallotBoxesWords = Say<typeof ballotBoxes>;
