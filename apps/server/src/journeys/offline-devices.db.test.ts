import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { CommandInput, QueryOutput } from '@plumbline/api';
import { type ActContent, actContent, NO_ACT_BEFORE, type OfflineAct } from '@plumbline/ballot-management';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { entered } from '@plumbline/ballot-management/testing/tamarack';
import { by, on, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { type Sha256, Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import type { RoomPlace } from '../log/ballot-chains.ts';
import { openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { joinAtDevice } from './join-at-device.ts';
import { atTamarack as at, loadTamarack } from './load-tamarack.ts';

/* Scenario SB-13 over HTTP: two telephones at a drop box without a network, with keys of their own. */

const office = await openTestOffice();
afterAll(() => office.close());

let place: RoomPlace;
const CERTIFIED = 77_123;
const DAY = '2026-11-12';
/** The moment of a clock on that day in Tamarack; the election has no state, so the server writes UTC. */
const clock = (time: string) => new Date(`${DAY}T${time}:00Z`);

beforeAll(async () => {
  const cases = ['TC-09', 'TC-10', 'TC-12'].map((container) =>
    by(
      'okafor',
      { type: 'create-container', container, kind: 'transfer-case', positions: ['lid'], holdsVoted: true },
      on('2026-10-30', '08:00'),
    ),
  );
  office.clock.now = clock('09:00');
  const box = 'F-16 container:TC-12';
  place = await loadTamarack(office, () => [
    ...commandsOf(setUp()),
    ...cases,
    by('pham gorski', { type: 'apply-seal', seal: '0091400', container: 'TC-12', position: 'lid' }, on('2026-10-30')),
    by('pham gorski', { type: 'start-form', filled: box, form: 'F-16', place: 'container:TC-12', capture: 'live' }),
    entered(box, 'pham', { fields: { certifiedTotal: CERTIFIED } }),
  ]);
}, 120_000);

/** Two at the telephone of the first. */
async function together(first: string, second: string): Promise<TestPerson> {
  const person = await office.signedIn(at(first));
  await joinAtDevice(office, place, { device: person, email: at(second) });
  return person;
}

type Delivered = CommandInput<'deliver-device-acts'>;

/** A telephone: its key, its chain, and what its clock shows. */
class Telephone {
  readonly device: string;
  /** How far its clock is ahead, in minutes. */
  readonly ahead: number;
  readonly acts: Delivered['acts'][number][] = [];
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #previous: Sha256 = NO_ACT_BEFORE;

  constructor(device: string, ahead: number) {
    this.device = device;
    this.ahead = ahead;
  }

  get key(): string {
    return this.#keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  }

  shows(time: string): string {
    return new Date(clock(time).getTime() + this.ahead * 60_000).toISOString();
  }

  records(time: string, act: OfflineAct): void {
    const said = { counter: this.acts.length + 1, previous: this.#previous, capturedAt: this.shows(time), act };
    const content = actContent({ election: place.electionId, jurisdiction: place.jurisdiction }, this.device, said);
    this.acts.push({ ...said, signature: signed(this.#keys.privateKey, content) });
    this.#previous = Sha256Schema.parse(createHash('sha256').update(canonicalJson(content)).digest('hex'));
  }

  packet(time: string | null, acts: Delivered['acts'] = this.acts): Delivered {
    return { ...place, device: this.device, sentAt: time === null ? null : this.shows(time), acts: [...acts] };
  }
}

function signed(key: KeyObject, content: ActContent): string {
  return sign('sha256', Buffer.from(canonicalJson(content)), { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
}

const seal = (container: string, number: string): OfflineAct => ({
  type: 'apply-seal',
  seal: number,
  container,
  position: 'lid',
});

const A = new Telephone('telephone-a', 4);
const B = new Telephone('telephone-b', -58);

async function enrolled(telephone: Telephone, first: string, second: string): Promise<void> {
  const person = await together(first, second);
  const { device, key } = telephone;
  await person.send('ask-ballot-room', { ...place, ask: { type: 'enrol-device', device, name: device, key } });
}

const shown = async (person: TestPerson): Promise<QueryOutput<'ballot-devices'>> => person.ask('ballot-devices', place);
const sealsOf = async (person: TestPerson) =>
  (await person.ask('ballot-containers', place)).containers.flatMap(({ container, positions }) =>
    container.startsWith('TC-') ? [[container, positions[0]?.isSealed]] : [],
  );

test('two telephones claim one seal: both are kept, neither wins, and somebody else settles it', async () => {
  await enrolled(A, 'nakai', 'lund');
  await enrolled(B, 'lund', 'nakai');
  A.records('14:00', { type: 'take-custody', container: 'TC-09', purpose: 'From DB-3' });
  A.records('14:02', seal('TC-09', '0090221'));
  B.records('14:10', seal('TC-10', '0090221'));
  B.records('14:12', { type: 'take-custody', container: 'TC-10', purpose: 'From DB-3' });

  // Their sessions have ended meanwhile: whoever brings it signs in, and what was done by two stays done by two.
  office.clock.now = clock('19:10');
  const nakai = await office.signedIn(at('nakai'));
  const first = await nakai.send('deliver-device-acts', A.packet('19:10'));
  expect(first).toEqual({ taken: 2, counter: 2, open: 0 });
  office.clock.now = clock('20:45');
  const lund = await office.signedIn(at('lund'));
  expect(await lund.send('deliver-device-acts', B.packet('20:45'))).toEqual({ taken: 2, counter: 2, open: 1 });
  // What was sent before is sent again: a lost answer takes nothing twice.
  expect(await lund.send('deliver-device-acts', B.packet('20:45'))).toEqual({ taken: 0, counter: 2, open: 1 });

  const reyes = await office.signedIn(at('reyes'));
  const { conflicts } = await shown(reyes);
  expect(conflicts).toHaveLength(1);
  const [conflict] = conflicts;
  assert(conflict !== undefined, 'there is a conflict');
  expect(conflict).toMatchObject({ kind: 'seal', maySettle: true });
  expect(
    conflict.sides.map(({ deviceName, at: when, capturedAt, receivedAt, offsetMs }) => [
      deviceName,
      Date.parse(when) - clock('14:00').getTime(),
      capturedAt,
      Date.parse(receivedAt),
      offsetMs,
    ]),
  ).toEqual([
    ['telephone-a', 2 * 60_000, '2026-11-12T14:06:00.000Z', clock('19:10').getTime(), -4 * 60_000],
    ['telephone-b', 10 * 60_000, '2026-11-12T13:12:00.000Z', clock('20:45').getTime(), 58 * 60_000],
  ]);
  // Whoever has still to read the seals is told no number; those who put them on know theirs.
  const diaz = await shown(await office.signedIn(at('diaz')));
  expect(JSON.stringify(diaz)).not.toContain('0090221');
  const again = await office.signedIn(at('nakai'));
  expect((await shown(again)).conflicts[0]).toMatchObject({ maySettle: false });
  expect(JSON.stringify(await shown(again))).toContain('0090221');
  expect((await reyes.ask('ballot-incidents', place)).incidents.map(({ kind }) => kind)).toEqual(['SEAL_DUPLICATE']);

  const sides = conflict.sides.map(({ device, counter }) => ({
    device,
    counter,
    ruling: 'stands' as const,
    readAs: device === A.device ? '0090221' : '0090227',
  }));
  const ask = {
    type: 'settle-device-conflict',
    conflict: conflict.conflict,
    sides,
    reason: 'The photo of TC-10 shows 0090227.',
  } as const;
  expect(await again.refused('ask-ballot-room', { ...place, ask })).toMatchObject({ status: 409 });
  await reyes.send('ask-ballot-room', { ...place, ask });
  expect((await shown(reyes)).conflicts).toEqual([]);
  expect(await sealsOf(reyes)).toEqual([
    ['TC-09', true],
    ['TC-10', true],
    ['TC-12', true],
  ]);
});

test('a lost telephone is revoked: what it had signed until then is taken from a file, what comes later does nothing', async () => {
  const osei = await office.signedIn(at('osei'));
  A.records('15:00', { type: 'take-custody', container: 'TC-09', purpose: 'To the office' });
  const file = A.packet(null);
  // Others know from the other telephone that act 3 is theirs.
  const ask = { type: 'revoke-device', device: A.device, upTo: 3, isLost: true, reason: 'Left at DB-3.' } as const;
  await osei.send('ask-ballot-room', { ...place, ask });
  A.records('16:00', { type: 'take-custody', container: 'TC-09', purpose: 'Nobody of ours' });
  const lund = await office.signedIn(at('lund'));
  expect(await lund.send('deliver-device-acts', file)).toMatchObject({ taken: 1, counter: 3 });
  expect(await lund.send('deliver-device-acts', A.packet(null))).toMatchObject({ taken: 1, counter: 4 });
  const { turnedAway, newest } = await shown(osei);
  expect(turnedAway.map(({ counter }) => counter)).toEqual([4]);
  expect(newest.find(({ device, counter }) => device === A.device && counter === 3)).toMatchObject({
    outcome: 'done',
    // By another device: nobody compared the clocks.
    offsetMs: null,
  });
});

test('a packet that was changed, that lacks an act or that somebody else signed is refused whole', async () => {
  const lund = await office.signedIn(at('lund'));
  const before = (await shown(lund)).newest.length;
  B.records('17:00', { type: 'take-custody', container: 'TC-10', purpose: 'To the office' });
  B.records('17:05', { type: 'take-custody', container: 'TC-10', purpose: 'To the vault' });
  const [, , third, fourth] = B.acts;
  assert(third !== undefined && fourth !== undefined, 'two acts were recorded');
  const changed = { ...third, act: seal('TC-09', '0090228') };
  for (const [acts, refusal] of [
    [[changed], 'device-signature-wrong'],
    [[fourth], 'device-acts-missing'],
    [[third, { ...fourth, previous: NO_ACT_BEFORE }], 'device-chain-broken'],
    [[{ ...third, signature: fourth.signature }], 'device-signature-wrong'],
  ] as const) {
    expect(await lund.refused('deliver-device-acts', B.packet('20:45', [...acts]))).toMatchObject({ refusal });
  }
  expect((await shown(lund)).newest.length).toBe(before);
  // A key that is no point of the curve signs nothing.
  const C = new Telephone('telephone-c', 0);
  const key = `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${'A'.repeat(86)}==`;
  await lund.send('ask-ballot-room', { ...place, ask: { type: 'enrol-device', device: C.device, name: 'C', key } });
  C.records('17:00', { type: 'take-custody', container: 'TC-10', purpose: 'x' });
  expect(await lund.refused('deliver-device-acts', C.packet('20:45'))).toMatchObject({
    refusal: 'device-signature-wrong',
  });
});

test('why an act is not possible is told without a figure that whoever looks is still to count', async () => {
  const D = new Telephone('telephone-d', 0);
  await enrolled(D, 'pham', 'gorski');
  D.records('18:00', { type: 'store-container', container: 'TC-12', area: 'Vault A', slot: '1' });
  const pham = await office.signedIn(at('pham'));
  expect(await pham.send('deliver-device-acts', D.packet('20:45'))).toMatchObject({ taken: 1, open: 1 });
  expect(JSON.stringify((await shown(pham)).conflicts)).toContain('77,123');
  const reyes = await shown(await office.signedIn(at('reyes')));
  expect(reyes.conflicts.map(({ kind }) => kind)).toContain('refused');
  expect(JSON.stringify(reyes)).not.toContain('77,123');
});

test('the check repeats every chain of a device, and finds nothing', async () => {
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
