import type { CommandInput } from '@plumbline/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { acknowledge, type BallotQueue, drop, enqueue, nextToSend, parseQueue, refuse } from './ballot-queue.ts';
import { client, isPassing } from './client.ts';
import { newCommandId } from './use-send.ts';

type RecordBallot = CommandInput<'record-ballot'>;
type Place = Pick<RecordBallot, 'auditId' | 'jurisdiction' | 'board'>;

const TRY_AGAIN_MS = 3000;

/** One store per board and page: the queue in memory is the one on the device. */
type Store = {
  readonly read: () => BallotQueue;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (next: BallotQueue) => void;
};

const stores = new Map<string, Store>();

function storeOf(place: Place): Store {
  const key = `plumbline-ballots ${JSON.stringify([place.auditId, place.jurisdiction, place.board])}`;
  const existing = stores.get(key);
  if (existing !== undefined) return existing;
  const store = createStore(key);
  stores.set(key, store);
  return store;
}

function createStore(key: string): Store {
  let queue = parseQueue(localStorage.getItem(key));
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  // Another tab of the same board keeps the same queue.
  window.addEventListener('storage', (event) => {
    if (event.key !== key) return;
    queue = parseQueue(event.newValue);
    tell();
  });
  return {
    read: () => queue,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (next) => {
      queue = next;
      localStorage.setItem(key, JSON.stringify(next));
      tell();
    },
  };
}

export type BoardEntries = {
  readonly queue: BallotQueue;
  readonly keep: (entry: Pick<RecordBallot, 'ballot' | 'record' | 'basedOn'>) => void;
  /** Forgets a refused entry: what is saved stands. */
  readonly forget: (ballot: string) => void;
};

/** The entries of a board that the server has not acknowledged yet. Reading them is enough to have them sent. */
export function useBallotQueue(place: Place): BoardEntries {
  const store = storeOf(place);
  const queue = useSyncExternalStore(store.subscribe, store.read);
  useSending(store);
  return {
    queue,
    keep: (entry) => {
      const { auditId, jurisdiction, board } = place;
      const input = { auditId, jurisdiction, board, ...entry };
      store.change(
        enqueue(store.read(), { commandId: newCommandId(), input, keptAt: new Date().toISOString(), refusal: null }),
      );
    },
    forget: (ballot) => store.change(drop(store.read(), ballot)),
  };
}

const sending = new WeakSet<Store>();

function useSending(store: Store): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const send = () => {
      void sendAll(store).then((sent) => {
        if (sent > 0) void queryClient.invalidateQueries();
      });
    };
    send();
    const unsubscribe = store.subscribe(send);
    const timer = setInterval(send, TRY_AGAIN_MS);
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
    for (let entry = nextToSend(store.read()); entry !== undefined; entry = nextToSend(store.read())) {
      const answer = await client.send('record-ballot', entry.input, entry.commandId);
      // Not reached, or signed out: the entry waits, with the same identifier.
      if (!answer.ok && (isPassing(answer.error) || answer.error.status === 401)) break;
      const { commandId } = entry;
      store.change(answer.ok ? acknowledge(store.read(), commandId) : refuse(store.read(), commandId, answer.error));
      sent += 1;
    }
  } finally {
    sending.delete(store);
  }
  return sent;
}
