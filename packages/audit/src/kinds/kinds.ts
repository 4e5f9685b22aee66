import type { AuditType } from '../state/audit-type.ts';
import type { Plan } from '../state/plan.ts';
import type { AuditKind } from './audit-kind.ts';
import { BALLOT_POLLING } from './ballot-polling/ballot-polling.ts';
import { BATCH_COMPARISON } from './batch-comparison/batch-comparison.ts';

/** Every type of audit there is. */
export const KINDS: Readonly<Record<AuditType, AuditKind>> = {
  'ballot-polling': BALLOT_POLLING,
  'batch-comparison': BATCH_COMPARISON,
};

/** What makes the type of this plan different from the others. */
export function kindOf(plan: Pick<Plan, 'type'>): AuditKind {
  return KINDS[plan.type];
}
