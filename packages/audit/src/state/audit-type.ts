/** The names of the types of audit; each has a folder in `kinds`. */
export const AUDIT_TYPES = [
  'ballot-polling',
  'batch-comparison',
  'ballot-comparison',
  'full-hand-tally',
  'hybrid',
] as const;

/** What is drawn or counted, and what it is compared with. */
export type AuditType = (typeof AUDIT_TYPES)[number];
