import type { BallotEvent } from '@plumbline/ballot-management';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { addRoomMember } from '../../stores/ballot-rooms.ts';
import type { Writer } from '../../stores/store.ts';

/** Of a room only this is looked up elsewhere: whose accounts it lets in. An account that leads to a person is that of a row. */
export async function projectRoomEvent(tx: Writer, place: RoomPlace, event: BallotEvent): Promise<void> {
  if (event.type === 'room-opened') return addRoomMember(tx, place, event.director.signIn);
  if (event.type === 'founder-added') return addRoomMember(tx, place, event.signIn);
  if (event.type === 'sign-in-added') return addRoomMember(tx, place, event.signIn);
}

/** Whether anything beside the log follows from events of this type. */
export function isRoomProjected(type: string): boolean {
  return type === 'room-opened' || type === 'founder-added' || type === 'sign-in-added';
}
