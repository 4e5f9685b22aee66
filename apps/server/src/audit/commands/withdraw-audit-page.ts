import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findAuditPage } from '../../stores/audit-pages.ts';
import { findAudit } from '../../stores/audits.ts';
import { organizationChain } from '../../stores/organizations.ts';

/** Nobody outside the office reads the page of the audit from the next request on. */
export const withdrawAuditPage = defineCommand({
  name: 'withdraw-audit-page',
  permission: 'audit-page.change',
  knowsItsRepeats: true,
  scope: auditScope,

  async run({ tx }, { auditId }) {
    const audit = await findAudit(tx, auditId);
    if (audit === undefined) return refuse('not-found', detail('chooseFromStart'));
    if ((await findAuditPage(tx, auditId)) === undefined) return ok({ additions: [], answer: ok({}) });
    const withdrawn: OrganizationEvent = { type: 'audit-page-withdrawn', auditId };
    const additions = [{ chain: organizationChain(audit.organizationId), events: [withdrawn] }];
    return ok({ additions, answer: ok({}) });
  },
});
