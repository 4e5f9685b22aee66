import type { Result } from '@plumbline/prelude';
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
import { loadGrants } from '../../stores/people.ts';
import { roomLabels } from '../downloads/kept-labels.ts';
import { dayInState } from '../history/instant-of-state.ts';
import { loadRoom } from '../history/load-room.ts';
import { roomSeen } from '../screens/room-seen.ts';

/** Makes labels of a ballot room as whoever asked for them would be given them now, at a device at which nobody joined them. */
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
  return roomLabels(services, { history, seen, election: election.name }, { asked: file, waits: 'job', personId });
}
