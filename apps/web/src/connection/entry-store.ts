import type { Person, QueryOutput } from '@plumbline/api';
import { deviceDatabase } from './device-database.ts';
import type { EntryQueue, QueuedEntry } from './entry-queue.ts';
import type { TallyPerson } from './tally-queue.ts';

/*
 * What the device of an audit board keeps, or of people who enter tallies, so that it works for hours without a network and through a
 * restart: their list, as the server gave it to them, and what they have entered. It is written before anybody is told that it is kept, and
 * waited for until it has reached the disk.
 */

/** The list of a board, and who the board is. */
export type KeptBoard = {
  readonly place: string;
  readonly person: Extract<Person, { readonly role: 'audit-board' }>;
  readonly answer: QueryOutput<'board'>;
  readonly keptAt: string;
};

/** The batches that people enter, and who they are. */
export type KeptTallies = {
  readonly place: string;
  readonly person: TallyPerson;
  readonly answer: QueryOutput<'tally-entry'>;
  readonly keptAt: string;
};

type KeptList = KeptBoard | KeptTallies;

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
export function keepEntry<Entry extends QueuedEntry>(
  make: (mark: Mark) => Entry,
  newDevice: () => string,
): Promise<Entry> {
  return within('readwrite', (tx) => {
    let kept: Entry | undefined;
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

/** Numbers an entry that is sent at once, in the order of this device. */
export function nextMark(newDevice: () => string): Promise<Mark> {
  return within('readwrite', (tx) => {
    let mark: Mark | undefined;
    const device = tx.objectStore(DEVICE);
    const asked: IDBRequest<Mark | undefined> = device.get(THIS_DEVICE);
    asked.onsuccess = () => {
      mark = { device: asked.result?.device ?? newDevice(), number: (asked.result?.number ?? 0) + 1 };
      device.put(mark, THIS_DEVICE);
    };
    return () => {
      if (mark === undefined) throw new Error('the entry was not numbered');
      return mark;
    };
  });
}

/** What waits on the device for a place, in the order in which it was made. */
export async function entriesOf(place: string): Promise<EntryQueue> {
  const found = await within<EntryQueue>('readonly', (tx) => {
    const request: IDBRequest<QueuedEntry[]> = tx.objectStore(ENTRIES).index('place').getAll(place);
    return () => request.result;
  });
  return found.toSorted((a, b) => a.input.entry.number - b.input.entry.number);
}

/** Writes entries as they are now, whether the device has them or lost them. */
export function putEntries(entries: EntryQueue): Promise<void> {
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

export function keepList(list: KeptList): Promise<void> {
  return within('readwrite', (tx) => {
    tx.objectStore(BOARDS).put(list);
    return () => undefined;
  });
}

export function forgetList(place: string): Promise<void> {
  return within('readwrite', (tx) => {
    tx.objectStore(BOARDS).delete(place);
    return () => undefined;
  });
}

/** The boards whose list is on this device, the newest first. */
export async function keptBoards(): Promise<readonly KeptBoard[]> {
  return (await keptLists()).filter((list): list is KeptBoard => list.person.role === 'audit-board');
}

/** The lists of batches on this device, the newest first. */
export async function keptTallies(): Promise<readonly KeptTallies[]> {
  return (await keptLists()).filter((list): list is KeptTallies => list.person.role === 'tally-entry');
}

async function keptLists(): Promise<readonly KeptList[]> {
  const found = await within<readonly KeptList[]>('readonly', (tx) => {
    const request: IDBRequest<KeptList[]> = tx.objectStore(BOARDS).getAll();
    return () => request.result;
  });
  return found.toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : -1));
}

/** Takes the lists from the device of which nothing waits to be sent: nobody is to find them who signs in next. */
export async function forgetIdleLists(): Promise<void> {
  await forgetIdle(await keptLists());
}

/** The same of lists of batches alone, where nobody is let in to enter any. */
export async function forgetIdleTallies(): Promise<void> {
  await forgetIdle(await keptTallies());
}

async function forgetIdle(lists: readonly KeptList[]): Promise<void> {
  const waiting = new Set((await allEntries()).map((entry) => entry.place));
  for (const { place } of lists) if (!waiting.has(place)) await forgetList(place);
}

/** All entries on this device, whoever made them. */
export function allEntries(): Promise<EntryQueue> {
  return within<EntryQueue>('readonly', (tx) => {
    const request: IDBRequest<QueuedEntry[]> = tx.objectStore(ENTRIES).getAll();
    return () => request.result;
  });
}
