import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** The administrator states what the audit is held under: texts of law, why contests were chosen and by whom, and the statutory limit. */
export const stateRules = defineAuditCommand({
  name: 'state-rules',
  permission: 'plan.edit',
  scope: auditScope,

  async run({ history }, { rules }) {
    return decideOnly(history, { type: 'state-rules', rules });
  },
});
