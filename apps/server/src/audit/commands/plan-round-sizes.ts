import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const planRoundSizes = defineAuditCommand({
  name: 'plan-round-sizes',
  permission: 'plan.edit',
  scope: auditScope,

  async run({ history }, { sizes }) {
    return decideOnly(history, { type: 'plan-round-sizes', sizes });
  },
});
