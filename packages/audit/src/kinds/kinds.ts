import type { AuditMethod } from '../methods/audit-method.ts';
import type { AuditType } from '../state/audit-type.ts';
import type { DataEntry, Plan } from '../state/plan.ts';
import type { AuditKind, Fieldwork } from './audit-kind.ts';
import { BALLOT_COMPARISON } from './ballot-comparison/ballot-comparison.ts';
import { BALLOT_POLLING } from './ballot-polling/ballot-polling.ts';
import { BATCH_COMPARISON } from './batch-comparison/batch-comparison.ts';
import { FULL_HAND_TALLY } from './full-hand-tally/full-hand-tally.ts';
import { HYBRID } from './hybrid/hybrid.ts';

/** Every type of audit there is. */
export const KINDS: Readonly<Record<AuditType, AuditKind>> = {
  'ballot-polling': BALLOT_POLLING,
  'batch-comparison': BATCH_COMPARISON,
  'ballot-comparison': BALLOT_COMPARISON,
  'full-hand-tally': FULL_HAND_TALLY,
  hybrid: HYBRID,
};

/** What makes the type of this plan different from the others. */
export function kindOf(plan: Pick<Plan, 'type'>): AuditKind {
  return KINDS[plan.type];
}

/** Whether every unit is looked at, so that no seed, no risk limit and no second round has a use. */
export function takesEverything({ type }: Pick<Plan, 'type'>): boolean {
  return KINDS[type].takes === 'everything';
}

/** What people enter in an audit of this plan. */
export function fieldworkIn({ type, settings }: Pick<Plan, 'type' | 'settings'>): Fieldwork {
  const { fieldwork, usualDataEntry } = KINDS[type];
  return fieldwork[settings?.dataEntry ?? usualDataEntry];
}

/** How an audit of a type is measured and entered unless somebody decides otherwise. */
export function usualChoices(type: AuditType): {
  readonly method: AuditMethod;
  readonly dataEntry: DataEntry;
} {
  const { methods, usualDataEntry } = KINDS[type];
  return { method: methods[0], dataEntry: usualDataEntry };
}
