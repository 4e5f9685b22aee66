import { digestOfText, type SaltedText } from '@plumbline/audit';
import { sql } from 'kysely';
import { ballotRange, type RoomPlace, roomOfChain } from '../log/ballot-chains.ts';
import { ballotEventOf } from '../log/ballot-event-of.ts';
import { readLog } from '../log/read-log.ts';
import { forgetAnswersNaming, isRedaction, type StoredText, storedText } from './free-texts.ts';
import { forgetFilesOfRoom } from './kept-reports.ts';
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

/** What became of the texts of a room, by the digests that the log names: each is kept, or was taken out. */
export async function readStoredRoomTexts(
  db: Reader,
  room: RoomPlace,
  digests: readonly string[],
): Promise<ReadonlyMap<string, StoredText>> {
  if (digests.length === 0) return new Map();
  const query = db.selectFrom('room_text').selectAll().where('digest', 'in', digests);
  const own = query.where('election_id', '=', room.electionId).where('jurisdiction', '=', room.jurisdiction);
  return new Map((await own.execute()).flatMap((row) => storedText(row)));
}

/** What was typed in a room and is still there, by the digests that the log names. */
export async function readRoomTexts(
  db: Reader,
  room: RoomPlace,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const stored = await readStoredRoomTexts(db, room, digests);
  return new Map([...stored].flatMap(([digest, each]) => (each.state === 'kept' ? [[digest, each.text]] : [])));
}

/** Takes out the texts that new entries of a room, from number `from` on, say are redacted, with their salts, and notes it as they say it. */
export async function redactRoomAsLogged(
  tx: Writer,
  chain: string,
  { from, events }: { readonly from: number; readonly events: readonly { readonly type: string }[] },
): Promise<void> {
  const room = roomOfChain(chain);
  if (room === undefined || !events.some(({ type }) => isRedaction(type))) return;
  for (const entry of await readLog(tx, chain, { from })) {
    const { event, body } = ballotEventOf(entry);
    if (event.type !== 'text-redacted') continue;
    const { digest, reason } = event;
    const gone = { salt: null, text: null, redacted_at: new Date(body.at), redacted_by: body.actor, reason };
    const query = tx.updateTable('room_text').set(gone).where('digest', '=', digest);
    await query.where('election_id', '=', room.electionId).where('jurisdiction', '=', room.jurisdiction).execute();
    await forgetAnswersNaming(tx, sql<boolean>`chain = ${chain}`, digest);
    await forgetFilesOfRoom(tx, room);
  }
}
