import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const withdrawCommitment = defineAuditCommand({
  name: 'withdraw-commitment',
  permission: 'inputs.commit',
  scope: auditScope,

  async run({ history }, { reason }) {
    return decideOnly(history, { type: 'withdraw-commitment', reason });
  },
});
