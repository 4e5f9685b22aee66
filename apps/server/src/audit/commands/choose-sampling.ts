import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const chooseSampling = defineAuditCommand({
  name: 'choose-sampling',
  permission: 'plan.edit',
  scope: auditScope,

  async run({ history }, { cardStyles }) {
    return decideOnly(history, { type: 'choose-sampling', cardStyles, selection: { rule: 'tickets' } });
  },
});
