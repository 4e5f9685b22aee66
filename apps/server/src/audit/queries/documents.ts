import type { DocumentKind } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';
import { documentsToPrint } from '../screens/documents-to-print.ts';
import { isBoardSecret } from '../screens/is-board-secret.ts';

/** What a jurisdiction can print. */
export const documents = defineQuery({
  name: 'documents',
  permission: 'document.print',
  scope: jurisdictionScope,

  async run({ services, role }, { auditId, jurisdiction, paper, stock }) {
    const history = await loadAudit(services.db, auditId);
    if (!history.audit.plan.jurisdictions.some((one) => one.name === jurisdiction)) {
      return refuse('not-found', detail('jurisdictionNotInAudit', { name: jurisdiction }));
    }
    const all = await documentsToPrint(services, history, { jurisdiction, paper, stock });
    if (!all.ok) return all;
    const isShown = (kind: DocumentKind) => !isBoardSecret(kind) || role === 'jurisdiction-manager';
    return ok({ ...all.value, documents: all.value.documents.filter(({ kind }) => isShown(kind)) });
  },
});
