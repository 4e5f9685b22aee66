import { EMPTY_MAP, mapOf, type PersistentMap, withEntry } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { countFound } from './count-found.ts';

const wanted = new Map([
  ['a', 1],
  ['b', 3],
  ['c', 1],
]);

test('units are counted once, and draws as often as they fell on them', () => {
  expect(countFound(new Map(wanted), undefined)).toMatchObject({ units: 0, draws: 0 });
  const found = mapOf<number>([
    ['b', 1],
    ['c', 1],
    ['nobody asked for it', 1],
  ]);
  expect(countFound(new Map(wanted), found)).toMatchObject({ units: 2, draws: 4 });
});

test('counting on is the same as counting anew, whatever is recorded, again, or taken back', () => {
  let found: PersistentMap<number> = EMPTY_MAP;
  for (const [key, value] of [
    ['a', 1],
    ['x', 1],
    ['b', 1],
    ['b', 2],
    ['c', 1],
  ] as const) {
    found = withEntry(found, key, value);
    expect(countFound(wanted, found)).toMatchObject({ ...counts(countFound(new Map(wanted), found)) });
  }
  // An earlier state is asked for again, and one that begins elsewhere.
  expect(countFound(wanted, mapOf([['b', 9]]))).toMatchObject({ units: 1, draws: 3 });
  expect(countFound(wanted, found)).toMatchObject({ units: 3, draws: 5 });
});

function counts({ units, draws }: { readonly units: number; readonly draws: number }) {
  return { units, draws };
}
