import { actorName } from '../../policy/actor.ts';
import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const conclude = defineAuditCommand({
  name: 'conclude',
  permission: 'audit.conclude',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, actor, role }, { outcome }) {
    return decideOnly(history, { type: 'conclude', outcome, by: actorName(actor, role) });
  },
});
