import { actorName } from '../../policy/actor.ts';
import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const setSeed = defineAuditCommand({
  name: 'set-seed',
  permission: 'seed.set',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, actor, role }, { seed }) {
    return decideOnly(history, { type: 'set-seed', seed, by: actorName(actor, role) });
  },
});
