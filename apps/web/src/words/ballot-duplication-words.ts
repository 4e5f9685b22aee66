import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotDuplication } from '@plumbline/words/en/screens/ballot-duplication';
import { wordsHook } from './words-hook.ts';

export const useBallotDuplicationWords = wordsHook(defineWords({ en: ballotDuplication }));
export type BallotDuplicationWords = Say<typeof ballotDuplication>;
