import type { RoomHeading } from '@plumbline/api';
import type { Duty, OpenRoom, Person } from '@plumbline/ballot-management';
import { assert, lookUp } from '@plumbline/prelude';
import type { QueryContext } from '../../road/define-query.ts';
import { findElection } from '../../stores/elections.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { dayInState } from '../history/instant-of-state.ts';
import type { RoomHistory } from '../history/load-room.ts';
import { JOINT_MS_MAX, jointSessionIn } from './accounts-asking.ts';
import { roomSeen } from './room-seen.ts';

/** What every page of a room shows above its own part. */
export async function roomHeading({ services, session }: QueryContext, history: RoomHistory): Promise<RoomHeading> {
  const { db } = services;
  const { place, room, head } = history;
  const at = services.now();
  const election = await findElection(db, place.electionId);
  assert(election !== undefined, 'the election was found when the right was asked', place.electionId);
  const [organization] = await findOrganizations(db, [election.organizationId]);
  const { electionId, name, date, state } = election;
  const today = dayInState(at, state);
  const open = room.phase === 'open' ? room : undefined;
  const joint = await jointSessionIn(db, { place, sessionDigest: session.digest, at });
  const account = session.actor.kind === 'person' ? session.actor.personId : '';
  const you = open && enrolled(open, account, today);
  const second = open && joint && enrolled(open, joint.personId, today);
  const seen = await roomSeen({ services, session }, { place, room, today });
  const until = joint === undefined ? at : new Date(joint.joinedAt.getTime() + JOINT_MS_MAX);
  return {
    organization: organization?.name ?? '',
    election: { electionId, name, date, state },
    jurisdiction: place.jurisdiction,
    isOpen: open !== undefined,
    profile: open === undefined ? null : profileOf(open),
    electionDay: open?.electionDay ?? null,
    today,
    you: you ?? null,
    together: second === undefined ? null : { ...second, until: until.toISOString() },
    toReenter: seen?.toReenter.size ?? 0,
    isVouchedByOne: open !== undefined && !open.takesTwo,
    entry: head.number,
  };
}

function profileOf({ profile: { profile, version, state } }: OpenRoom) {
  return { profile, version, state };
}

function enrolled(room: OpenRoom, account: string, day: string) {
  const person = lookUp(room.people, lookUp(room.signIns, account) ?? '');
  return person && { person: person.person, name: person.name, duties: [...dutiesOn(person, day)] };
}

/** The duties that somebody has on a day. */
export function dutiesOn({ duties }: Person, day: string): readonly Duty[] {
  const current = duties.filter(({ from, until }) => from <= day && (until === null || day <= until));
  return [...new Set(current.map(({ duty }) => duty))];
}
