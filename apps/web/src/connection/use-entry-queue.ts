import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { client, isPassing } from './client.ts';
import {
  acknowledge,
  type DeviceEntry,
  type EntryQueue,
  enqueue,
  idOf,
  isBallot,
  nextToSend,
  type QueuedEntry,
  refuse,
} from './entry-queue.ts';
import { entriesOf, keepEntry, putEntries, removeEntries } from './entry-store.ts';
import { newCommandId } from './use-send.ts';

const TRY_AGAIN_MS = 3000;
const CHANNEL = 'plumbline-board';

/** What is known of the entries on this device. */
export type EntriesOnDevice = {
  readonly queue: EntryQueue;
  /** Whether the store of the browser was read, and can be written. */
  readonly state: 'reading' | 'ready' | 'broken';
  /** Entries that were here and had not been sent, and are gone: somebody cleared the store of the browser. */
  readonly gone: number;
  /** The store was cleared while the page was open, and its entries were written again. */
  readonly isKeptAgain: boolean;
  /** The server takes nothing from whoever is signed in here now: whoever made the entries has to open their link again. */
  readonly isSignedOut: boolean;
};

/** One for each place and page: what is in memory is what is on the device. */
type Store = {
  readonly place: string;
  readonly read: () => EntriesOnDevice;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (change: Partial<EntriesOnDevice>) => void;
  /** Says how many wait. */
  readonly say: (count: number) => void;
  /** Reads the device again; what it lost while the page had it is written again. */
  readonly look: () => Promise<void>;
};

const stores = new Map<string, Store>();

function storeOf(key: string): Store {
  const existing = stores.get(key);
  if (existing !== undefined) return existing;
  const store = createStore(key);
  stores.set(key, store);
  return store;
}

/**
 * How many wait is said a second time in another store of the browser, so that it is noticed when one of them is cleared. It is
 * said after an entry is written and before it is removed: too few may be said for a moment, too many never.
 */
const countKey = (place: string) => `plumbline-waiting ${place}`;

function waitingSaid(place: string): number | undefined {
  const said = localStorage.getItem(countKey(place));
  return said === null ? undefined : Number(said);
}

function createStore(place: string): Store {
  let now: EntriesOnDevice = { queue: [], state: 'reading', gone: 0, isKeptAgain: false, isSignedOut: false };
  const listeners = new Set<() => void>();
  const change = (next: Partial<EntriesOnDevice>) => {
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  };
  const say = (count: number) => localStorage.setItem(countKey(place), String(count + now.gone));
  const look = async (isTold = false) => {
    try {
      const stored = await entriesOf(place);
      const isFirst = now.state === 'reading';
      const expected = (waitingSaid(place) ?? (isFirst ? 0 : now.queue.length + now.gone)) - now.gone;
      if (isFirst || stored.length >= expected) {
        const isNew = now.state !== 'ready' || isTold || stored.length !== now.queue.length;
        const gone = isFirst ? Math.max(0, expected - stored.length) : now.gone;
        if (isNew) change({ queue: stored, state: 'ready', gone });
        return;
      }
      const known = new Set(stored.map(idOf));
      await putEntries(now.queue.filter((entry) => !known.has(idOf(entry))));
      say(now.queue.length);
      change({ state: 'ready', isKeptAgain: now.queue.length > 0 });
    } catch {
      change({ state: 'broken' });
    }
  };
  // Another tab of the same place keeps the same queue.
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', (message) => {
    if (message.data === place) void look(true);
  });
  void look();
  return {
    place,
    read: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (next) => {
      change(next);
      channel.postMessage(place);
    },
    say,
    look,
  };
}

/** What the server has not acknowledged yet, and what can be done with it. */
export type EntriesInHand<Entry extends QueuedEntry> = Omit<EntriesOnDevice, 'queue'> & {
  readonly queue: EntryQueue<Entry>;
  /** Sends once more what was refused. */
  readonly sendAgain: () => Promise<void>;
  /** Takes what was refused from the device. */
  readonly remove: () => Promise<void>;
  /** Somebody has read that entries are gone. */
  readonly seenGone: () => void;
};

/** What a new entry says of itself before it says which others it takes the place of. */
type Made = Omit<DeviceEntry, 'replaces' | 'reader'>;

/** The entries of a place that the server has not acknowledged yet. Reading them is enough to have them sent. */
export function useEntryQueue<Entry extends QueuedEntry>(
  place: string,
  isOne: (entry: QueuedEntry) => entry is Entry,
): EntriesInHand<Entry> & {
  /** Keeps an entry that is made with all that waits at hand; answers whether it is on the disk of the device. */
  readonly keepMade: (make: (made: Made, before: EntryQueue<Entry>) => Entry['input']) => Promise<boolean>;
} {
  const store = storeOf(place);
  const { queue: all, ...now } = useSyncExternalStore(store.subscribe, store.read);
  const queue = useMemo(() => all.filter(isOne), [all, isOne]);
  useSending(store);
  const refused = () => store.read().queue.filter((entry) => entry.refusal !== null);
  return {
    ...now,
    queue,
    async keepMade(make) {
      const before = store.read().queue.filter(isOne);
      try {
        const kept = await keepEntry<QueuedEntry>((mark) => {
          const made = { id: newCommandId(), ...mark, enteredAt: new Date().toISOString() };
          return { place: store.place, input: make(made, before), refusal: null } as QueuedEntry;
        }, newCommandId);
        const queue = enqueue(store.read().queue, kept);
        store.say(queue.length);
        store.change({ queue, state: 'ready' });
        return true;
      } catch {
        store.change({ state: 'broken' });
        return false;
      }
    },
    async sendAgain() {
      const again = refused().map((entry) => ({ ...entry, refusal: null }));
      await putEntries(again);
      let { queue } = store.read();
      for (const entry of again) queue = refuse(queue, idOf(entry), null);
      store.change({ queue });
    },
    async remove() {
      const ids = refused().map(idOf);
      const left = () => store.read().queue.filter((entry) => !ids.includes(idOf(entry)));
      store.say(left().length);
      await removeEntries(ids);
      store.change({ queue: left() });
    },
    seenGone() {
      store.change({ gone: 0, isKeptAgain: false });
      store.say(store.read().queue.length);
    },
  };
}

/** Takes entries from the device that nobody sends any more. */
export async function giveUpEntries(entries: EntryQueue): Promise<void> {
  await removeEntries(entries.map(idOf));
  for (const { place } of entries) localStorage.removeItem(countKey(place));
}

const sending = new WeakSet<Store>();

function useSending(store: Store): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const send = () => {
      const wasSignedOut = store.read().isSignedOut;
      void sendAll(store).then((sent) => {
        if (sent > 0 || wasSignedOut !== store.read().isSignedOut) void queryClient.invalidateQueries();
      });
    };
    send();
    const unsubscribe = store.subscribe(send);
    const timer = setInterval(() => void store.look().then(send), TRY_AGAIN_MS);
    window.addEventListener('online', send);
    return () => {
      unsubscribe();
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [store, queryClient]);
}

/** Sends what is waiting, one after the other, until nothing is left or the server cannot be reached. */
async function sendAll(store: Store): Promise<number> {
  if (sending.has(store)) return 0;
  sending.add(store);
  let sent = 0;
  try {
    for (let entry = nextToSend(store.read().queue); entry !== undefined; entry = nextToSend(store.read().queue)) {
      const id = idOf(entry);
      const answer = isBallot(entry)
        ? await client.send('record-ballot', entry.input, id)
        : await client.send('record-batch', entry.input, id);
      // Not reached: the entry waits, with the same identifier.
      if (!answer.ok && isPassing(answer.error)) break;
      if (!answer.ok && (answer.error.status === 401 || answer.error.code === 'entry-of-others')) {
        if (!store.read().isSignedOut) store.change({ isSignedOut: true });
        break;
      }
      if (answer.ok) {
        store.say(acknowledge(store.read().queue, id).length);
        await removeEntries([id]);
        store.change({ queue: acknowledge(store.read().queue, id), isSignedOut: false });
      } else {
        await putEntries([{ ...entry, refusal: answer.error }]);
        store.change({ queue: refuse(store.read().queue, id, answer.error) });
      }
      sent += 1;
    }
  } finally {
    sending.delete(store);
  }
  return sent;
}
