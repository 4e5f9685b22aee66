import type { Person, QueryOutput } from '@plumbline/api';
import type { BallotQueue, QueuedBallot } from './ballot-queue.ts';
import { deviceDatabase } from './device-database.ts';

/*
 * What the device of an audit board keeps, so that it works for hours without a network and through a restart: the list of the
 * board, as the server gave it to this board, and what the board has entered. It is written before anybody is told that it is
 * kept, and waited for until it has reached the disk.
 */

/** The list of a board, and who the board is. */
export type KeptBoard = {
  readonly place: string;
  readonly person: Extract<Person, { readonly role: 'audit-board' }>;
  readonly answer: QueryOutput<'board'>;
  readonly keptAt: string;
};

/** Which device made an entry, and the how manieth of that device it is. */
export type Mark = { readonly device: string; readonly number: number };

const ENTRIES = 'entries';
const BOARDS = 'boards';
const DEVICE = 'device';
const THIS_DEVICE = 'this';

const { within } = deviceDatabase({
  name: 'plumbline-board',
  stores: [ENTRIES, BOARDS, DEVICE],
  make(database) {
    database.createObjectStore(ENTRIES, { keyPath: 'input.entry.id' }).createIndex('place', 'place');
    database.createObjectStore(BOARDS, { keyPath: 'place' });
    database.createObjectStore(DEVICE);
  },
});

/** Numbers an entry in the order of this device and keeps it, both or neither. */
export function keepEntry(make: (mark: Mark) => QueuedBallot, newDevice: () => string): Promise<QueuedBallot> {
  return within('readwrite', (tx) => {
    let kept: QueuedBallot | undefined;
    const device = tx.objectStore(DEVICE);
    const asked: IDBRequest<Mark | undefined> = device.get(THIS_DEVICE);
    asked.onsuccess = () => {
      const mark = { device: asked.result?.device ?? newDevice(), number: (asked.result?.number ?? 0) + 1 };
      kept = make(mark);
      device.put(mark, THIS_DEVICE);
      tx.objectStore(ENTRIES).put(kept);
    };
    return () => {
      if (kept === undefined) throw new Error('the entry was not kept');
      return kept;
    };
  });
}

/** What waits on the device for a board, in the order in which it was made. */
export async function entriesOf(place: string): Promise<BallotQueue> {
  const found = await within<BallotQueue>('readonly', (tx) => {
    const request: IDBRequest<QueuedBallot[]> = tx.objectStore(ENTRIES).index('place').getAll(place);
    return () => request.result;
  });
  return found.toSorted((a, b) => a.input.entry.number - b.input.entry.number);
}

/** Writes entries as they are now, whether the device has them or lost them. */
export function putEntries(entries: BallotQueue): Promise<void> {
  return within('readwrite', (tx) => {
    for (const entry of entries) tx.objectStore(ENTRIES).put(entry);
    return () => undefined;
  });
}

export function removeEntries(ids: readonly string[]): Promise<void> {
  return within('readwrite', (tx) => {
    for (const id of ids) tx.objectStore(ENTRIES).delete(id);
    return () => undefined;
  });
}

export function keepBoard(board: KeptBoard): Promise<void> {
  return within('readwrite', (tx) => {
    tx.objectStore(BOARDS).put(board);
    return () => undefined;
  });
}

export function forgetBoard(place: string): Promise<void> {
  return within('readwrite', (tx) => {
    tx.objectStore(BOARDS).delete(place);
    return () => undefined;
  });
}

/** The boards whose list is on this device, the newest first. */
export async function keptBoards(): Promise<readonly KeptBoard[]> {
  const found = await within<readonly KeptBoard[]>('readonly', (tx) => {
    const request: IDBRequest<KeptBoard[]> = tx.objectStore(BOARDS).getAll();
    return () => request.result;
  });
  return found.toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : -1));
}

/** Takes the lists from the device of which nothing waits to be sent: nobody is to find them who signs in next. */
export async function forgetIdleBoards(): Promise<void> {
  const waiting = new Set((await allEntries()).map((entry) => entry.place));
  for (const { place } of await keptBoards()) if (!waiting.has(place)) await forgetBoard(place);
}

/** All entries on this device, of whichever board. */
export function allEntries(): Promise<BallotQueue> {
  return within<BallotQueue>('readonly', (tx) => {
    const request: IDBRequest<QueuedBallot[]> = tx.objectStore(ENTRIES).getAll();
    return () => request.result;
  });
}
