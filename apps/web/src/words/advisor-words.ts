import { defineWords, type Say } from '@plumbline/words/define-words';
import { advisor } from '@plumbline/words/en/screens/advisor';
import { wordsHook } from './words-hook.ts';

export const useAdvisorWords = wordsHook(defineWords({ en: advisor }));
export type AdvisorWords = Say<typeof advisor>;
