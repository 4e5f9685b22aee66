import type { AuditKind } from '@plumbline/audit';
import type { InputFileKind } from '@plumbline/election';

/** The kinds of files this server takes in, checks and reads. */
export const READABLE_FILES: ReadonlySet<InputFileKind> = new Set([
  'participants',
  'manifest',
  'candidate-totals',
  'cvrs',
]);

/** Whether everything that audits of a kind need can be uploaded and entered here: others are not offered, and not created. */
export function canBeHeld({ files, takes }: Pick<AuditKind, 'files' | 'takes'>): boolean {
  // The cards of a batch have no field on the screens yet.
  return takes === 'sample' && files.every((file) => READABLE_FILES.has(file));
}
