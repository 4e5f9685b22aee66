import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineAuditCommand } from './define-audit-command.ts';

/** Its log stays, so that nobody can make an audit that went wrong as if it had never been. */
export const deleteAudit = defineAuditCommand({
  name: 'delete-audit',
  permission: 'audit.delete',
  asksFreshFactor: true,
  scope: auditScope,

  async run(_context, { auditId }) {
    return ok({ events: [], output: {}, organizationEvents: [{ type: 'audit-deleted', auditId }] });
  },
});
