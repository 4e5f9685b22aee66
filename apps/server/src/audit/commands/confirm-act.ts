import { actorName } from '../../policy/actor.ts';
import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** A second person does what a first one proposed, in their own session and with their own second factor. */
export const confirmAct = defineAuditCommand({
  name: 'confirm-act',
  permission: 'act.confirm',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, actor, role }, { act }) {
    return decideOnly(history, { type: 'confirm-act', act, by: actorName(actor, role) });
  },
});
