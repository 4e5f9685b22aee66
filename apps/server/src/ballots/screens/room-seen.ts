import { type BallotRoom, roomSeenBy, type SeenRoom } from '@plumbline/ballot-management';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { type Asking, peopleAsking } from './people-asking.ts';

/**
 * A room as it may be seen at the device that asks, by whoever is signed in there and whoever joined them; undefined before it is opened.
 * Whoever is not enrolled and may look sees it whole. Every query about a room goes through here.
 */
export async function roomSeen(
  { services, session }: Asking,
  { place, room, today }: { readonly place: RoomPlace; readonly room: BallotRoom; readonly today: string },
): Promise<SeenRoom | undefined> {
  if (room.phase !== 'open') return undefined;
  return roomSeenBy(room, await peopleAsking({ services, session }, { place, room }), today);
}
