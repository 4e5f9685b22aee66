import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';
import { documentsToPrint } from '../screens/documents-to-print.ts';

/** What the office can print of the audit as a whole. */
export const auditDocuments = defineQuery({
  name: 'audit-documents',
  permission: 'audit-document.print',
  scope: auditScope,

  async run({ services }, { auditId, paper }) {
    return ok(
      await documentsToPrint(services, await loadAudit(services.db, auditId), { jurisdiction: undefined, paper }),
    );
  },
});
