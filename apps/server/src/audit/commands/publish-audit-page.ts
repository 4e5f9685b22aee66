import { isPractice } from '@plumbline/audit';
import { assert, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findAuditPage } from '../../stores/audit-pages.ts';
import { findAudit } from '../../stores/audits.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { loadAudit } from '../history/load-audit.ts';

/** Everybody may read the page of the audit from now on, whatever phase it comes to. Of a practice audit nothing is published. */
export const publishAuditPage = defineCommand({
  name: 'publish-audit-page',
  permission: 'audit-page.change',
  knowsItsRepeats: true,
  scope: auditScope,

  async run({ tx, actor }, { auditId }) {
    const audit = await findAudit(tx, auditId);
    if (audit === undefined) return refuse('not-found', detail('chooseFromStart'));
    const { plan } = (await loadAudit(tx, auditId)).audit;
    if (isPractice(plan)) return refuse('practice-not-published', detail('practiceNotPublished'));
    if ((await findAuditPage(tx, auditId)) !== undefined) return ok({ additions: [], answer: ok({}) });
    assert(actor.kind === 'person', 'whoever publishes is signed in', actor.kind);
    const published: OrganizationEvent = { type: 'audit-page-published', auditId, personId: actor.personId };
    const additions = [{ chain: organizationChain(audit.organizationId), events: [published] }];
    return ok({ additions, answer: ok({}) });
  },
});
