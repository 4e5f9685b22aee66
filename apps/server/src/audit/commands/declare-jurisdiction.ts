import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const declareJurisdiction = defineAuditCommand({
  name: 'declare-jurisdiction',
  permission: 'jurisdiction.declare',
  scope: auditScope,

  async run({ history }, { jurisdiction, holdsBallots }) {
    return decideOnly(history, { type: 'declare-jurisdiction', jurisdiction, holdsBallots });
  },
});
