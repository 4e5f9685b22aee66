import { entriesOf, lookUp } from '@plumbline/prelude';
import { beforeAll, describe, expect, test } from 'vitest';
import { deviceConflicts } from '../reports/device-conflicts.ts';
import { draftManifest } from '../reports/manifest.ts';
import type { OfflineAct } from '../state/offline-act.ts';
import type { OpenRoom } from '../state/room.ts';
import { brought, merged, packetOf, refusalOfPacket, withDevice } from '../testing/device-acts.ts';
import { play, refusalOf, text } from '../testing/play-room.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';

/* Scenario SB-13: two telephones at a drop box without a network. */

const DAY = '2026-10-31';
const MINUTE_MS = 60_000;
const seal = (container: string, number: string): OfflineAct => ({
  type: 'apply-seal',
  seal: number,
  container,
  position: 'lid',
});
const taken = (container: string): OfflineAct => ({
  type: 'take-custody',
  container,
  purpose: 'From DB-3 to the office',
});

let room: OpenRoom;
beforeAll(() => {
  const cases = ['TC-09', 'TC-10', 'TC-11'].map((container) =>
    by(
      'okafor',
      { type: 'create-container', container, kind: 'transfer-case', positions: ['lid'], holdsVoted: true },
      on(DAY, '08:00'),
    ),
  );
  const open = play(setUp(), ...cases);
  room = withDevice(withDevice(open, 'A', 'nakai lund', on(DAY, '09:00')), 'B', 'lund nakai', on(DAY, '09:05'));
});

// The clock of A is 4 minutes ahead, that of B 58 minutes behind.
const fromA = { by: 'nakai', at: on(DAY, '19:10'), offsetMs: -4 * MINUTE_MS };
const fromB = { by: 'lund', at: on(DAY, '20:45'), offsetMs: 58 * MINUTE_MS };
const actsA = [
  { act: taken('TC-09'), capturedAt: on(DAY, '14:04') },
  { act: seal('TC-09', '0090221'), capturedAt: on(DAY, '14:06') },
];
const actsB = [
  { act: seal('TC-10', '0090221'), capturedAt: on(DAY, '13:12') },
  { act: taken('TC-10'), capturedAt: on(DAY, '13:14') },
];

describe('SB-13', () => {
  const both = () => brought(brought(room, packetOf(room, 'A', actsA), fromA), packetOf(room, 'B', actsB), fromB);

  const settle = by(
    'reyes',
    {
      type: 'settle-device-conflict',
      conflict: 'A|2',
      sides: [
        { device: 'A', counter: 2, ruling: 'stands', readAs: '0090221' },
        { device: 'B', counter: 1, ruling: 'stands', readAs: '0090227' },
      ],
      reason: text('The photo of TC-10 shows 0090227.'),
    },
    on(DAY, '21:00'),
  );

  test('one seal on two cases is one conflict with both sides, and an incident; nothing of either device is lost', () => {
    const state = both();
    expect(state.deviceActs.size).toBe(4);
    const [conflict, ...others] = deviceConflicts(state);
    expect(others).toEqual([]);
    expect(conflict?.kind).toBe('seal');
    expect(conflict?.sides.map(({ device, counter }) => `${device}${counter}`)).toEqual(['A2', 'B1']);
    expect(conflict?.following.map(({ device, counter }) => `${device}${counter}`)).toEqual(['A1', 'B2']);
    expect([...entriesOf(state.incidents)].map(([, { kind }]) => kind)).toEqual(['SEAL_DUPLICATE']);
  });

  test('times are those of the server, as far as the clocks were compared, with what the device showed beside them', () => {
    const state = both();
    const times = [...entriesOf(state.deviceActs)].map(([key, { at, capturedAt, receivedAt }]) => [
      key,
      Date.parse(at) - Date.parse(on(DAY, '14:00')),
      capturedAt,
      receivedAt,
    ]);
    expect(times.toSorted()).toEqual([
      ['A|1', 0, on(DAY, '14:04'), on(DAY, '19:10')],
      ['A|2', 2 * MINUTE_MS, on(DAY, '14:06'), on(DAY, '19:10')],
      ['B|1', 10 * MINUTE_MS, on(DAY, '13:12'), on(DAY, '20:45')],
      ['B|2', 12 * MINUTE_MS, on(DAY, '13:14'), on(DAY, '20:45')],
    ]);
  });

  test('keeps a manifest from being final until somebody has decided', () => {
    const blockersOf = (state: OpenRoom) =>
      draftManifest(state, 'by-batch').blockers.filter(({ what }) => what === 'devices-disagree');
    expect(blockersOf(room)).toEqual([]);
    expect(blockersOf(both())).toEqual([{ what: 'devices-disagree', conflict: 'A|2', place: 'TC-09' }]);
    expect(blockersOf(play(both(), settle))).toEqual([]);
  });

  test('neither wins by coming first: settled by somebody else, both orders end in the same room', () => {
    const late = { ...fromA, at: on(DAY, '20:50') };
    const ways = [
      both(),
      brought(brought(room, packetOf(room, 'B', actsB), fromB), packetOf(room, 'A', actsA), late),
    ].map((state) => play(state, settle));
    for (const state of ways) {
      expect(deviceConflicts(state)).toEqual([]);
      expect(lookUp(state.containers, 'TC-09')?.seals).toEqual({ lid: '0090221' });
      expect(lookUp(state.containers, 'TC-10')?.seals).toEqual({ lid: '0090227' });
      expect(lookUp(state.seals, '0090221')).toMatchObject({ state: 'applied', container: 'TC-09' });
      expect(lookUp(state.seals, '0090227')).toMatchObject({ state: 'applied', container: 'TC-10' });
      expect(lookUp(state.deviceActs, 'B|1')).toMatchObject({ signedAs: '0090221', ruling: 'stands' });
      for (const container of ['TC-09', 'TC-10']) {
        expect(lookUp(state.containers, container)?.steps.at(-1)?.holder).toMatchObject({ in: 'hands' });
      }
    }
    const told = (state: OpenRoom) =>
      ['TC-09', 'TC-10'].map((name) => {
        const found = lookUp(state.containers, name);
        return [found?.seals, found?.steps];
      });
    expect(told(ways[0] as OpenRoom)).toEqual(told(ways[1] as OpenRoom));
  });

  test('nobody settles what they did themselves, what they have not looked at, or so that it contradicts itself', () => {
    const state = both();
    const sides = (a: string, b: string) => [
      { device: 'A', counter: 2, ruling: 'stands' as const, readAs: a },
      { device: 'B', counter: 1, ruling: 'stands' as const, readAs: b },
    ];
    const settle = (person: string, named: ReturnType<typeof sides>) =>
      by(person, {
        type: 'settle-device-conflict',
        conflict: 'A|2',
        sides: named,
        reason: text('The photo of TC-10 shows 0090227.'),
      });
    const right = sides('0090221', '0090227');
    expect(refusalOf(state, settle('reyes', right.slice(0, 1)))).toMatchObject({ code: 'conflict-changed' });
    expect(refusalOf(state, settle('reyes', sides('0090221', '0090221')))).toMatchObject({
      code: 'rulings-contradict',
    });
    expect(refusalOf(state, settle('pham', right))).toMatchObject({ code: 'duty-missing' });
    // The number has to be one that was issued to those who applied it.
    expect(refusalOf(state, settle('reyes', sides('0090221', '0091001')))).toMatchObject({
      code: 'seal-not-issued-to-you',
    });
    const duty = { duty: 'reviewer', place: null, from: '2026-09-01', until: null, isExternal: false } as const;
    const judge = play(state, by('osei', { type: 'assign-duty', person: 'lund', ...duty }, on(DAY, '12:00')));
    expect(refusalOf(judge, settle('lund', right))).toMatchObject({ code: 'settled-by-involved', person: 'lund' });
    expect(refusalOf(state, settle('reyes', right))).toBeUndefined();
  });

  test('what a lost device had signed up to its revocation is taken, and what comes after is listed and does nothing', () => {
    const first = brought(room, packetOf(room, 'A', actsA.slice(0, 1)), fromA);
    const lost = { type: 'revoke-device', device: 'A', isLost: true, reason: text('Left on the counter.') } as const;
    expect(refusalOf(first, by('osei', { ...lost, upTo: 0 }))).toMatchObject({ code: 'device-acts-known', counter: 1 });
    expect(refusalOf(first, by('okafor', { ...lost, upTo: 1 }))).toMatchObject({ code: 'duty-missing' });
    const revoked = play(first, by('osei', { ...lost, upTo: 1 }, on(DAY, '19:30')));
    expect(lookUp(revoked.incidents, 'device A')).toMatchObject({ kind: 'DEVICE_LOST', involved: ['nakai', 'lund'] });
    const later = brought(revoked, packetOf(room, 'A', actsA), { ...fromA, at: on(DAY, '19:40') });
    expect(lookUp(later.deviceActs, 'A|1')?.outcome).toBe('done');
    expect(lookUp(later.deviceActs, 'A|2')).toMatchObject({ outcome: 'turned-away' });
    expect(lookUp(later.containers, 'TC-09')?.seals).toEqual({});
    // Where it is known that the second act is theirs, because it was on another device too, it is taken.
    const known = play(first, by('osei', { ...lost, upTo: 2 }, on(DAY, '19:30')));
    const whole = brought(known, packetOf(room, 'A', actsA), { ...fromA, at: on(DAY, '19:40') });
    expect(lookUp(whole.containers, 'TC-09')?.seals).toEqual({ lid: '0090221' });
  });
});

describe('packets', () => {
  const packet = () => packetOf(room, 'A', actsA);

  test('a packet that is cut, doubled or sent again is the same packet; one that lacks an act is refused whole', () => {
    const cut = brought(room, { device: 'A', acts: packet().acts.slice(0, 1) }, fromA);
    const whole = brought(cut, packet(), fromA);
    expect(lookUp(whole.devices, 'A')?.last?.counter).toBe(2);
    const again = merged(whole, packet(), fromA);
    expect(again).toMatchObject({ ok: true, value: { events: [], taken: 0, counter: 2 } });
    const gap = { device: 'A', acts: packet().acts.slice(1) };
    expect(refusalOfPacket(room, gap, fromA)).toMatchObject({ code: 'device-acts-missing', expected: 1 });
  });

  test('a changed act, a changed past, another device and a stranger are refused', () => {
    const [first, second] = packet().acts;
    if (first === undefined || second === undefined) throw new Error('two acts');
    const changed = { ...second, act: seal('TC-11', '0090221') };
    expect(refusalOfPacket(room, { device: 'A', acts: [first, changed] }, fromA)).toMatchObject({
      code: 'device-signature-wrong',
      counter: 2,
    });
    expect(refusalOfPacket(room, { device: 'B', acts: [first, second] }, fromA)).toMatchObject({
      code: 'device-signature-wrong',
      counter: 1,
    });
    const other = packetOf(room, 'A', [{ act: taken('TC-11'), capturedAt: on(DAY, '14:04') }, ...actsA.slice(1)]);
    const known = brought(room, packet(), fromA);
    expect(refusalOfPacket(known, other, fromA)).toMatchObject({ code: 'device-chain-broken', counter: 1 });
    const [, loose] = other.acts;
    const mixed = { device: 'A', acts: [first, ...(loose === undefined ? [] : [loose])] };
    expect(refusalOfPacket(room, mixed, fromA)).toMatchObject({ code: 'device-chain-broken', counter: 2 });
    expect(refusalOfPacket(room, { device: 'C', acts: [] }, fromA)).toMatchObject({ code: 'unknown', kind: 'device' });
    expect(refusalOfPacket(room, packet(), { ...fromA, by: 'nobody' })).toMatchObject({ code: 'sign-in-unknown' });
  });

  test('what the office recorded later stays, and the act from before is a task', () => {
    const store = { type: 'store-container', container: 'TC-11', area: 'Vault A', slot: '1' } as const;
    const sealed = play(
      room,
      by('nakai lund', { type: 'apply-seal', seal: '0090230', container: 'TC-11', position: 'lid' }, on(DAY, '10:00')),
      by('pham gorski', store, on(DAY, '16:00')),
    );
    const late = packetOf(room, 'A', [{ act: taken('TC-11'), capturedAt: on(DAY, '14:04') }]);
    const state = brought(sealed, late, fromA);
    expect(lookUp(state.containers, 'TC-11')?.steps.at(-1)?.holder).toMatchObject({ in: 'area', area: 'Vault A' });
    expect(deviceConflicts(state)).toMatchObject([{ kind: 'refused', sides: [{ refusal: 'container-moved-since' }] }]);
  });

  test('seals that were read before the device that applied them came home agree once it has', () => {
    const reading: OfflineAct = {
      type: 'read-seals',
      container: 'TC-09',
      readings: [{ position: 'lid', seal: '0090221' }],
      condition: 'intact',
      incident: 'seals of TC-09',
    };
    const read = packetOf(room, 'B', [{ act: reading, capturedAt: on(DAY, '15:00') }]);
    const first = brought(room, read, { ...fromB, offsetMs: 0 });
    expect(lookUp(first.deviceActs, 'B|1')?.outcome).toBe('waits');
    const state = brought(first, packet(), { ...fromA, at: on(DAY, '20:50') });
    expect(lookUp(state.deviceActs, 'B|1')?.outcome).toBe('done');
    expect(lookUp(state.containers, 'TC-09')?.readings.map(({ agrees }) => agrees)).toEqual([true]);
    expect(deviceConflicts(state)).toEqual([]);
  });

  test('what a person lets stand stands in its time: the container is where the office put it later', () => {
    const sealed = play(
      room,
      by('nakai lund', { type: 'apply-seal', seal: '0090230', container: 'TC-11', position: 'lid' }, on(DAY, '10:00')),
      by('pham gorski', { type: 'store-container', container: 'TC-11', area: 'Vault A', slot: '1' }, on(DAY, '16:00')),
    );
    const late = packetOf(room, 'A', [
      { act: taken('TC-11'), capturedAt: on(DAY, '14:04') },
      {
        act: { type: 'store-container', container: 'TC-11', area: 'Loading dock', slot: '2' },
        capturedAt: on(DAY, '14:30'),
      },
    ]);
    let state = brought(sealed, late, fromA);
    for (const counter of [1, 2]) {
      state = play(
        state,
        by(
          'reyes',
          {
            type: 'settle-device-conflict',
            conflict: `A|${counter}`,
            sides: [{ device: 'A', counter, ruling: counter === 1 ? 'stands' : 'set-aside', readAs: null }],
            reason: text('They had it in between.'),
          },
          on(DAY, '21:00'),
        ),
      );
    }
    const found = lookUp(state.containers, 'TC-11');
    expect(found?.steps.map(({ holder }) => holder.in)).toEqual(['hands', 'hands', 'area']);
    expect(found?.at).toEqual({ area: 'Vault A', slot: '1' });
  });

  test('an incident of a reading takes the name of no other', () => {
    const readOnLid = (number: string) => {
      const readings = [{ position: 'lid', seal: number }];
      return { type: 'read-seals', container: 'TC-09', readings, condition: 'intact' } as const;
    };
    const found = { type: 'open-incident', kind: 'BALLOTS_FOUND', severity: 'high', subject: 'TC-09' } as const;
    const sealed = play(
      room,
      by('nakai lund', { type: 'apply-seal', seal: '0090221', container: 'TC-09', position: 'lid' }, on(DAY, '10:00')),
      by('osei', { ...found, incident: 'I-1', involved: ['pham'] }, on(DAY, '10:30')),
      by('pham gorski', { ...readOnLid('0090999'), incident: 'x' }, on(DAY, '11:00')),
    );
    const state = brought(
      sealed,
      packetOf(room, 'A', [{ act: { ...readOnLid('0090221'), incident: 'I-1' }, capturedAt: on(DAY, '14:04') }]),
      fromA,
    );
    expect(lookUp(state.incidents, 'I-1')).toMatchObject({ kind: 'BALLOTS_FOUND', involved: ['pham', 'osei'] });
    expect(lookUp(state.incidents, 'I-1 (2)')).toMatchObject({ kind: 'SEAL_MISREAD', subject: 'TC-09' });
  });

  test('two thousand acts about one container are taken as fast as they come', () => {
    const many = Array.from({ length: 2000 }, () => ({ act: taken('TC-11'), capturedAt: on(DAY, '14:04') }));
    const { acts } = packetOf(room, 'A', many);
    let state = room;
    for (let from = 0; from < acts.length; from += 100) {
      state = brought(state, { device: 'A', acts: acts.slice(from, from + 100) }, fromA);
    }
    expect(lookUp(state.containers, 'TC-11')?.steps).toHaveLength(2001);
    expect(deviceConflicts(state)).toEqual([]);
  });
});

describe('a drop box that is emptied without a network', () => {
  const box = () =>
    play(
      room,
      by(
        'okafor',
        { type: 'create-container', container: 'DB-3', kind: 'drop-box', positions: ['slot'], holdsVoted: true },
        on(DAY, '08:00'),
      ),
      by('nakai lund', { type: 'apply-seal', seal: '0090212', container: 'DB-3', position: 'slot' }, on(DAY, '08:10')),
    );
  const reading = (number: string): OfflineAct => ({
    type: 'read-seals',
    container: 'DB-3',
    readings: [{ position: 'slot', seal: number }],
    condition: 'intact',
    incident: 'seals of DB-3',
  });
  const opening: OfflineAct = { type: 'open-container', container: 'DB-3', purpose: 'Ballots into TC-09' };
  const fetched = (found: string) => [
    { act: reading(found), capturedAt: on(DAY, '14:02') },
    { act: opening, capturedAt: on(DAY, '14:04') },
    { act: { ...seal('DB-3', '0090215'), position: 'slot' } as OfflineAct, capturedAt: on(DAY, '14:06') },
    { act: seal('TC-09', '0090213'), capturedAt: on(DAY, '14:07') },
    { act: taken('TC-09'), capturedAt: on(DAY, '14:08') },
  ];
  const home = { by: 'nakai', at: on(DAY, '19:10'), offsetMs: 0 };

  test('its seal is read, cut and replaced in the time of the device', () => {
    const before = box();
    const state = brought(before, packetOf(before, 'A', fetched('0090212')), home);
    expect(deviceConflicts(state)).toEqual([]);
    expect(lookUp(state.containers, 'DB-3')?.seals).toEqual({ slot: '0090215' });
    expect(lookUp(state.seals, '0090212')?.state).toBe('removed');
    expect(lookUp(state.containers, 'TC-09')?.seals).toEqual({ lid: '0090213' });
    expect(lookUp(state.containers, 'DB-3')?.steps.at(-1)).toMatchObject({ holder: { people: ['nakai', 'lund'] } });
    expect(Date.parse(lookUp(state.containers, 'DB-3')?.steps.at(-1)?.at ?? '')).toBe(Date.parse(on(DAY, '14:04')));
  });

  test('a seal that was misread keeps it from being opened, and what follows waits', () => {
    const before = box();
    const state = brought(before, packetOf(before, 'A', fetched('0090221')), home);
    const outcomes = [1, 2, 3].map((counter) => lookUp(state.deviceActs, `A|${counter}`)?.outcome);
    expect(outcomes).toEqual(['done', 'refused', 'waits']);
    expect(lookUp(state.deviceActs, 'A|2')?.refusal).toBe('seals-not-read');
    expect(lookUp(state.containers, 'DB-3')?.seals).toEqual({ slot: '0090212' });
  });

  test('where nobody opened it, as somebody decides, the old seal is on it still', () => {
    const before = box();
    const others = withDevice(before, 'C', 'pham gorski', on(DAY, '09:10'));
    const read = packetOf(others, 'C', [{ act: reading('0090212'), capturedAt: on(DAY, '15:00') }]);
    const opened = packetOf(others, 'A', fetched('0090212').slice(0, 3));
    const orders = [
      brought(brought(others, opened, home), read, { ...home, by: 'pham' }),
      brought(brought(others, read, { ...home, by: 'pham' }), opened, { ...home, at: on(DAY, '19:30') }),
    ];
    for (const state of orders) {
      const [conflict] = deviceConflicts(state);
      expect(conflict).toMatchObject({ kind: 'opening', conflict: 'A|2' });
      const settled = play(
        state,
        by(
          'reyes',
          {
            type: 'settle-device-conflict',
            conflict: 'A|2',
            sides: (conflict?.sides ?? []).map(({ device, counter, act }) => ({
              device,
              counter,
              ruling: act.type === 'read-seals' ? 'stands' : 'set-aside',
              readAs: null,
            })),
            reason: text('The box was found shut with 0090212 on it.'),
          },
          on(DAY, '21:00'),
        ),
      );
      expect(deviceConflicts(settled)).toEqual([]);
      expect(lookUp(settled.containers, 'DB-3')?.seals).toEqual({ slot: '0090212' });
      expect(lookUp(settled.seals, '0090212')).toMatchObject({ state: 'applied', container: 'DB-3' });
      expect(lookUp(settled.seals, '0090215')).toMatchObject({ state: 'issued', container: null });
    }
  });
});
