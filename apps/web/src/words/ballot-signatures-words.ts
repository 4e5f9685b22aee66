import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotSignatures } from '@plumbline/words/en/screens/ballot-signatures';
import { wordsHook } from './words-hook.ts';

export const useBallotSignaturesWords = wordsHook(defineWords({ en: ballotSignatures }));
export type BallotSignaturesWords = Say<typeof ballotSignatures>;
