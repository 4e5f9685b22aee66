import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changesBetween,
  EMPTY_MAP,
  entriesOf,
  leavesOf,
  lookUp,
  mapOf,
  openMapMaker,
  type PersistentMap,
  updateAll,
  withAll,
  withEntry,
} from './persistent-map.ts';

const keys = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', '', 'ü'));

test('it holds what a map holds, whatever the order, and a map it was made from stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.integer()), { maxLength: 300 }), (entries) => {
      const known = new Map(entries);
      const map = mapOf(entries);
      const before = [...entriesOf(map)];
      expect(new Map(entriesOf(map))).toEqual(known);
      expect(map.size).toBe(known.size);
      for (const [key, value] of known) expect(lookUp(map, key)).toBe(value);
      withEntry(withEntry(map, 'another key', 1), entries[0]?.[0] ?? '', 2);
      expect([...entriesOf(map)]).toEqual(before);
    }),
  );
});

test('the same entries make the same data, whichever came first', () => {
  const entries = Array.from({ length: 2_000 }, (_, index) => [`ballot ${index}`, index] as const);
  expect(mapOf(entries.toReversed())).toEqual(mapOf(entries));
  expect(structuredClone(mapOf(entries))).toEqual(mapOf(entries));
});

test('an entry more shares what it does not change', () => {
  let map: PersistentMap<number> = EMPTY_MAP;
  for (let index = 0; index < 100_000; index += 1) map = withEntry(map, `ballot ${index}`, index);
  const more = withEntry(map, 'ballot 7', -7);
  const nodes = (one: PersistentMap<number>) => {
    const found = new Set<unknown>();
    const waiting: unknown[] = [one.root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      found.add(node);
      if (typeof node === 'object' && node !== null && 'branches' in node) {
        waiting.push(...(node.branches as unknown[]).filter((branch) => branch !== null));
      }
    }
    return found;
  };
  const before = nodes(map);
  const fresh = [...nodes(more)].filter((node) => !before.has(node));
  // One node a level: the root, three or four branches, and the leaf.
  expect(fresh.length).toBeLessThanOrEqual(6);
  expect(lookUp(more, 'ballot 7')).toBe(-7);
  expect(lookUp(map, 'ballot 7')).toBe(7);
});

test('keys whose hashes are the same are told apart', () => {
  // These two collide under 32-bit FNV-1a.
  const map = mapOf([
    ['costarring', 1],
    ['liquid', 2],
    ...Array.from({ length: 40 }, (_, index) => [`k${index}`, index] as const),
  ]);
  expect([lookUp(map, 'costarring'), lookUp(map, 'liquid'), lookUp(map, 'neither')]).toEqual([1, 2, undefined]);
});

test('the changes between two maps are what differs, and what they share is not gone through', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(keys, fc.nat(3)), { maxLength: 200 }),
      fc.array(fc.tuple(keys, fc.nat(3)), { maxLength: 40 }),
      fc.array(fc.tuple(keys, fc.nat(3)), { maxLength: 200 }),
      (entries, added, others) => {
        const before = mapOf(entries);
        const grown = added.reduce((map, [key, value]) => withEntry(map, key, value), before);
        for (const after of [grown, mapOf(others), EMPTY_MAP, before]) {
          for (const [left, right] of [
            [before, after],
            [after, before],
          ] as const) {
            const [one, other] = [new Map(entriesOf(left)), new Map(entriesOf(right))];
            const expected = [...new Set([...one.keys(), ...other.keys()])]
              .filter((key) => one.get(key) !== other.get(key))
              .map((key) => [key, one.get(key), other.get(key)]);
            const order = (changes: readonly unknown[]) => changes.map((change) => JSON.stringify(change)).sort();
            expect(order([...changesBetween(left, right)])).toEqual(order(expected));
          }
        }
      },
    ),
  );
});

test('many changes at once come to the same as one after another, also for whoever makes a map in steps', () => {
  const changes = fc.array(fc.tuple(keys, fc.integer({ min: 1, max: 9 })), { maxLength: 200 });
  const sum = (before: number | undefined, change: number) => (before ?? 0) * 10 + change;
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 6 }), (steps) => {
      const before = mapOf(Array.from({ length: 40 }, (_, index) => [`key ${index}`, index] as const));
      const asItWas = structuredClone(before);
      const maker = openMapMaker();
      let oneByOne: PersistentMap<number> = before;
      let inSteps: PersistentMap<number> = before;
      for (const step of steps) {
        for (const [key, change] of step) oneByOne = withEntry(oneByOne, key, sum(lookUp(oneByOne, key), change));
        inSteps = updateAll(inSteps, step, sum, maker);
      }
      expect(updateAll(before, steps.flat(), sum)).toEqual(oneByOne);
      expect(inSteps).toEqual(oneByOne);
      expect(before).toEqual(asItWas);
    }),
  );
});

test('a map that was made in steps is changed by nobody else', () => {
  const entries = Array.from({ length: 5_000 }, (_, index) => [`ballot ${index}`, index] as const);
  const made = withAll(withAll<number>(EMPTY_MAP, entries, openMapMaker()), [['ballot 7', -7]], openMapMaker());
  const asItWas = structuredClone(made);
  withAll(made, [['ballot 8', -8]], openMapMaker());
  withEntry(made, 'ballot 9', -9);
  expect(made).toEqual(asItWas);
});

test('of the lists that entries lie in a map with another value has all but one, and together they have every entry', () => {
  const entries = Array.from({ length: 5_000 }, (_, index) => [`batch ${index}`, index] as const);
  const before = mapOf(entries);
  const after = withEntry(before, 'batch 4711', -1);
  const known = new Set(leavesOf(before));
  expect(known.size).toBeGreaterThan(30);
  expect(leavesOf(after).filter((leaf) => !known.has(leaf))).toHaveLength(1);
  const found = leavesOf(after).flatMap(({ keys: own, values }) => own.map((key, at) => [key, values[at]] as const));
  expect(new Map(found)).toEqual(new Map([...entries, ['batch 4711', -1]]));
  expect(leavesOf(EMPTY_MAP).flatMap((leaf) => leaf.keys)).toEqual([]);
});
