import type { CommandInput } from '@plumbline/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import {
  acknowledge,
  type BallotQueue,
  type BoardPlace,
  type DeviceEntry,
  enqueue,
  idOf,
  knownEntries,
  nextToSend,
  placeKey,
  refuse,
} from './ballot-queue.ts';
import { entriesOf, keepEntry, putEntries, removeEntries } from './board-store.ts';
import { client, isPassing } from './client.ts';
import { newCommandId } from './use-send.ts';

type RecordBallot = CommandInput<'record-ballot'>;

const TRY_AGAIN_MS = 3000;
const CHANNEL = 'plumbline-board';

/** What is known of the entries on this device. */
export type EntriesOnDevice = {
  readonly queue: BallotQueue;
  /** Whether the store of the browser was read, and can be written. */
  readonly state: 'reading' | 'ready' | 'broken';
  /** Entries that were here and had not been sent, and are gone: somebody cleared the store of the browser. */
  readonly gone: number;
  /** The store was cleared while the page was open, and its entries were written again. */
  readonly isKeptAgain: boolean;
  /** The server could not be asked who is here: the board has to open its link again. */
  readonly isSignedOut: boolean;
};

/** One for each board and page: what is in memory is what is on the device. */
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

function storeOf(place: BoardPlace): Store {
  const key = placeKey(place);
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
  // Another tab of the same board keeps the same queue.
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

export type BoardEntries = EntriesOnDevice & {
  /** Keeps an entry; answers whether it is on the disk of the device. */
  readonly keep: (
    entry: Pick<RecordBallot, 'ballot' | 'record'> & Pick<DeviceEntry, 'reader'>,
    standing: readonly string[],
  ) => Promise<boolean>;
  /** Sends once more what was refused. */
  readonly sendAgain: () => Promise<void>;
  /** Takes what was refused from the device. */
  readonly remove: () => Promise<void>;
  /** Somebody has read that entries are gone. */
  readonly seenGone: () => void;
};

/** The entries of a board that the server has not acknowledged yet. Reading them is enough to have them sent. */
export function useBallotQueue(place: BoardPlace): BoardEntries {
  const store = storeOf(place);
  const now = useSyncExternalStore(store.subscribe, store.read);
  useSending(store);
  const refused = () => store.read().queue.filter((entry) => entry.refusal !== null);
  return {
    ...now,
    async keep({ ballot, record, reader }, standing) {
      const { auditId, jurisdiction, board } = place;
      const before = store.read().queue;
      const replaces = [...knownEntries(before, ballot, standing, reader)];
      try {
        const kept = await keepEntry((mark) => {
          const made = { id: newCommandId(), ...mark, enteredAt: new Date().toISOString(), replaces };
          const entry = reader === undefined ? made : { ...made, reader };
          const input = { auditId, jurisdiction, board, ballot, record, basedOn: null, entry };
          return { place: store.place, input, refusal: null };
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
      const answer = await client.send('record-ballot', entry.input, id);
      // Not reached: the entry waits, with the same identifier.
      if (!answer.ok && isPassing(answer.error)) break;
      if (!answer.ok && answer.error.status === 401) {
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
