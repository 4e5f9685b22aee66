import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotCustody } from '@plumbline/words/en/screens/ballot-custody';
import { fixedWordsHook, wordsHook } from './words-hook.ts';

const words = defineWords({ en: ballotCustody });
export const useBallotCustodyWords = wordsHook(words);
/** Of the log, which keeps our words. */
export const useRoomLogWords = fixedWordsHook(words);
export type BallotCustodyWords = Say<typeof ballotCustody>;
