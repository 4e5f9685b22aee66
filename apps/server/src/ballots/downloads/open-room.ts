import type { OpenRoom, PersonId, SeenRoom } from '@plumbline/ballot-management';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { ballotRefusal } from '@plumbline/words/detail-words';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../../config.ts';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { authorize } from '../../road/authorize.ts';
import { parseInput } from '../../road/parse-input.ts';
import { type ProblemReport, reportOf } from '../../road/send-problem.ts';
import { readSession } from '../../road/session.ts';
import type { Services } from '../../services.ts';
import { findElection } from '../../stores/elections.ts';
import { dayInState } from '../history/instant-of-state.ts';
import { loadRoom, type RoomHistory } from '../history/load-room.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { roomSeen } from '../screens/room-seen.ts';

/** A room and what of it may be taken away at the device that asks. */
export type RoomToTake<Asked> = {
  readonly asked: Asked;
  readonly place: RoomPlace;
  /** Name of the election. */
  readonly election: string;
  /** Today where the ballots are. */
  readonly today: string;
  readonly history: RoomHistory;
  readonly room: OpenRoom;
  /** As whoever looks may see it: hidden from them is what they are still to count or read. */
  readonly seen: SeenRoom;
  /** Who looks at the device. */
  readonly people: readonly PersonId[];
};

/** Whoever may read the room gets what was asked of it; others, and rooms that were not opened, get a problem. */
export async function openRoom<Asked extends RoomPlace>(
  { services, config }: { readonly services: Services; readonly config: Config },
  request: FastifyRequest,
  schema: z.ZodType<Asked>,
): Promise<Result<RoomToTake<Asked>, ProblemReport>> {
  const session = await readSession(services, config, request, { keepAlive: true });
  const input = parseInput(schema, request.query);
  if (!input.ok) return input;
  const { electionId, jurisdiction } = input.value;
  const place: RoomPlace = { electionId, jurisdiction };
  const right = { permission: 'ballot-room.read', scope: ballotRoomScope(place) } as const;
  const allowed = await authorize(services.db, session.actor, right);
  if (!allowed.ok) return allowed;
  const election = await findElection(services.db, electionId);
  assert(election !== undefined, 'the election was found when the right was asked', electionId);
  const history = await loadRoom(services.db, place);
  const { room } = history;
  const today = dayInState(services.now(), election.state);
  const seen = await roomSeen({ services, session }, { place, room, today });
  if (room.phase === 'not-opened' || seen === undefined) return err(NOT_OPENED);
  const people = await peopleAsking({ services, session }, { place, room });
  return ok({ asked: input.value, place, election: election.name, today, history, room, seen, people });
}

const NOT_OPENED: ProblemReport = reportOf({
  code: 'ballot-room-refused',
  detail: ballotRefusal({ code: 'room-not-opened' }),
  refusal: 'room-not-opened',
});
