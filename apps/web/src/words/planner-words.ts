import { defineWords, type Say } from '@plumbline/words/define-words';
import { planner } from '@plumbline/words/en/screens/planner';
import { wordsHook } from './words-hook.ts';

export const usePlannerWords = wordsHook(defineWords({ en: planner }));
export type PlannerWords = Say<typeof planner>;
