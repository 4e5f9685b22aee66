import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotPlan } from '@plumbline/words/en/screens/ballot-plan';
import { wordsHook } from './words-hook.ts';

export type BallotPlanWords = Say<typeof ballotPlan>;

export const useBallotPlanWords = wordsHook(defineWords({ en: ballotPlan }));
