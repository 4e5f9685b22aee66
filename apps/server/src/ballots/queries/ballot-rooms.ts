import { assert, ok } from '@plumbline/prelude';
import { electionScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { roomsOfElection } from '../../stores/ballot-rooms.ts';
import { jurisdictionsOfElection } from '../../stores/election-jurisdictions.ts';
import { findElection } from '../../stores/elections.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { dayInState } from '../history/instant-of-state.ts';
import { loadRoom } from '../history/load-room.ts';
import { roomFigures } from '../screens/room-figures.ts';
import { roomSeen } from '../screens/room-seen.ts';

/** An administrator sees every room of the election; anybody else those of the jurisdictions they manage or are enrolled in. */
export const ballotRooms = defineQuery({
  name: 'ballot-rooms',
  permission: 'ballot-rooms.read',
  scope: electionScope,

  async run(context, { electionId }) {
    const { services, session, role } = context;
    const { db } = services;
    const election = await findElection(db, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const [organization] = await findOrganizations(db, [election.organizationId]);
    const isAdministrator = role === 'audit-administrator';
    const own = new Set(
      session.actor.grants.flatMap((grant) => {
        return 'jurisdiction' in grant && grant.electionId === electionId ? [grant.jurisdiction] : [];
      }),
    );
    const opened = await roomsOfElection(db, electionId);
    const listed = (await jurisdictionsOfElection(db, electionId)).map(({ name }) => name);
    // The list is not added to from here.
    const names = [...new Set([...opened, ...listed])].filter((name) => isAdministrator || own.has(name));
    const rooms = [];
    const today = dayInState(services.now(), election.state);
    for (const jurisdiction of names.toSorted()) {
      const history = await loadRoom(db, { electionId, jurisdiction });
      const seen = await roomSeen(context, { ...history, today });
      rooms.push({ jurisdiction, isOpen: seen !== undefined, figures: seen === undefined ? null : roomFigures(seen) });
    }
    const { name, date, state } = election;
    return ok({
      organization: organization?.name ?? '',
      election: { electionId, name, date, state },
      rooms,
      mayNameOthers: isAdministrator && listed.length === 0,
    });
  },
});
