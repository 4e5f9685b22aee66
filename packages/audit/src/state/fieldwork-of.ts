import type { AuditEvent } from './audit-event.ts';

const FIELDWORK: ReadonlySet<AuditEvent['type']> = new Set<AuditEvent['type']>([
  'fieldwork-begun',
  'list-taken',
  'boards-created',
  'review-team-created',
  'card-sent-to-review',
  'board-members-named',
  'ballot-recorded',
  'board-signed-off',
  'board-reopened',
  'card-reopened',
  'batch-recorded',
  'batch-sent-to-review',
  'stacks-counted',
  'batch-reviewed',
  'totals-recorded',
  'totals-finalized',
  'totals-reopened',
  'tallies-finalized',
  'tallies-reopened',
]);

/** Fieldwork while a round is open; what is said of a difference later belongs to the audit. */
const CASEWORK: ReadonlySet<AuditEvent['type']> = new Set<AuditEvent['type']>([
  'case-explained',
  'second-look-recorded',
  'case-settled',
  'case-reopened',
]);

/**
 * Whose fieldwork an event is, by the name of the jurisdiction; null for one of the audit itself. Batches that are combined
 * while a round is open are fieldwork; while planning they are part of the plan.
 */
export function fieldworkOf(event: AuditEvent, { isRoundOpen }: { readonly isRoundOpen: boolean }): string | null {
  if (event.type === 'batches-combined') return isRoundOpen ? event.combined.jurisdiction : null;
  if (CASEWORK.has(event.type)) return isRoundOpen && 'jurisdiction' in event ? event.jurisdiction : null;
  return FIELDWORK.has(event.type) && 'jurisdiction' in event ? event.jurisdiction : null;
}
