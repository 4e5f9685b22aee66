import type { Planned } from '../state/plan.ts';
import type { AuditKind } from './audit-kind.ts';
import { kindOf } from './kinds.ts';

/**
 * The files a jurisdiction has to bring, in order: all that its type of audit knows, or fewer where what it brought already says
 * that another is not needed.
 */
export function filesNeeded({ plan, files }: Planned, jurisdiction: string): AuditKind['files'] {
  const { files: known, needsFile = () => true } = kindOf(plan);
  return known.filter((file) => needsFile({ plan, files }, file, jurisdiction));
}
