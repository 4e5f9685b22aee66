import { defineWords, type Say } from '@plumbline/words/define-words';
import { audit } from '@plumbline/words/en/screens/audit';
import { wordsHook } from './words-hook.ts';

export const useAuditWords = wordsHook(defineWords({ en: audit }));
export type AuditWords = Say<typeof audit>;
