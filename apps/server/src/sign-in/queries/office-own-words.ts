import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { organizationScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { findOwnWords } from '../../stores/own-words.ts';

/** The words of the office, for whoever may say them anew. */
export const officeOwnWords = defineQuery({
  name: 'office-own-words',
  permission: 'own-words.read',
  scope: organizationScope,

  async run({ services }, { organizationId }) {
    const [organization] = await findOrganizations(services.db, [organizationId]);
    if (organization === undefined) return refuse('not-found', detail('chooseFromStart'));
    const words = await findOwnWords(services.db, organizationId);
    return ok({ organization: { organizationId, name: organization.name }, words: { ...words } });
  },
});
