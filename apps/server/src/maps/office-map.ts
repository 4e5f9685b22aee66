import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { organizationScope } from '../policy/scope.ts';
import { refuse } from '../road/define-command.ts';
import { defineQuery } from '../road/define-query.ts';
import { jurisdictionsByElection } from '../stores/elections.ts';
import { findOfficeMap } from '../stores/office-maps.ts';
import { findOrganizations } from '../stores/organizations.ts';
import { namesOfPeople } from '../stores/people.ts';
import { areasOfMap } from './areas-of-map.ts';

/** The map of an office, for whoever may change it, with the names that it should have. */
export const officeMap = defineQuery({
  name: 'office-map',
  permission: 'office-map.read',
  scope: organizationScope,

  async run({ services }, { organizationId }) {
    const { db } = services;
    const [organization] = await findOrganizations(db, [organizationId]);
    if (organization === undefined) return refuse('not-found', detail('chooseFromStart'));
    const found = await findOfficeMap(db, organizationId);
    const elections = [...(await jurisdictionsByElection(db, organizationId))];
    const shown = { organization: { organizationId, name: organization.name }, elections };
    if (found === undefined) return ok({ ...shown, map: null });
    const { name, bytes, sha256, setBy, setAt } = found;
    const by = (await namesOfPeople(db, [setBy])).get(setBy) ?? '';
    const areas = await areasOfMap(services, sha256);
    return ok({ ...shown, map: { name, bytes, sha256, by, at: setAt.toISOString(), ...areas } });
  },
});
