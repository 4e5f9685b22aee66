import { ACTS_MAX, type Problem } from '@plumbline/api';
import type { OfflineAct } from '@plumbline/ballot-management';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { client, isPassing } from './client.ts';
import {
  deviceHere,
  type KeptRoom,
  keepAct,
  keepRoom,
  putDevice,
  type RoomDevice,
  removeActs,
  removeDevice,
  type WaitingAct,
} from './room-device-store.ts';
import { signAct } from './sign-act.ts';
import { newCommandId } from './use-send.ts';

const TRY_AGAIN_MS = 4000;
const CHANNEL = 'plumbline-room';

type Place = { readonly electionId: string; readonly jurisdiction: string };

/** What is known of the device that this browser is in a room. */
export type OnRoomDevice = {
  readonly state: 'reading' | 'ready' | 'broken';
  /** Undefined where this browser is no device of the room. */
  readonly device: RoomDevice | undefined;
  /** What the server has not acknowledged, in the order of the device. */
  readonly acts: readonly WaitingAct[];
  /** What was here and is gone with the store of the browser, with how much of it had not been sent. */
  readonly gone: { readonly name: string; readonly count: number } | undefined;
  /** The store was cleared while the page was open, and everything was written again. */
  readonly isKeptAgain: boolean;
  readonly isSignedOut: boolean;
  /** Why the server does not take what waits. */
  readonly problem: Problem | undefined;
  /** Acts of this device about which people have to decide, as the server said last. */
  readonly open: number;
};

type Store = {
  readonly place: Place;
  readonly key: string;
  readonly read: () => OnRoomDevice;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (change: Partial<OnRoomDevice>) => void;
  readonly say: () => void;
  readonly look: () => Promise<void>;
};

const stores = new Map<string, Store>();

function storeOf(place: Place): Store {
  const key = JSON.stringify([place.electionId, place.jurisdiction]);
  const found = stores.get(key) ?? createStore(place, key);
  stores.set(key, found);
  return found;
}

/** That this browser is a device, and how much waits on it, is said a second time elsewhere, so that a cleared store is noticed. */
const saidKey = (key: string) => `plumbline-room-device ${key}`;
type Said = { readonly device: string; readonly name: string; readonly waiting: number };

function saidOf(key: string): Said | undefined {
  const text = localStorage.getItem(saidKey(key));
  return text === null ? undefined : (JSON.parse(text) as Said);
}

function createStore(place: Place, key: string): Store {
  let now: OnRoomDevice = {
    state: 'reading',
    device: undefined,
    acts: [],
    gone: undefined,
    isKeptAgain: false,
    isSignedOut: false,
    problem: undefined,
    open: 0,
  };
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(CHANNEL);
  const set = (next: Partial<OnRoomDevice>) => {
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  };
  const say = () => {
    const { device, acts } = now;
    if (device === undefined) localStorage.removeItem(saidKey(key));
    else {
      const said: Said = { device: device.device, name: device.name, waiting: acts.length };
      localStorage.setItem(saidKey(key), JSON.stringify(said));
    }
  };
  const look = async (isTold = false) => {
    try {
      const found = await deviceHere(key);
      const { device, state } = now;
      if (found !== undefined) {
        const isNew =
          isTold ||
          state !== 'ready' ||
          device?.device !== found.device.device ||
          device.counter !== found.device.counter ||
          now.acts.length !== found.acts.length;
        if (isNew) set({ state: 'ready', device: found.device, acts: found.acts });
        if (isNew) say();
        return;
      }
      if (device !== undefined && state === 'ready' && !isTold) {
        // This page has everything still, the key too.
        await putDevice(device, now.acts);
        say();
        set({ isKeptAgain: true });
        return;
      }
      const said = saidOf(key);
      const gone = said && { name: said.name, count: said.waiting };
      set({ state: 'ready', device: undefined, acts: [], gone });
    } catch {
      set({ state: 'broken' });
    }
  };
  channel.addEventListener('message', (message) => {
    if (message.data === key) void look(true);
  });
  void look();
  return {
    place,
    key,
    read: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (next) => {
      set(next);
      channel.postMessage(key);
    },
    say,
    look,
  };
}

export type RoomDeviceAtHand = OnRoomDevice & {
  /** Makes this browser a device of the room. */
  readonly begin: (device: Omit<RoomDevice, 'place'>) => Promise<boolean>;
  /** Makes it none, unless something was recorded on it meanwhile. */
  readonly giveUp: () => Promise<void>;
  /** Signs and keeps acts one after the other; answers whether they are on the disk of the device. */
  readonly keep: (acts: readonly OfflineAct[]) => Promise<boolean>;
  readonly sendNow: () => Promise<void>;
  /** Somebody has read that something is gone, or was kept again. */
  readonly seen: () => void;
};

/** The device that this browser is in a ballot room. Reading it is enough to have what waits sent. */
export function useRoomDevice(place: Place): RoomDeviceAtHand {
  const store = storeOf(place);
  const now = useSyncExternalStore(store.subscribe, store.read);
  const queryClient = useQueryClient();
  useEffect(() => {
    const send = () =>
      void sendAll(store).then((isSent) => {
        if (isSent) void queryClient.invalidateQueries();
      });
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
  return {
    ...now,
    async begin(device) {
      try {
        const begun = { ...device, place: store.key };
        await putDevice(begun);
        store.change({ state: 'ready', device: begun, acts: [], gone: undefined });
        store.say();
        return true;
      } catch {
        store.change({ state: 'broken' });
        return false;
      }
    },
    async giveUp() {
      if (!(await removeDevice(store.key))) return;
      store.change({ device: undefined, acts: [] });
      store.say();
    },
    async keep(acts) {
      try {
        for (const act of acts) await keepNext(store, act);
        return true;
      } catch {
        store.change({ state: 'broken' });
        return false;
      }
    },
    async sendNow() {
      if (await sendAll(store)) await queryClient.invalidateQueries();
    },
    seen() {
      store.change({ gone: undefined, isKeptAgain: false });
      store.say();
    },
  };
}

/** Keeps what the server says of a room now, where this browser is a device of it. */
export async function keepRoomHere(place: Place, room: KeptRoom): Promise<void> {
  const store = storeOf(place);
  const { device } = store.read();
  if (device === undefined) return;
  await keepRoom(store.key, room);
  store.change({ device: { ...device, room } });
}

/** Another page of this browser may have signed one meanwhile: then it is signed anew after that one. */
async function keepNext(store: Store, act: OfflineAct): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const here = await deviceHere(store.key);
    const device = here?.device ?? store.read().device;
    if (device === undefined) throw new Error('this browser is no device of the room');
    if (here === undefined) await putDevice(device, store.read().acts);
    const signed = await signAct(store.place, device, act);
    if (!(await keepAct(signed.device, signed.act))) continue;
    const after = await deviceHere(store.key);
    store.change({ state: 'ready', device: after?.device ?? signed.device, acts: after?.acts ?? [signed.act] });
    store.say();
    return;
  }
  throw new Error('other pages were faster');
}

const sending = new WeakSet<Store>();

/** Sends what waits in the order of the device, until nothing is left or the server cannot be reached. */
async function sendAll(store: Store): Promise<boolean> {
  if (sending.has(store)) return false;
  sending.add(store);
  let isSent = false;
  try {
    for (;;) {
      const { device, acts, isSignedOut, problem } = store.read();
      const packet = acts.slice(0, ACTS_MAX);
      const newest = packet.at(-1)?.counter;
      if (device === undefined || newest === undefined) break;
      const input = {
        ...store.place,
        device: device.device,
        sentAt: new Date().toISOString(),
        acts: packet.map(({ signed }) => signed),
      };
      const answer = await client.send('deliver-device-acts', input, newCommandId());
      if (!answer.ok) {
        if (isPassing(answer.error)) break;
        if (answer.error.status === 401) {
          if (!isSignedOut) store.change({ isSignedOut: true });
        } else if (problem?.code !== answer.error.code || problem.detail !== answer.error.detail) {
          store.change({ problem: answer.error, isSignedOut: false });
        }
        break;
      }
      const { open } = answer.value;
      // What was in this packet: a later number that the server has may be of a copy of this browser.
      const counter = Math.min(newest, answer.value.counter);
      await removeActs(store.key, counter);
      const left = store.read().acts.filter((act) => act.counter > counter);
      isSent = true;
      store.change({ acts: left, open, isSignedOut: false, problem: undefined });
      store.say();
    }
  } finally {
    sending.delete(store);
  }
  return isSent;
}
