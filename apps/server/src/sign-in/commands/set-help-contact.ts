import { ok } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { organizationScope } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { findHelpContact } from '../../stores/help-contacts.ts';
import { organizationChain } from '../../stores/organizations.ts';

/**
 * Says whom the people of the office call. Whoever could exchange it would be called by everybody who is in trouble, so it asks for a fresh
 * second factor. Said once more as it is, it leaves nothing in the log.
 */
export const setHelpContact = defineCommand({
  name: 'set-help-contact',
  permission: 'help-contact.change',
  asksFreshFactor: true,
  knowsItsRepeats: true,
  scope: organizationScope,

  async run({ tx }, { organizationId, contact }) {
    const before = await findHelpContact(tx, organizationId);
    if (canonicalJson(before) === canonicalJson(contact)) return ok({ additions: [], answer: ok({}) });
    const said: OrganizationEvent = { type: 'help-contact-set', contact };
    return ok({ additions: [{ chain: organizationChain(organizationId), events: [said] }], answer: ok({}) });
  },
});
