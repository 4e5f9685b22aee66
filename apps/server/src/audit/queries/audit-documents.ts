import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';

/** What the office can print of the audit as a whole. */
export const auditDocuments = defineQuery({
  name: 'audit-documents',
  permission: 'audit-document.print',
  scope: auditScope,

  async run({ services }, { auditId }) {
    const { audit, head } = await loadAudit(services.db, auditId);
    const order = { audit, jurisdiction: undefined, head: head.hash, at: services.now().toISOString() };
    return ok({ paper: 'letter' as const, documents: [...(await services.workers.run('list-documents', order))] });
  },
});
