import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { organizationScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { administratorIds, findOrganizations } from '../../stores/organizations.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { recoveryCodesLeft } from '../../stores/recovery-codes.ts';
import { factorsOf } from '../../stores/second-factors.ts';

export const officeSecondFactors = defineQuery({
  name: 'office-second-factors',
  permission: 'office-factors.read',
  scope: organizationScope,

  async run({ services, session }, { organizationId }) {
    const { db } = services;
    const [organization] = await findOrganizations(db, [organizationId]);
    if (organization === undefined) return refuse('not-found', detail('chooseFromStart'));
    const people = await administratorIds(db, organizationId);
    const names = await namesOfPeople(db, people);
    const factors = Map.groupBy(await factorsOf(db, people), (one) => one.personId);
    const left = await recoveryCodesLeft(db, people);
    const lines = people.map((personId) => ({
      personId,
      name: names.get(personId) ?? personId,
      isYou: session.actor.kind === 'person' && session.actor.personId === personId,
      kinds: (factors.get(personId) ?? []).map((factor) => factor.kind),
      recoveryCodesLeft: left.get(personId) ?? 0,
    }));
    const inOrder = lines.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    return ok({ organization: { organizationId, name: organization.name }, people: inOrder });
  },
});
