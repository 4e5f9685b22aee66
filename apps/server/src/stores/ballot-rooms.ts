import { digestOfText, type SaltedText } from '@plumbline/audit';
import { ballotRange, type RoomPlace, roomOfChain } from '../log/ballot-chains.ts';
import type { Reader, Writer } from './store.ts';

/** Lets the account of a person into a room, whatever number of times it is said. */
export async function addRoomMember(tx: Writer, room: RoomPlace, personId: string): Promise<void> {
  await tx
    .insertInto('ballot_room_member')
    .values({ election_id: room.electionId, jurisdiction: room.jurisdiction, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The jurisdictions of an election that have a ballot room, in the order of their names. */
export async function roomsOfElection(db: Reader, electionId: string): Promise<readonly string[]> {
  const [from, to] = ballotRange(electionId);
  const query = db.selectFrom('log_chain').select('id').where('id', '>=', from).where('id', '<', to);
  const rows = await query.where('head_number', '>', 0).orderBy('id').execute();
  return rows.flatMap(({ id }) => roomOfChain(id)?.jurisdiction ?? []);
}

/** Keeps what was typed under the digests that the log names. */
export async function keepRoomTexts(tx: Writer, room: RoomPlace, texts: readonly SaltedText[]): Promise<void> {
  if (texts.length === 0) return;
  const place = { election_id: room.electionId, jurisdiction: room.jurisdiction };
  const rows = texts.map(({ salt, text }) => ({ digest: digestOfText({ salt, text }), ...place, salt, text }));
  await tx.insertInto('room_text').values(rows).execute();
}

/** What was typed in a room, by the digests that the log names. */
export async function readRoomTexts(
  db: Reader,
  room: RoomPlace,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (digests.length === 0) return new Map();
  const query = db.selectFrom('room_text').select(['digest', 'text']).where('digest', 'in', digests);
  const own = query.where('election_id', '=', room.electionId).where('jurisdiction', '=', room.jurisdiction);
  return new Map((await own.execute()).map(({ digest, text }) => [digest, text]));
}
