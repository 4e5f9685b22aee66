import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';
import { documentsToPrint } from '../screens/documents-to-print.ts';

/** What a jurisdiction can print. */
export const documents = defineQuery({
  name: 'documents',
  permission: 'document.print',
  scope: jurisdictionScope,

  async run({ services }, { auditId, jurisdiction }) {
    const history = await loadAudit(services.db, auditId);
    if (!history.audit.plan.jurisdictions.some((one) => one.name === jurisdiction)) {
      return refuse('not-found', detail('jurisdictionNotInAudit', { name: jurisdiction }));
    }
    return ok(await documentsToPrint(services, history, jurisdiction));
  },
});
