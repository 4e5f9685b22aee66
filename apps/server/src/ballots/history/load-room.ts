import { type BallotRoom, evolveRoom, NOT_OPENED } from '@plumbline/ballot-management';
import { EMPTY_HEAD, type LogHead } from '@plumbline/record';
import { type HeldChain, lockChain, openChain } from '../../log/append-events.ts';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { ballotEventOf } from '../../log/ballot-event-of.ts';
import { readHead, readLog, SLICE_ENTRIES } from '../../log/read-log.ts';
import type { Reader, Writer } from '../../stores/store.ts';

/** A ballot room as its chain tells it up to an entry, and who the accounts are that the last entries were made with. */
export type RoomHistory = {
  readonly place: RoomPlace;
  readonly head: LogHead;
  readonly room: BallotRoom;
};

/** Of log behind what is kept in memory; a state takes about twice as much. */
const BYTES_KEPT_MAX = 100_000_000;
type Kept = { readonly history: RoomHistory; readonly bytes: number };
const kept = new Map<string, Kept>();
let bytesKept = 0;

/** The room as it stands, for reading. Only committed entries are folded and kept, whoever wrote them. */
export async function loadRoom(db: Reader, place: RoomPlace): Promise<RoomHistory> {
  const head = await readHead(db, ballotChain(place));
  return foldUpTo(db, place, head?.number ?? 0);
}

/** The room as it stands, held until the transaction ends: nobody else can decide about it in the meantime. */
export async function loadRoomForUpdate(
  tx: Writer,
  place: RoomPlace,
): Promise<{ readonly history: RoomHistory; readonly held: HeldChain } | undefined> {
  const held = await lockChain(tx, ballotChain(place));
  return held && { history: await foldUpTo(tx, place, held.number), held };
}

/** The same of a room that is about to be opened: its chain is begun where there is none yet. */
export async function beginRoomForUpdate(
  tx: Writer,
  place: RoomPlace,
): Promise<{ readonly history: RoomHistory; readonly held: HeldChain } | undefined> {
  await openChain(tx, ballotChain(place), 'ballot-management');
  return loadRoomForUpdate(tx, place);
}

/** The room as it stood at an entry, folded from its beginning: for what was made of it then. Nothing of it is kept. */
export async function loadRoomAt(db: Reader, place: RoomPlace, number: number): Promise<RoomHistory> {
  return (await fold(db, { place, head: EMPTY_HEAD, room: NOT_OPENED }, number)).history;
}

async function foldUpTo(db: Reader, place: RoomPlace, until: number): Promise<RoomHistory> {
  const chain = ballotChain(place);
  const known = kept.get(chain)?.history;
  // A database that was restored may stand before what is kept of another.
  const { history, bytes } = await fold(db, known ?? { place, head: EMPTY_HEAD, room: NOT_OPENED }, until);
  // What a transaction appends itself is not there yet when it reads, so that only what is committed is kept.
  keep(chain, history, bytes);
  return history;
}

/** A room with the entries up to one, and of how many bytes they are. */
async function fold(
  db: Reader,
  from: RoomHistory,
  until: number,
): Promise<{ readonly history: RoomHistory; readonly bytes: number }> {
  const { place } = from;
  const chain = ballotChain(place);
  let history = from;
  let bytes = 0;
  while (history.head.number < until) {
    const limit = Math.min(SLICE_ENTRIES, until - history.head.number);
    const entries = await readLog(db, chain, { from: history.head.number + 1, limit });
    const last = entries.at(-1);
    if (last === undefined) break;
    let { room } = history;
    for (const entry of entries) {
      room = evolveRoom(room, ballotEventOf(entry).event);
      bytes += entry.body.length;
    }
    history = { place, room, head: { number: last.number, hash: last.hash } };
    // No other request waits for one that folds a long log.
    if (history.head.number < until) await new Promise(setImmediate);
  }
  return { history, bytes };
}

/** Those not used for longest go first; the one used last stays however long it is. */
function keep(chain: string, history: RoomHistory, added: number): void {
  // Anybody may ask for a room by any name: of one that is not there nothing is remembered.
  if (history.head.number === 0) return;
  const before = kept.get(chain);
  const isOlder = before !== undefined && before.history.head.number > history.head.number;
  const bytes = (before?.bytes ?? 0) + (isOlder ? 0 : added);
  kept.delete(chain);
  kept.set(chain, { history: isOlder ? before.history : history, bytes });
  bytesKept += bytes - (before?.bytes ?? 0);
  for (const [oldest, entry] of kept) {
    if (bytesKept <= BYTES_KEPT_MAX || oldest === chain) return;
    bytesKept -= entry.bytes;
    kept.delete(oldest);
  }
}
