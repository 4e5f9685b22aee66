import { defineWords } from './define-words.ts';
import { modelRules } from './en/documents/model-rules.ts';

/** Says what stands in the model statute and in the model rule. */
export const modelRulesWords = defineWords({ en: modelRules });
