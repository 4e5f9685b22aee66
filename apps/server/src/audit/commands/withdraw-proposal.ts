import { actorName } from '../../policy/actor.ts';
import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** Whoever proposed takes it back. */
export const withdrawProposal = defineAuditCommand({
  name: 'withdraw-proposal',
  permission: 'act.confirm',
  scope: auditScope,

  async run({ history, actor, role }) {
    return decideOnly(history, { type: 'withdraw-proposal', by: actorName(actor, role) });
  },
});
