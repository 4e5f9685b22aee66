import {
  type Delivery,
  deviceConflicts,
  evolveRoom,
  mergeDeviceActs,
  type OpenRoom,
} from '@plumbline/ballot-management';
import { assert, err, lookUp, ok } from '@plumbline/prelude';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { DEVICE_SEAL } from '../../log/device-seal.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { findElection } from '../../stores/elections.ts';
import { instantOfState } from '../history/instant-of-state.ts';
import { loadRoomForUpdate } from '../history/load-room.ts';
import { accountsAsking } from '../screens/accounts-asking.ts';
import { refusalToShow } from '../screens/refusal-to-show.ts';
import { additionsToRoom, decidedInRoom } from './decided-in-room.ts';

/**
 * Takes in what a device did without a network. Who did it is said by its signatures and not by who brings it; whoever brings it is let into the room. All
 * of it is kept, whatever becomes of it; what does not hold together is refused as a whole.
 */
export const deliverDeviceActs = defineCommand({
  name: 'deliver-device-acts',
  permission: 'ballot-room.ask',
  // What was received before leaves nothing when it comes again.
  knowsItsRepeats: true,
  scope: ballotRoomScope,
  gate: ({ electionId, jurisdiction }) => ballotChain({ electionId, jurisdiction }),

  async run({ tx, actor, at, sessionDigest }, { electionId, jurisdiction, device, sentAt, acts }) {
    assert(actor.kind === 'person', 'only people bring home what a device did', actor.kind);
    const place: RoomPlace = { electionId, jurisdiction };
    const election = await findElection(tx, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const loaded = await loadRoomForUpdate(tx, place);
    const { room } = loaded?.history ?? { room: NOT_OPENED };
    if (loaded === undefined || room.phase !== 'open') {
      return { ok: false, error: await refusalToShow(tx, NOT_OPENED, { code: 'room-not-opened' }) };
    }
    const receivedAt = instantOfState(at, election.state);
    const delivery: Delivery = {
      signIns: await accountsAsking(tx, { place, personId: actor.personId, sessionDigest, at }),
      receivedAt,
      offsetMs: sentAt === null ? null : at.getTime() - Date.parse(sentAt),
      instantOf: (milliseconds) => instantOfState(new Date(milliseconds), election.state),
    };
    const outcomeOf = (state: OpenRoom) => {
      const merged = mergeDeviceActs(state, { device, acts }, delivery, DEVICE_SEAL);
      return { merged, events: merged.ok ? merged.value.events : [] };
    };
    const first = outcomeOf(room);
    if (!first.merged.ok)
      return { ok: false, error: await refusalToShow(tx, room, first.merged.error, { ...delivery, at: receivedAt }) };
    if (first.events.length === 0) {
      const { counter } = first.merged.value;
      return ok({ additions: [], answer: ok({ taken: 0, counter, open: openOf(room, device) }) });
    }
    const found = await decidedInRoom(tx, { place, room, at: receivedAt, first }, (state) => {
      assert(state.phase === 'open', 'a room stays open');
      return outcomeOf(state);
    });
    const { merged } = found.outcome;
    if (!merged.ok) return err(await refusalToShow(tx, room, merged.error, { ...delivery, at: receivedAt }));
    const additions = await additionsToRoom(tx, found, {
      place,
      held: loaded.held,
      now: at,
      at: receivedAt,
      isWritten: true,
    });
    const after = found.outcome.events.reduce<OpenRoom>((state, event) => evolveRoom(state, event), room);
    const { taken, counter } = merged.value;
    return ok({ additions, answer: ok({ taken, counter, open: openOf(after, device) }) });
  },
});

const NOT_OPENED = { phase: 'not-opened' } as const;

/** Acts of a device about which a person has to decide. */
function openOf(room: OpenRoom, device: string): number {
  if (lookUp(room.devices, device) === undefined) return 0;
  return deviceConflicts(room)
    .flatMap(({ sides }) => sides)
    .filter((side) => side.device === device && side.ruling === null).length;
}
