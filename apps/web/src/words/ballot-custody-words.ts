import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotCustody } from '@plumbline/words/en/screens/ballot-custody';
import { wordsHook } from './words-hook.ts';

export const useBallotCustodyWords = wordsHook(defineWords({ en: ballotCustody }));
export type BallotCustodyWords = Say<typeof ballotCustody>;
