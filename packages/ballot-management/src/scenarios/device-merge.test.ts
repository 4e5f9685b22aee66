import { entriesOf, lookUp } from '@plumbline/prelude';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DevicePacket } from '../decisions/merge-device-acts.ts';
import { deviceConflicts } from '../reports/device-conflicts.ts';
import { evolveRoomAll } from '../state/evolve.ts';
import type { OfflineAct } from '../state/offline-act.ts';
import { NOT_OPENED, type OpenRoom } from '../state/room.ts';
import { actKey } from '../state/room-view.ts';
import { brought, merged, packetOf, withDevice } from '../testing/device-acts.ts';
import { after, eventsOf, play, refusalOf, text } from '../testing/play-room.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';

/*
 * Invariant 9: packets of devices that worked without a network, in any order, doubled, cut and sent again, lead to the same acts, the
 * same conflicts, and the same room wherever nobody contradicts anybody.
 */

const DAY = '2026-10-31';
const DEVICES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** Pairs of people with one of them in several, and the same pair twice. */
const TEAMS = ['nakai lund', 'lund nakai', 'pham gorski', 'diaz kim', 'nakai pham', 'eze ibarra'] as const;
const CONTAINERS = ['TC-1', 'TC-2', 'TC-3', 'TC-4', 'TC-5', 'TC-6'];

function base(): OpenRoom {
  const cases = CONTAINERS.map((container, place) =>
    by(
      'okafor',
      {
        type: 'create-container',
        container,
        kind: 'transfer-case',
        positions: place % 2 === 0 ? ['lid'] : ['lid', 'side'],
        holdsVoted: place < 4,
      },
      on(DAY, '07:00'),
    ),
  );
  const issued = (first: string, last: string, to: string) =>
    by('pham', { type: 'issue-seals', first, last, to }, on(DAY, '07:05'));
  let room = play(
    setUp(),
    ...cases,
    issued('0090301', '0090305', 'diaz'),
    issued('0090306', '0090310', 'eze'),
    by('pham gorski', { type: 'apply-seal', seal: '0091400', container: 'TC-4', position: 'side' }, on(DAY, '07:10')),
  );
  for (const [place, device] of DEVICES.entries())
    room = withDevice(room, device, TEAMS[place] ?? '', on(DAY, '08:00'));
  return room;
}

const container = fc.constantFrom(...CONTAINERS);
const position = fc.constantFrom('lid', 'side');
/** Of several holders, one that is on a container already, and one that there is not. */
const seal = fc.constantFrom('0090221', '0090222', '0091001', '0091002', '0090301', '0090306', '0091400', '7');
const reading: fc.Arbitrary<OfflineAct> = fc.record({
  type: fc.constant('read-seals' as const),
  container,
  readings: fc.uniqueArray(fc.record({ position, seal }), { selector: (one) => one.position, minLength: 1 }),
  condition: fc.constantFrom('intact' as const, 'cut' as const),
  incident: container.map((name) => `seals of ${name}`),
});
const deed: fc.Arbitrary<OfflineAct> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('apply-seal' as const), seal, container, position }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('take-custody' as const), container, purpose: fc.constant('p') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('open-container' as const), container, purpose: fc.constant('p') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('store-container' as const),
      container,
      area: fc.constantFrom('Vault A', 'Loading dock'),
      slot: fc.constantFrom('1', '2'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('observe-count' as const),
      place: fc.constantFrom('site:P-01', 'site:P-02', 'site:P-99'),
      line: fc.constantFrom('voters', 'spoiled'),
      unit: fc.constant('ballots' as const),
      value: fc.nat(2),
      source: fc.constantFrom('hand-count-twice' as const, 'poll-book' as const),
      method: fc.constant(null),
      witnesses: fc.constant([]),
    }),
  },
);

type Plan = {
  readonly acts: readonly (readonly { readonly act: OfflineAct; readonly minute: number }[])[];
  /** Which device sends next, and how much of what it has. */
  readonly ways: readonly (readonly { readonly device: number; readonly upTo: number }[])[];
};
function planOf(act: fc.Arbitrary<OfflineAct>): fc.Arbitrary<Plan> {
  const own = fc.array(fc.record({ act, minute: fc.nat(30) }), { maxLength: 6 });
  const way = fc.array(fc.record({ device: fc.nat(5), upTo: fc.nat(6) }), { maxLength: 10 });
  return fc.record({ acts: fc.array(own, { minLength: 2, maxLength: 6 }), ways: fc.tuple(way, way) });
}

const minute = (minutes: number) =>
  on(DAY, `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);

/** What each device brings home, with the minutes since its act before. */
function packetsOf(room: OpenRoom, acts: Plan['acts']): readonly DevicePacket[] {
  return acts.map((own, place) => {
    let last = 0;
    const timed = own.map((one) => {
      last += one.minute;
      return { act: one.act, capturedAt: minute(last) };
    });
    return packetOf(room, DEVICES[place] ?? 'A', timed);
  });
}

/** Packets in one order, some of them cut or repeated; in the end each device has sent everything. */
function arrived(room: OpenRoom, packets: readonly DevicePacket[], way: Plan['ways'][number]): OpenRoom {
  const order = [...way.filter(({ device }) => device < packets.length)];
  const rest = way.length % 2 === 0 ? packets.keys() : [...packets.keys()].toReversed();
  for (const device of rest) order.push({ device, upTo: Number.MAX_SAFE_INTEGER });
  let state = room;
  for (const { device, upTo } of order) {
    const packet = packets[device];
    if (packet === undefined) continue;
    const people = TEAMS[device] ?? '';
    state = brought(state, { ...packet, acts: packet.acts.slice(0, upTo) }, { by: people, at: on(DAY, '20:00') });
  }
  return state;
}

/** What an order must not change. */
function told(state: OpenRoom) {
  const conflicts = deviceConflicts(state);
  const contradicted = conflicts.filter(({ kind }) => kind !== 'refused');
  const named = new Set(contradicted.flatMap(({ sides, following }) => [...sides, ...following]).map(actKey));
  const tainted = new Set(
    contradicted.flatMap(({ sides, following }) =>
      [...sides, ...following].flatMap((each) => (each.act.type === 'observe-count' ? [] : [each.act.container])),
    ),
  );
  const acts = [...entriesOf(state.deviceActs)].map(([, one]) => one);
  return {
    kept: acts.map((one) => [actKey(one), one.hash]).toSorted(),
    conflicts: conflicts.map(({ conflict, kind, sides, following }) => [
      conflict,
      kind,
      sides.map(actKey),
      following.map(actKey),
    ]),
    // Of two who say the same, one has done it and the other has said it too.
    outcomes: acts
      .filter((one) => !named.has(actKey(one)))
      .map((one) => [actKey(one), one.outcome === 'said-already' ? 'done' : one.outcome, one.refusal])
      .toSorted(),
    containers: CONTAINERS.filter((name) => !tainted.has(name)).map((name) => {
      const found = lookUp(state.containers, name);
      return [name, found?.seals, found?.at, found?.condition, found?.steps.at(-1)?.holder.in];
    }),
    // Named by those who were first known to claim one number; that there is one does not follow who came first.
    hasIncident: [...entriesOf(state.incidents)].some(([, { kind }]) => kind === 'SEAL_DUPLICATE'),
  };
}

/** Every conflict settled by somebody who was no part of it: the first side stands where it can, and the others do not. */
function allSettled(room: OpenRoom): OpenRoom {
  let state = room;
  for (let [conflict] = deviceConflicts(state); conflict !== undefined; [conflict] = deviceConflicts(state)) {
    const { sides } = conflict;
    const settle = (isFirst: boolean) =>
      by(
        'reyes',
        {
          type: 'settle-device-conflict',
          conflict: conflict?.conflict ?? '',
          sides: sides.map(({ device, counter, act: said }, place) => {
            const stands = isFirst && place === 0;
            const ruling = stands ? ('stands' as const) : ('set-aside' as const);
            return { device, counter, ruling, readAs: stands && said.type === 'apply-seal' ? said.seal : null };
          }),
          reason: text('A test'),
        },
        on(DAY, '22:00'),
      );
    const first = settle(true);
    state = play(state, refusalOf(state, first) === undefined ? first : settle(false));
  }
  return state;
}

/** All that acts of devices can change in a room. */
function changed(state: OpenRoom) {
  return {
    acts: [...entriesOf(state.deviceActs)]
      .map(([key, one]) => [
        key,
        one.outcome === 'said-already' ? 'done' : one.outcome,
        one.ruling,
        JSON.stringify(one.act),
      ])
      .toSorted(),
    seals: [...entriesOf(state.seals)]
      .filter(([, { state: is }]) => is === 'applied')
      .map(([, { seal: number, container: on }]) => [number, on])
      .toSorted(),
    containers: CONTAINERS.map((name) => {
      const found = lookUp(state.containers, name);
      return [name, found?.seals, found?.at, found?.condition, found?.steps.at(-1)?.holder.in];
    }),
  };
}

test('a thousand merges of two to six devices: the same acts, conflicts and room, whichever order they came in', () => {
  const room = base();
  let conflicts = 0;
  let refused = 0;
  let done = 0;
  fc.assert(
    fc.property(
      planOf(fc.oneof({ weight: 5, arbitrary: deed }, { weight: 1, arbitrary: reading })),
      ({ acts, ways }) => {
        const packets = packetsOf(room, acts);
        const rooms = ways.map((way) => arrived(room, packets, way));
        const [first, second] = rooms.map(told);
        expect(second).toEqual(first);
        expect(first?.kept.length).toBe(packets.reduce((sum, packet) => sum + packet.acts.length, 0));
        for (const [kind] of first?.conflicts.map((each) => [each[1]]) ?? []) {
          if (kind === 'refused') refused += 1;
          else conflicts += 1;
        }
        done += first?.outcomes.filter(([, outcome]) => outcome === 'done').length ?? 0;
        // Everything once more changes nothing.
        for (const state of rooms) {
          for (const [place, packet] of packets.entries()) {
            const again = merged(state, packet, { by: TEAMS[place] ?? '', at: on(DAY, '21:00') });
            expect(again).toMatchObject({ ok: true, value: { events: [], taken: 0 } });
          }
        }
      },
    ),
    { numRuns: 1_000 },
  );
  expect({ conflicts: conflicts > 500, refused: refused > 500, done: done > 500 }).toEqual({
    conflicts: true,
    refused: true,
    done: true,
  });
}, 120_000);

// A reading was made, whatever is found out later: it is not taken back, and what it led to neither.
test('once the same is settled of the same conflicts, seals, places, custody and acts are the same, whichever order they came in', () => {
  const room = base();
  let settled = 0;
  fc.assert(
    fc.property(planOf(deed), ({ acts, ways }) => {
      const packets = packetsOf(room, acts);
      const rooms = ways.map((way) => arrived(room, packets, way));
      const [one, other] = rooms.map((state) => changed(allSettled(state)));
      expect(other).toEqual(one);
      for (const state of rooms) settled += deviceConflicts(state).length;
    }),
    { numRuns: 500 },
  );
  expect(settled).toBeGreaterThan(500);
}, 120_000);

test('the log of a room with devices, folded anew, is the room', () => {
  const room = base();
  const packet = packetOf(room, 'A', [
    { act: { type: 'take-custody', container: 'TC-1', purpose: 'p' }, capturedAt: minute(5) },
    { act: { type: 'apply-seal', seal: '0090221', container: 'TC-1', position: 'lid' }, capturedAt: minute(6) },
  ]);
  const state = brought(room, packet, { by: 'nakai', at: on(DAY, '20:00') });
  expect(evolveRoomAll(NOT_OPENED, eventsOf(state))).toEqual(state);
  expect(after(state, [])).toBe(state);
});
