import { ok, type Result } from '@plumbline/prelude';
import { ballotRefusal, detail } from '@plumbline/words/detail-words';
import type { ReportFile } from '../../made/through-kept.ts';
import type { Actor } from '../../policy/actor.ts';
import { can } from '../../policy/can.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { type Refusal, refuse } from '../../road/define-command.ts';
import { resolveScope } from '../../road/resolve-scope.ts';
import type { Services } from '../../services.ts';
import { findElection } from '../../stores/elections.ts';
import type { RoomFileJob } from '../../stores/file-jobs.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { loadGrants } from '../../stores/people.ts';
import { roomLabels } from '../downloads/kept-labels.ts';
import { makeRecords } from '../downloads/kept-records.ts';
import { dayInState } from '../history/instant-of-state.ts';
import { loadRoom } from '../history/load-room.ts';
import { hasDutyNow, PROPOSES } from '../screens/has-duty-now.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { roomSeen } from '../screens/room-seen.ts';

/** Makes labels or an answer of a ballot room as whoever asked for them would be given them now, at a device at which nobody joined them. */
export async function makeRoomFile(services: Services, job: RoomFileJob): Promise<Result<ReportFile, Refusal>> {
  const { place, file, personId } = job;
  const { db, now } = services;
  const actor: Actor = { kind: 'person', personId, grants: await loadGrants(db, personId, now()) };
  const scope = await resolveScope(db, ballotRoomScope(place));
  const election = await findElection(db, place.electionId);
  if (scope === undefined || election === undefined || can(actor, 'ballot-room.read', scope) === undefined) {
    return refuse('not-allowed', detail('askerMayNot'));
  }
  const history = await loadRoom(db, place);
  const today = dayInState(now(), election.state);
  const session = { actor, digest: undefined };
  const seen = await roomSeen({ services, session }, { place, room: history.room, today });
  if (seen === undefined) return refuse('ballot-room-refused', ballotRefusal({ code: 'room-not-opened' }));
  if (file.what === 'records-answer') {
    const { room } = history;
    const people = await peopleAsking({ services, session }, { place, room: seen.whole });
    const mayPropose = hasDutyNow(seen.whole, people, { duties: PROPOSES, today });
    if (room.phase !== 'open' || !mayPropose) return refuse('not-allowed', detail('askerMayNot'));
    const [office] = await findOrganizations(db, [election.organizationId]);
    const of = { office: office?.name ?? '', election: election.name, state: election.state };
    return ok(await makeRecords(services, { ...history, room }, { asked: file, of, personId }));
  }
  return roomLabels(services, { history, seen, election: election.name }, { asked: file, waits: 'job', personId });
}
