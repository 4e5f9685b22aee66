import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const chooseWorkTimes = defineAuditCommand({
  name: 'choose-work-times',
  permission: 'plan.edit',
  scope: auditScope,

  async run({ history }, { times }) {
    return decideOnly(history, { type: 'choose-work-times', times });
  },
});
