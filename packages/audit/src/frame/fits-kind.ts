import type { AuditKind } from '../kinds/audit-kind.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { Plan } from '../state/plan.ts';

/** Commands that only some kinds of audit have a use for, by what those kinds draw from and have people enter. */
const FITS: Partial<Readonly<Record<AuditCommand['type'], (kind: AuditKind, plan: Plan) => boolean>>> = {
  'declare-jurisdiction': (kind) => kind.drawsFrom === 'cards',
  'plan-round-sizes': (kind, plan) => kind.plansRounds(plan),
  'combine-batches': (kind) => kind.fieldwork === 'batches',
  'record-batch': (kind) => kind.fieldwork === 'batches',
  'create-boards': (kind) => kind.fieldwork === 'ballots',
};

/** Whether audits of the kind of this plan know a command. */
export function fitsKind(plan: Plan, command: AuditCommand['type']): boolean {
  return FITS[command]?.(kindOf(plan), plan) ?? true;
}
