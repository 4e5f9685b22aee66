import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';
import { documentsToPrint } from '../screens/documents-to-print.ts';

/** What the office can print of the audit as a whole. */
export const auditDocuments = defineQuery({
  name: 'audit-documents',
  permission: 'audit-document.print',
  scope: auditScope,

  async run({ services }, { auditId, paper, stock }) {
    const history = await loadAudit(services.db, auditId);
    return await documentsToPrint(services, history, { jurisdiction: undefined, paper, stock });
  },
});
