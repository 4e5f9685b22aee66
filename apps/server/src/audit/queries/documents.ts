import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';

/** What a jurisdiction can print. */
export const documents = defineQuery({
  name: 'documents',
  permission: 'document.print',
  scope: jurisdictionScope,

  async run({ services }, { auditId, jurisdiction }) {
    const { audit, head } = await loadAudit(services.db, auditId);
    if (!audit.plan.jurisdictions.some((one) => one.name === jurisdiction)) {
      return refuse('not-found', detail('jurisdictionNotInAudit', { name: jurisdiction }));
    }
    const order = { audit, jurisdiction, head: head.hash, at: services.now().toISOString() };
    return ok({ paper: 'letter' as const, documents: [...(await services.workers.run('list-documents', order))] });
  },
});
