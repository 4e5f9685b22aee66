import type { Sha256 } from '@plumbline/election';
import { err, lookUp, ok, type Result } from '@plumbline/prelude';
import type { Asking } from '../state/ballot-command.ts';
import type { BallotEvent } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { type ActContent, actContent, NO_ACT_BEFORE, type SignedAct } from '../state/offline-act.ts';
import type { Device, DeviceAct, OpenRoom } from '../state/room.ts';
import { actKey } from '../state/room-view.ts';
import { type Instant, millisecondsOf } from '../units/instant.ts';
import { personsAsking } from './acting.ts';
import { consequencesForManifest } from './consequences-for-manifest.ts';
import { decideAlone } from './decide-room.ts';
import { type ReadAct, TakingActs } from './taking-acts.ts';

/** What a device brings home, or another for it. */
export type DevicePacket = { readonly device: string; readonly acts: readonly SignedAct[] };

/** How what a device signed is read: its digest over canonical JSON, and whether the key of a device has signed it. */
export type DeviceSeal = {
  readonly hashOf: (content: ActContent) => Sha256;
  readonly isSigned: (key: string, content: ActContent, signature: string) => boolean;
};

/** Who brings it, when, and how far the clock of the device goes from that of the server: null where nobody could compare them. */
export type Delivery = Pick<Asking, 'signIns'> & {
  readonly receivedAt: Instant;
  readonly offsetMs: number | null;
  /** A moment as it is written down where the ballots are, from milliseconds since 1970. */
  readonly instantOf: (milliseconds: number) => Instant;
};

export type MergedPacket = {
  readonly events: readonly BallotEvent[];
  /** Acts of this packet that had not been received before. */
  readonly taken: number;
  /** The newest act of the device that is known now. */
  readonly counter: number;
};

/**
 * What follows from a packet: every act that was not received before, in the order of its device, each decided as if it were asked now. All of it is
 * kept, whatever becomes of it; a packet whose chain or signatures do not hold is refused as a whole. Sent twice, it changes nothing.
 *
 * The same acts lead to the same conflicts (`deviceConflicts`) in whatever order packets come: an act that contradicts another is not done, one
 * about the same container waits, and what waited or was refused is decided again when more is known.
 */
export function mergeDeviceActs(
  room: OpenRoom,
  { device: name, acts }: DevicePacket,
  delivery: Delivery,
  seal: DeviceSeal,
): Result<MergedPacket, BallotRefusal> {
  const bringing = personsAsking(room, { signIns: delivery.signIns, at: delivery.receivedAt });
  if (!bringing.ok) return bringing;
  const device = lookUp(room.devices, name);
  if (device === undefined) return err({ code: 'unknown', kind: 'device', name });
  const read = newActs(room, device, acts, seal);
  if (!read.ok) return read;
  const merging = new TakingActs(room, decideAlone);
  let before = device.last?.at ?? device.enrolledAt;
  for (const { signed, hash } of read.value) {
    const { receivedAt, offsetMs, instantOf } = delivery;
    // No act is before the one before it, nor after it arrived, whatever the clock of the device says; that is kept beside it.
    const said = millisecondsOf(signed.capturedAt) + (offsetMs ?? 0);
    const bounded = Math.min(Math.max(said, millisecondsOf(before)), millisecondsOf(receivedAt));
    const at = instantOf(bounded);
    before = at;
    merging.take(device, { at, signed, hash, receivedAt, offsetMs, deliveredBy: bringing.value.by });
  }
  if (read.value.length > 0) merging.again(delivery.receivedAt);
  const counter = lookUp(merging.room.devices, name)?.last?.counter ?? 0;
  const { receivedAt } = delivery;
  const following = consequencesForManifest({ room, by: bringing.value.by, at: receivedAt }, merging.events);
  return ok({ events: [...merging.events, ...following], taken: read.value.length, counter });
}

/** What a room says against acts that it refuses, by act, with all that is named in it. */
export function refusalsOfActs(room: OpenRoom, acts: readonly DeviceAct[]): ReadonlyMap<string, BallotRefusal> {
  const taking = new TakingActs(room, decideAlone);
  return new Map(
    acts.flatMap((act) => {
      const refusal = act.outcome === 'refused' ? taking.refusalOf(act) : null;
      return refusal === null ? [] : [[actKey(act), refusal] as const];
    }),
  );
}

/** The acts that were not received before, once the whole packet holds. */
function newActs(
  room: OpenRoom,
  { device, key, last }: Device,
  acts: readonly SignedAct[],
  { hashOf, isSigned }: DeviceSeal,
): Result<readonly ReadAct[], BallotRefusal> {
  const known = last?.counter ?? 0;
  const found: ReadAct[] = [];
  let expected = known + 1;
  let previous: string = last?.hash ?? NO_ACT_BEFORE;
  for (const signed of acts) {
    const { counter } = signed;
    const content = actContent(room, device, signed);
    const hash = hashOf(content);
    if (counter <= known) {
      // The same number with another act: the device was copied or set back.
      const kept = lookUp(room.deviceActs, actKey({ device, counter }));
      if (kept?.hash !== hash) return err({ code: 'device-chain-broken', device, counter });
      continue;
    }
    if (counter !== expected) return err({ code: 'device-acts-missing', device, expected });
    if (signed.previous !== previous) return err({ code: 'device-chain-broken', device, counter });
    if (!isSigned(key, content, signed.signature)) return err({ code: 'device-signature-wrong', device, counter });
    found.push({ signed, hash });
    expected += 1;
    previous = hash;
  }
  return ok(found);
}
