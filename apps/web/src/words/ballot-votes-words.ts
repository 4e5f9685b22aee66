import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotVotes } from '@plumbline/words/en/screens/ballot-votes';
import { wordsHook } from './words-hook.ts';

export const useBallotVotesWords = wordsHook(defineWords({ en: ballotVotes }));
export type BallotVotesWords = Say<typeof ballotVotes>;
