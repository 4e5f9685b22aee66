import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotRoom } from '@plumbline/words/en/screens/ballot-room';
import { wordsHook } from './words-hook.ts';

export const useBallotRoomWords = wordsHook(defineWords({ en: ballotRoom }));
export type BallotRoomWords = Say<typeof ballotRoom>;
