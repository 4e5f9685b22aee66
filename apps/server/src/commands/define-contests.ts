import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../policy/scope.ts';
import { recheckTotals } from '../uploads/recheck-totals.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const defineContests = defineAuditCommand({
  name: 'define-contests',
  permission: 'plan.edit',
  scope: auditScope,

  async run(context, { contests }) {
    const decided = decide(context.history.audit, { type: 'define-contests', contests });
    if (!decided.ok) return decided;
    const rechecked = await recheckTotals(context, decided.value);
    return ok({ events: [...decided.value, ...rechecked], output: {} });
  },
});
