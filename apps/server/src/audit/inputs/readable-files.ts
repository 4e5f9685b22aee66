import type { AuditKind } from '@plumbline/audit';
import type { InputFileKind } from '@plumbline/election';

/** The kinds of files this server takes in, checks and reads. */
export const READABLE_FILES: ReadonlySet<InputFileKind> = new Set([
  'participants',
  'manifest',
  'candidate-totals',
  'cvrs',
]);

/**
 * Whether an audit of a kind can be held here from its plan to its report: others are not offered, and not created. What
 * they need must be uploaded, and a size is asked here for all cards of a contest together, not for each stratum.
 */
export function canBeHeld({ files, strata }: Pick<AuditKind, 'files' | 'strata'>): boolean {
  if (strata !== undefined) return false;
  return files.every((file) => READABLE_FILES.has(file));
}
