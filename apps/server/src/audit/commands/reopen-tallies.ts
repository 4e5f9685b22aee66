import { jurisdictionScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const reopenTallies = defineAuditCommand({
  name: 'reopen-tallies',
  permission: 'tallies.reopen',
  scope: jurisdictionScope,

  async run({ history }, { jurisdiction }) {
    return decideOnly(history, { type: 'reopen-tallies', jurisdiction });
  },
});
