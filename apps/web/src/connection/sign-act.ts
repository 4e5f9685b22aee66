import { actContent, NO_ACT_BEFORE, type OfflineAct } from '@plumbline/ballot-management';
import { Sha256Schema } from '@plumbline/election';
import { canonicalJson } from '@plumbline/record/canonical-json';
import type { RoomDevice, WaitingAct } from './room-device-store.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A key that signs and that nothing can read out of this browser, with its public half as it is enrolled. */
export async function newDeviceKey(): Promise<{ readonly key: CryptoKey; readonly publicKey: string }> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
  return { key: pair.privateKey, publicKey: base64(spki) };
}

/** Whether this browser can sign at all: it does so on https, and on the computer of the server itself. */
export function canSign(): boolean {
  return globalThis.isSecureContext && crypto.subtle !== undefined && 'indexedDB' in globalThis;
}

export const FIRST = { counter: 0, hash: NO_ACT_BEFORE as string } as const;

/** An act as the next of its device, signed, with the device after it. */
export async function signAct(
  room: { readonly electionId: string; readonly jurisdiction: string },
  before: RoomDevice,
  act: OfflineAct,
): Promise<{ readonly device: RoomDevice; readonly act: WaitingAct }> {
  const counter = before.counter + 1;
  const said = { counter, previous: Sha256Schema.parse(before.hash), capturedAt: new Date().toISOString(), act };
  const of = { election: room.electionId, jurisdiction: room.jurisdiction };
  const bytes = new TextEncoder().encode(canonicalJson(actContent(of, before.device, said)));
  const signature = base64(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, before.key, bytes));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const waiting = { place: before.place, counter, signed: { ...said, signature } };
  return { device: { ...before, counter, hash }, act: waiting };
}

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
