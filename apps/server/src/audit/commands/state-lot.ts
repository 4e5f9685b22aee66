import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { actorName } from '../../policy/actor.ts';
import { auditScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const stateLot = defineAuditCommand({
  name: 'state-lot',
  permission: 'audit.conclude',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, actor, role }, { round, contest, seen, out, reason }) {
    const salted = saltText(reason);
    const by = actorName(actor, role);
    const decided = decide(history.audit, { type: 'state-lot', round, contest, seen, out, reason: salted, by });
    if (!decided.ok) return decided;
    return ok({ events: decided.value, output: {}, texts: [{ ...salted, jurisdiction: null }] });
  },
});
