import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotRoom } from '@plumbline/words/en/screens/ballot-room';
import { fixedWordsHook, wordsHook } from './words-hook.ts';

const words = defineWords({ en: ballotRoom });
export const useBallotRoomWords = wordsHook(words);
/** Of the log, which keeps our words. */
export const useRoomLogNames = fixedWordsHook(words);
export type BallotRoomWords = Say<typeof ballotRoom>;
