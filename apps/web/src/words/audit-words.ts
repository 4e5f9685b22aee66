import { defineWords, type Say } from './define-words.ts';
import { audit } from './en/audit.ts';

export const useAuditWords = defineWords('audit', audit);
export type AuditWords = Say<typeof audit>;
