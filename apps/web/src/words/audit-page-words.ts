import { defineWords } from '@plumbline/words/define-words';
import { auditPage } from '@plumbline/words/en/screens/audit-page';
import { wordsHook } from './words-hook.ts';

export const useAuditPageWords = wordsHook(defineWords({ en: auditPage }));
