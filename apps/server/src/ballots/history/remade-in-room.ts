import { type OpenRoom, type RemadePair, remadeInBatches, remadePairs } from '@plumbline/ballot-management';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import type { Reader } from '../../stores/store.ts';

/** So many texts are looked up by one statement. */
const TEXTS_MAX = 10_000;

/** The remade ballots of each batch of a ballot room, by the identifier of the batch: forms name it in a text, which the log has no more of than its digest. */
export async function remadeInRoom(
  db: Reader,
  place: RoomPlace,
  room: OpenRoom,
): Promise<ReadonlyMap<string, readonly RemadePair[]>> {
  const digests = remadePairs(room).flatMap(({ inBatch }) =>
    typeof inBatch === 'object' && inBatch !== null ? [inBatch.digest] : [],
  );
  const texts = new Map<string, string>();
  for (let from = 0; from < digests.length; from += TEXTS_MAX) {
    const read = await readRoomTexts(db, place, digests.slice(from, from + TEXTS_MAX));
    for (const [digest, text] of read) texts.set(digest, text);
  }
  return remadeInBatches(room, (digest) => texts.get(digest));
}
