import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findAudit } from '../../stores/audits.ts';
import { observersOf } from '../../stores/observers.ts';
import { organizationChain } from '../../stores/organizations.ts';

/** Whoever was watching reads nothing more of the audit from the next request on. */
export const endObserver = defineCommand({
  name: 'end-observer',
  permission: 'observers.change',
  scope: auditScope,

  async run({ tx }, { auditId, personId }) {
    const audit = await findAudit(tx, auditId);
    const observers = await observersOf(tx, auditId);
    if (audit === undefined || !observers.some((one) => one.personId === personId)) {
      return refuse('not-found', detail('observerGone'));
    }
    const ended: OrganizationEvent = { type: 'observer-ended', auditId, personId };
    return ok({
      additions: [{ chain: organizationChain(audit.organizationId), events: [ended] }],
      answer: ok({}),
    });
  },
});
