import type { CommandInput, QueryOutput } from '@plumbline/api';
import { deviceDatabase } from './device-database.ts';

/*
 * What a device of a ballot room keeps, so that it works for days without a network and through a restart: its key, which no program can read
 * out, the list of containers, and the acts that the server has not acknowledged. An act is written before anybody is told that it is kept, and
 * waited for until it has reached the disk.
 */

export type SignedAct = CommandInput<'deliver-device-acts'>['acts'][number];

/** What of a room is kept: never the number of a seal, nor a figure. */
export type KeptRoom = Pick<QueryOutput<'ballot-devices'>, 'containers' | 'areas' | 'places' | 'people'> & {
  readonly office: string;
  readonly election: string;
  readonly keptAt: string;
};

export type RoomDevice = {
  /** Of which room, as the device files it. */
  readonly place: string;
  readonly device: string;
  readonly name: string;
  readonly people: readonly string[];
  /** Signs, and cannot be taken out of this browser. */
  readonly key: CryptoKey;
  /** The newest act that was signed here, and its digest: the next one names it. */
  readonly counter: number;
  readonly hash: string;
  readonly room: KeptRoom;
};

export type WaitingAct = { readonly place: string; readonly counter: number; readonly signed: SignedAct };

const DEVICES = 'devices';
const ACTS = 'acts';

const { within } = deviceDatabase({
  name: 'plumbline-room',
  stores: [DEVICES, ACTS],
  make(database) {
    database.createObjectStore(DEVICES, { keyPath: 'place' });
    database.createObjectStore(ACTS, { keyPath: ['place', 'counter'] }).createIndex('place', 'place');
  },
});

/** The device that this browser is in a room, and what waits, in its order; undefined where it is none. */
export async function deviceHere(
  place: string,
): Promise<{ readonly device: RoomDevice; readonly acts: readonly WaitingAct[] } | undefined> {
  return within('readonly', (tx) => {
    const device: IDBRequest<RoomDevice | undefined> = tx.objectStore(DEVICES).get(place);
    const acts: IDBRequest<WaitingAct[]> = tx.objectStore(ACTS).index('place').getAll(place);
    return () => {
      if (device.result === undefined) return undefined;
      return { device: device.result, acts: acts.result.toSorted((a, b) => a.counter - b.counter) };
    };
  });
}

/** The rooms in which this browser is a device. */
export function keptDevices(): Promise<readonly RoomDevice[]> {
  return within<readonly RoomDevice[]>('readonly', (tx) => {
    const request: IDBRequest<RoomDevice[]> = tx.objectStore(DEVICES).getAll();
    return () => request.result;
  });
}

/** Writes a device as it is now with what waits on it, whether this browser has it or lost it. */
export function putDevice(device: RoomDevice, acts: readonly WaitingAct[] = []): Promise<void> {
  return within('readwrite', (tx) => {
    tx.objectStore(DEVICES).put(device);
    for (const act of acts) tx.objectStore(ACTS).put(act);
    return () => undefined;
  });
}

/** Takes a device from this browser, unless acts of it wait; answers whether it is gone. */
export function removeDevice(place: string): Promise<boolean> {
  return within('readwrite', (tx) => {
    const waiting = tx.objectStore(ACTS).index('place').count(place);
    waiting.onsuccess = () => {
      if (waiting.result === 0) tx.objectStore(DEVICES).delete(place);
    };
    return () => waiting.result === 0;
  });
}

/** Keeps an act as the next one of its device, both or neither; answers false where another page was faster. */
export function keepAct(after: RoomDevice, act: WaitingAct): Promise<boolean> {
  return within('readwrite', (tx) => {
    let isKept = false;
    const devices = tx.objectStore(DEVICES);
    const now: IDBRequest<RoomDevice | undefined> = devices.get(after.place);
    now.onsuccess = () => {
      if (now.result?.device !== after.device || now.result.counter !== act.counter - 1) return;
      isKept = true;
      devices.put({ ...now.result, counter: after.counter, hash: after.hash });
      tx.objectStore(ACTS).put(act);
    };
    return () => isKept;
  });
}

/** Takes from this browser what the server has: every act up to this number. */
export function removeActs(place: string, upTo: number): Promise<void> {
  return within('readwrite', (tx) => {
    tx.objectStore(ACTS).delete(IDBKeyRange.bound([place, 0], [place, upTo]));
    return () => undefined;
  });
}

/** Keeps what the server says of the room now. */
export function keepRoom(place: string, room: KeptRoom): Promise<void> {
  return within('readwrite', (tx) => {
    const devices = tx.objectStore(DEVICES);
    const now: IDBRequest<RoomDevice | undefined> = devices.get(place);
    now.onsuccess = () => {
      if (now.result !== undefined) devices.put({ ...now.result, room });
    };
    return () => undefined;
  });
}
