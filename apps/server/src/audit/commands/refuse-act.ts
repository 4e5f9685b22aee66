import { ok } from '@plumbline/prelude';
import { actorName } from '../../policy/actor.ts';
import { auditScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** A second person refuses what a first one proposed, and says why. */
export const refuseAct = defineAuditCommand({
  name: 'refuse-act',
  permission: 'act.confirm',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, actor, role }, { reason }) {
    const salted = saltText(reason);
    const decided = decideOnly(history, { type: 'refuse-act', by: actorName(actor, role), reason: salted });
    return decided.ok ? ok({ ...decided.value, texts: [{ ...salted, jurisdiction: null }] }) : decided;
  },
});
