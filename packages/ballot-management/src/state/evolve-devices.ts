import { assert, assertNever, lookUp, withAll, withEntry } from '@plumbline/prelude';
import { millisecondsOf } from '../units/instant.ts';
import type { BallotEventOf } from './ballot-event.ts';
import type { Container, DeviceAct, OpenRoom } from './room.ts';
import { actKey, keyAt } from './room-view.ts';

/** What happened to the devices that work without a network, and to what they brought home. */
export type DeviceEvent = BallotEventOf<
  'device-enrolled' | 'device-revoked' | 'device-act-received' | 'device-act-decided' | 'device-conflict-settled'
>;

/** The room after one of them. What an act does to ballots is told by the entries after it. */
export function evolveDevices(room: OpenRoom, event: DeviceEvent): OpenRoom {
  switch (event.type) {
    case 'device-enrolled': {
      const { device, name, key, signIns, by, at } = event;
      const enrolled = { device, name, key, signIns, people: by, enrolledAt: at, last: null, revoked: null };
      return { ...room, devices: withEntry(room.devices, device, enrolled) };
    }
    case 'device-revoked': {
      const { device, upTo, by, at } = event;
      return {
        ...room,
        devices: withEntry(room.devices, device, { ...deviceIn(room, device), revoked: { upTo, by, at } }),
      };
    }
    case 'device-act-received': {
      const { type: _, signature: _signature, previous, hash, deliveredBy: _deliverers, ...received } = event;
      const device = deviceIn(room, event.device);
      assert(event.counter === (device.last?.counter ?? 0) + 1, 'acts of a device follow one another', event.counter);
      assert(device.last === null || device.last.hash === previous, 'an act names the one before it', event.counter);
      const last = { counter: event.counter, hash, at: event.at };
      return {
        ...room,
        devices: withEntry(room.devices, event.device, { ...device, last }),
        deviceActs: withEntry(room.deviceActs, actKey(event), {
          ...received,
          hash,
          ruling: null,
          signedAs: null,
          ...foundBefore(room, event),
        }),
      };
    }
    case 'device-act-decided': {
      const { outcome, refusal } = event;
      return withAct(room, event, { outcome, refusal, ...foundBefore(room, actIn(room, event)) });
    }
    case 'device-conflict-settled': {
      // What was taken as it came is taken back first, the last act first: which came first decides nothing.
      const isKept = (act: DeviceAct) =>
        act.act.type === 'read-seals' && event.sides.some((side) => isSame(side, act) && side.ruling === 'stands');
      const taken = [...event.sides, ...event.again]
        .map((name) => actIn(room, name))
        .filter((act) => act.outcome === 'done' && !isKept(act))
        .toSorted((a, b) => millisecondsOf(b.at) - millisecondsOf(a.at) || b.counter - a.counter);
      let settled = taken.reduce(undone, room);
      for (const name of event.again) settled = withAct(settled, name, { outcome: 'waits', refusal: null });
      for (const side of event.sides) {
        const { ruling, readAs } = side;
        const found = actIn(settled, side);
        // Whether it had been done first says nothing any more.
        const setAside = found.outcome === 'refused' ? 'refused' : 'contested';
        const outcome = ruling === 'stands' ? 'done' : setAside;
        const before = foundBefore(settled, found);
        settled = withAct(settled, side, { ruling, outcome, refusal: null, ...before, ...readAgain(found, readAs) });
      }
      return settled;
    }
    default:
      return assertNever(event);
  }
}

function isSame(one: ActName, other: ActName): boolean {
  return one.device === other.device && one.counter === other.counter;
}

/** Where a container stands before an act moves it, and the seals on it before one opens it. */
function foundBefore(room: OpenRoom, { act }: Pick<DeviceAct, 'act'>): Pick<DeviceAct, 'placeBefore' | 'sealsBefore'> {
  const found = act.type === 'observe-count' ? undefined : lookUp(room.containers, act.container);
  return {
    placeBefore: act.type === 'store-container' ? (found?.at ?? null) : null,
    sealsBefore: act.type === 'open-container' ? (found?.seals ?? {}) : {},
  };
}

/** A seal with the number that is on it; what its device had recorded is kept beside it. */
function readAgain({ act, signedAs }: DeviceAct, readAs: string | null): Partial<DeviceAct> {
  if (act.type !== 'apply-seal' || readAs === null || readAs === act.seal) return {};
  return { act: { ...act, seal: readAs }, signedAs: signedAs ?? act.seal };
}

function deviceIn(room: OpenRoom, device: string) {
  const found = lookUp(room.devices, device);
  assert(found !== undefined, 'a device is enrolled first', device);
  return found;
}

type ActName = { readonly device: string; readonly counter: number };

function actIn(room: OpenRoom, name: ActName): DeviceAct {
  const found = lookUp(room.deviceActs, actKey(name));
  assert(found !== undefined, 'an act is received first', name);
  return found;
}

function withAct(room: OpenRoom, name: ActName, change: Partial<DeviceAct>): OpenRoom {
  const after = { ...actIn(room, name), ...change };
  return { ...room, deviceActs: withEntry(room.deviceActs, actKey(name), after) };
}

/**
 * The room without what an act did to seals, steps of custody and counts. A reading was made whatever follows: it stays, and waits for no
 * second pair of eyes any more.
 */
function undone(room: OpenRoom, { act, at, by, placeBefore, sealsBefore }: DeviceAct): OpenRoom {
  if (act.type === 'observe-count') {
    const key = keyAt(act.place, act.line);
    const before = lookUp(room.counts, key) ?? [];
    const place = before.findLastIndex((each) => each.at === at && each.value === act.value);
    return { ...room, counts: withEntry(room.counts, key, before.toSpliced(place, place < 0 ? 0 : 1)) };
  }
  const found = lookUp(room.containers, act.container);
  assert(found !== undefined, 'what was done was done to a container that is there', act.container);
  const become = (after: typeof found, rest: OpenRoom = room): OpenRoom => ({
    ...rest,
    containers: withEntry(rest.containers, act.container, after),
  });
  switch (act.type) {
    case 'apply-seal': {
      const seal = lookUp(room.seals, act.seal);
      // Cut or replaced since: nothing of it is left to take back.
      if (found.seals[act.position] !== act.seal || seal === undefined) return room;
      const { [act.position]: _, ...seals } = found.seals;
      const issued = { ...seal, state: 'issued' as const, container: null };
      return become({ ...found, seals }, { ...room, seals: withEntry(room.seals, act.seal, issued) });
    }
    case 'read-seals': {
      const isOwn = found.unconfirmedReading?.at === at && found.unconfirmedReading.by.join() === by.join();
      return isOwn ? become({ ...found, unconfirmedReading: null }) : room;
    }
    case 'open-container': {
      // Nobody opened it: what was thought to be cut is on it still.
      const seals = { ...sealsBefore, ...found.seals };
      const cut = Object.entries(sealsBefore).filter(([position]) => found.seals[position] === undefined);
      const applied = withAll(
        room.seals,
        cut.map(([, number]) => [number, { ...sealIn(room, number), state: 'applied', container: act.container }]),
      );
      return become(
        { ...found, seals, steps: withoutStep(found.steps, { at, isInHands: true }) },
        { ...room, seals: applied },
      );
    }
    case 'take-custody':
    case 'store-container': {
      const isThere = act.type === 'store-container' && found.at?.area === act.area && found.at.slot === act.slot;
      const steps = withoutStep(found.steps, { at, isInHands: act.type === 'take-custody' });
      return become({ ...found, steps, at: isThere ? placeBefore : found.at });
    }
    default:
      return assertNever(act);
  }
}

function sealIn(room: OpenRoom, seal: string) {
  const found = lookUp(room.seals, seal);
  assert(found !== undefined, 'a seal that was applied is known', seal);
  return found;
}

function withoutStep(
  steps: Container['steps'],
  { at, isInHands }: { readonly at: string; readonly isInHands: boolean },
): Container['steps'] {
  const place = steps.findLastIndex((step) => step.at === at && (step.holder.in === 'hands') === isInHands);
  return steps.toSpliced(place, place < 0 ? 0 : 1);
}
