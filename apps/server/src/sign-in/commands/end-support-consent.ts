import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { organizationScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { consentsInForce } from '../../stores/support-consents.ts';

/** Ends a consent before its time: the sessions that were open under it are refused from then on. */
export const endSupportConsent = defineCommand({
  name: 'end-support-consent',
  permission: 'support.consent',
  scope: organizationScope,

  async run({ tx, at }, { organizationId, consentId }) {
    const inForce = await consentsInForce(tx, { organizationIds: [organizationId] }, at);
    const consent = inForce.find((one) => one.consentId === consentId);
    if (consent === undefined) return refuse('not-found', detail('consentOver'));
    const ended: OrganizationEvent = { type: 'support-ended', consentId, personId: consent.personId };
    return ok({ additions: [{ chain: organizationChain(organizationId), events: [ended] }], answer: ok({}) });
  },
});
