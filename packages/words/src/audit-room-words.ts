import { defineWords, type Say } from './define-words.ts';
import { auditRoom } from './en/documents/audit-room.ts';

/** Says what stands on the papers of the room in which an audit is held. */
export const auditRoomWords = defineWords({ en: auditRoom });
/** How these papers are spoken. */
export type AuditRoomWords = Say<typeof auditRoom>;
