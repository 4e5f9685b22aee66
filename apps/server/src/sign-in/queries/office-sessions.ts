import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { organizationScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { sessionLimits } from '../../road/session.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { peopleOfOrganization } from '../../stores/people.ts';
import { openSessionsOf } from '../../stores/sessions.ts';

/** Who of the office is signed in. From which network is between each person and the server. */
export const officeSessions = defineQuery({
  name: 'office-sessions',
  permission: 'office-sessions.read',
  scope: organizationScope,

  async run({ services, session }, { organizationId }) {
    const { db } = services;
    const [organization] = await findOrganizations(db, [organizationId]);
    if (organization === undefined) return refuse('not-found', detail('chooseFromStart'));
    const people = await peopleOfOrganization(db, organizationId);
    const sessions = await openSessionsOf(db, [...people.keys()], sessionLimits(services.now()));
    const byPerson = Map.groupBy(sessions, (one) => one.personId);
    const lines = [...byPerson].map(([personId, own]) => ({
      personId,
      name: people.get(personId) ?? personId,
      isYou: session.actor.kind === 'person' && session.actor.personId === personId,
      sessions: own.map((one) => ({
        device: one.device,
        signedInAt: one.createdAt.toISOString(),
        lastUsedAt: one.lastSeenAt.toISOString(),
      })),
    }));
    return ok({ organization: { organizationId, name: organization.name }, people: lines });
  },
});
