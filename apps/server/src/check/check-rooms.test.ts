import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { actContent, type BallotEventOf, NO_ACT_BEFORE, type OfflineAct } from '@plumbline/ballot-management';
import { eventsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { by, on, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { Sha256Schema } from '@plumbline/election';
import { canonicalJson } from '@plumbline/record';
import { expect, test } from 'vitest';
import { noRoomFacts, noteRoomEntry } from './check-rooms.ts';

const AT = on('2026-10-31', '14:00');
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const room = play(
  setUp(),
  by('okafor', { type: 'create-container', container: 'TC-9', kind: 'bag', positions: ['lid'], holdsVoted: false }, AT),
  by('nakai lund', { type: 'enrol-device', device: 'A', name: 'A', key }, AT),
);
const act: OfflineAct = { type: 'take-custody', container: 'TC-9', purpose: 'From DB-3' };
const said = { counter: 1, previous: NO_ACT_BEFORE, capturedAt: AT, act };

function received(change: Partial<BallotEventOf<'device-act-received'>> = {}): BallotEventOf<'device-act-received'> {
  const bytes = Buffer.from(canonicalJson(actContent(room, 'A', said)));
  const signature = sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const hash = Sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
  const times = { at: AT, receivedAt: AT, offsetMs: 0, deliveredBy: ['nakai'] };
  const became = { outcome: 'done', refusal: null } as const;
  const event = { type: 'device-act-received', by: ['nakai', 'lund'], device: 'A', ...said, signature, hash } as const;
  return { ...event, ...times, ...became, ...change };
}

function noted(event: BallotEventOf<'device-act-received'>): void {
  const facts = noRoomFacts({ electionId: '2026-general', jurisdiction: 'Tamarack' });
  const body = { at: AT, actor: 'test' };
  for (const one of [...eventsOf(room), event]) noteRoomEntry(facts, one, body);
}

test('an act of a device that its key has signed is one that the check believes', () => {
  expect(() => noted(received())).not.toThrow();
});

test('another act, another clock, another room, another digest, a changed past or a foreign device is noticed', () => {
  const other: OfflineAct = { ...act, purpose: 'Elsewhere' };
  expect(() => noted(received({ act: other }))).toThrow(/another digest/);
  expect(() => noted(received({ capturedAt: on('2026-10-31', '14:01') }))).toThrow(/another digest/);
  const content = actContent(room, 'A', { ...said, act: other });
  const hash = Sha256Schema.parse(createHash('sha256').update(canonicalJson(content)).digest('hex'));
  expect(() => noted(received({ act: other, hash }))).toThrow(/not signed/);
  expect(() => noted(received({ device: 'B' }))).toThrow(/nobody enrolled/);
  expect(() => noted(received({ counter: 2 }))).toThrow();
});
