import { digestsOutdated } from '@plumbline/ballot-management';
import { lockChain } from '../../log/append-events.ts';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { roomsOfElection } from '../../stores/ballot-rooms.ts';
import type { Reader, Writer } from '../../stores/store.ts';
import { loadRoom } from './load-room.ts';

/**
 * Whether a file is a manifest that the ballot room of its jurisdiction has frozen, or are votes by batch that it has given to an audit, and it
 * does not stand any more or has something in its way. A file of no room is none: rooms say nothing of what was made elsewhere.
 */
export async function isRoomFileOutdated(db: Reader, place: RoomPlace, sha256: string): Promise<boolean> {
  const { room } = await loadRoom(db, place);
  return room.phase === 'open' && digestsOutdated(room, []).has(sha256);
}

/**
 * Holds the ballot rooms of an election, so that none of their files is withdrawn before an audit that takes them over is there to be
 * told. To be called before an audit or the office is held: whoever acts in a room holds it first.
 */
export async function holdRooms(tx: Writer, electionId: string): Promise<void> {
  for (const jurisdiction of await roomsOfElection(tx, electionId)) {
    await lockChain(tx, ballotChain({ electionId, jurisdiction }));
  }
}
