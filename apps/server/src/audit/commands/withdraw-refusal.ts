import { actorName } from '../../policy/actor.ts';
import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** Whoever refused takes that back: the proposal waits again. */
export const withdrawRefusal = defineAuditCommand({
  name: 'withdraw-refusal',
  permission: 'act.confirm',
  scope: auditScope,

  async run({ history, actor, role }) {
    return decideOnly(history, { type: 'withdraw-refusal', by: actorName(actor, role) });
  },
});
