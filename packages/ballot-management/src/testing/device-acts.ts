import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import type { DevicePacket, DeviceSeal } from '../decisions/merge-device-acts.ts';
import { mergeDeviceActs } from '../decisions/merge-device-acts.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import { actContent, NO_ACT_BEFORE, type OfflineAct, type SignedAct } from '../state/offline-act.ts';
import type { OpenRoom } from '../state/room.ts';
import type { Instant } from '../units/instant.ts';
import { after, play } from './play-room.ts';
import { by } from './tamarack-people.ts';

/* Devices for tests of what packets lead to. Whether a signature is one is a question of those who have keys: here it says whose it is. */

export const DEVICE_KEY = `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'A'.repeat(86)}==`;

/** Signs with the first letters of the digest, so that a changed act is noticed. */
export const SEAL: DeviceSeal = {
  hashOf: (content) => Sha256Schema.parse(sha256Hex(JSON.stringify(content))),
  isSigned: (_, content, signature) => signature === signatureOf(sha256Hex(JSON.stringify(content))),
};

function signatureOf(hash: string): string {
  return `${hash.padEnd(86, 'A')}==`;
}

/** A room with a device of these people. */
export function withDevice(room: OpenRoom, device: string, people: string, at: Instant): OpenRoom {
  return play(room, by(people, { type: 'enrol-device', device, name: `Phone ${device}`, key: DEVICE_KEY }, at));
}

/** Acts with the moments that the clock of the device shows, as the device chains and signs them. */
export function packetOf(
  room: OpenRoom,
  device: string,
  acts: readonly { readonly act: OfflineAct; readonly capturedAt: Instant }[],
): DevicePacket {
  const signed: SignedAct[] = [];
  let previous = NO_ACT_BEFORE;
  for (const [place, { act, capturedAt }] of acts.entries()) {
    const said = { counter: place + 1, previous, capturedAt, act };
    const hash = SEAL.hashOf(actContent(room, device, said));
    signed.push({ ...said, signature: signatureOf(hash) });
    previous = hash;
  }
  return { device, acts: signed };
}

type Brought = { readonly by: string; readonly at: Instant; readonly offsetMs?: number | null };

/** What a packet leads to, or why it is refused. */
export function merged(room: OpenRoom, packet: DevicePacket, { by: people, at, offsetMs = 0 }: Brought) {
  const instantOf = (milliseconds: number) =>
    new Date(milliseconds - 5 * 60 * 60_000).toISOString().replace('Z', '-05:00');
  return mergeDeviceActs(room, packet, { signIns: people.split(' '), receivedAt: at, offsetMs, instantOf }, SEAL);
}

/** The room after a packet that is taken. */
export function brought(room: OpenRoom, packet: DevicePacket, from: Brought): OpenRoom {
  const found = merged(room, packet, from);
  assert(found.ok, 'the packet is taken', found.ok ? null : found.error);
  const state = after(room, found.value.events);
  assert(state.phase === 'open', 'a room stays open');
  return state;
}

export function refusalOfPacket(room: OpenRoom, packet: DevicePacket, from: Brought): BallotRefusal | undefined {
  const found = merged(room, packet, from);
  return found.ok ? undefined : found.error;
}
