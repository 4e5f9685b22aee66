import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { organizationScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { administratorIds, findOrganizations } from '../../stores/organizations.ts';
import { findPersonByEmail, namesOfPeople } from '../../stores/people.ts';
import { consentsInForce } from '../../stores/support-consents.ts';

/** Who is the support of this server, and whom the office lets in now. */
export const officeSupport = defineQuery({
  name: 'office-support',
  permission: 'support.read',
  scope: organizationScope,

  async run({ services }, { organizationId }) {
    const { db } = services;
    const [organization] = await findOrganizations(db, [organizationId]);
    if (organization === undefined) return refuse('not-found', detail('chooseFromStart'));
    const administrators = await administratorIds(db, organizationId);
    const people: { personId: string; name: string; email: string }[] = [];
    for (const email of services.support) {
      const person = await findPersonByEmail(db, email);
      if (person !== undefined && !administrators.includes(person.personId)) people.push(person);
    }
    const consents = await consentsInForce(db, { organizationIds: [organizationId] }, services.now());
    const names = await namesOfPeople(
      db,
      consents.flatMap(({ personId, givenBy }) => [personId, givenBy]),
    );
    return ok({
      organization: { organizationId, name: organization.name },
      people: people.map(({ personId, name, email }) => ({ personId, name, email })),
      consents: consents.map(({ consentId, personId, mode, givenBy, until }) => ({
        consentId,
        name: names.get(personId) ?? personId,
        mode,
        by: names.get(givenBy) ?? givenBy,
        until: until.toISOString(),
      })),
    });
  },
});
