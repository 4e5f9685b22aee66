import { defineWords, type Say } from '@plumbline/words/define-words';
import { rules } from '@plumbline/words/en/screens/rules';
import { wordsHook } from './words-hook.ts';

export const useRulesWords = wordsHook(defineWords({ en: rules }));
export type RulesWords = Say<typeof rules>;
