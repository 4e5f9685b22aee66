import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotRecounts } from '@plumbline/words/en/screens/ballot-recounts';
import { wordsHook } from './words-hook.ts';

export const useBallotRecountsWords = wordsHook(defineWords({ en: ballotRecounts }));
export type BallotRecountsWords = Say<typeof ballotRecounts>;
