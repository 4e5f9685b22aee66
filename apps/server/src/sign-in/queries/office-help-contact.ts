import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { organizationScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findHelpContact } from '../../stores/help-contacts.ts';
import { findOrganizations } from '../../stores/organizations.ts';

/** Whom the people of the office call, for whoever may say it anew. */
export const officeHelpContact = defineQuery({
  name: 'office-help-contact',
  permission: 'help-contact.read',
  scope: organizationScope,

  async run({ services }, { organizationId }) {
    const [organization] = await findOrganizations(services.db, [organizationId]);
    if (organization === undefined) return refuse('not-found', detail('chooseFromStart'));
    const contact = await findHelpContact(services.db, organizationId);
    return ok({ organization: { organizationId, name: organization.name }, contact });
  },
});
