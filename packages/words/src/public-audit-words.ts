import { definePublicWords, type Say } from './define-words.ts';
import { publicAudit } from './en/public-audit.ts';
import { publicAudit as publicAuditInSpanish } from './es/public-audit.ts';

/** Says what the public page of an audit says, in each language of the public. */
export const publicAuditWords = definePublicWords({ en: publicAudit, es: publicAuditInSpanish });
export type PublicAuditWords = Say<typeof publicAudit>;
