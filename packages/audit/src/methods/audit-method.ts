/** The names of the statistics that measure the risk of an audit; each has a file beside this one. */
export const AUDIT_METHODS = [
  'bravo',
  'minerva',
  'providence',
  'macro',
  'super-simple',
  'full-count',
  'suite',
] as const;

/** The statistic that measures the risk. */
export type AuditMethod = (typeof AUDIT_METHODS)[number];
