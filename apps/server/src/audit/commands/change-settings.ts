import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const changeSettings = defineAuditCommand({
  name: 'change-settings',
  permission: 'plan.edit',
  scope: auditScope,

  async run({ history }, { settings: { doubleEntry, boardsOfTwo, ...typed } }) {
    const settings = { ...typed, ...(doubleEntry && { doubleEntry }), ...(boardsOfTwo && { boardsOfTwo }) };
    return decideOnly(history, { type: 'change-settings', settings });
  },
});
