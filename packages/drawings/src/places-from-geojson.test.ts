import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { placesFromGeoJson } from './places-from-geojson.ts';

const square = (x: number, y: number, size = 1) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const town = (properties: object, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const asked = {
  names: ['Adams', 'Brown'],
  keyOf: (name: string) => name.toLowerCase().replace(/ town$/, ''),
  width: 200,
  height: 100,
};

function places(features: readonly unknown[], more: Partial<typeof asked> = {}) {
  return placesFromGeoJson({ type: 'FeatureCollection', features }, { ...asked, ...more });
}

test('towns are named by the property that fits, and drawn with the north at the top', () => {
  const found = places([
    town({ id: 'x', NAMELSAD: 'Adams town' }, [square(1000, 2000)]),
    town({ id: 'y', NAMELSAD: 'Brown Town' }, [square(1001, 2000)]),
  ]);
  assert(found.ok, 'the towns are read', found);
  // Two squares side by side in a field twice as wide as it is high: each a hundred units.
  expect(found.value).toEqual([
    { name: 'Adams town', outline: 'M0 100L100 100L100 0L0 0L0 100Z', middle: [50, 50] },
    { name: 'Brown Town', outline: 'M100 100L200 100L200 0L100 0L100 100Z', middle: [150, 50] },
  ]);
});

test('degrees of longitude are narrower away from the equator', () => {
  // At 60° north they are half as wide as those of latitude.
  const found = places([town({ name: 'Adams' }, [square(10, 59.5)])], { names: ['Adams'] });
  assert(found.ok, 'the town is read', found);
  expect(found.value[0]?.outline).toBe('M75 100L125 100L125 0L75 0L75 100Z');
});

test('of several islands the largest has the middle', () => {
  const found = places([town({ name: 'Adams' }, [[square(1000, 1000, 10)], [square(1090, 1000)]], 'MultiPolygon')], {
    names: ['Adams'],
    width: 91,
    height: 10,
  });
  assert(found.ok, 'the town is read', found);
  expect(found.value[0]?.middle).toEqual([5, 5]);
});

test('what is no map of these places is named', () => {
  expect(placesFromGeoJson({ type: 'Topology' }, asked)).toEqual({ ok: false, error: { code: 'not-geojson' } });
  expect(placesFromGeoJson(null, asked)).toEqual({ ok: false, error: { code: 'not-geojson' } });
  expect(places([town({ name: 'Adams' }, [0, 0], 'Point')])).toEqual({ ok: false, error: { code: 'no-areas' } });
  expect(
    places([
      town({ name: 'Adams' }, [
        [
          ['1', 2],
          [3, 4],
          [5, 6],
        ],
      ]),
    ]),
  ).toEqual({
    ok: false,
    error: { code: 'no-areas' },
  });
  expect(places([town({ name: 'Elsewhere' }, [square(0, 0)])])).toEqual({
    ok: false,
    error: { code: 'names-unknown', found: 0, wanted: 2 },
  });
  expect(places(Array.from({ length: 5001 }, () => ({})))).toEqual({
    ok: false,
    error: { code: 'too-many-areas', most: 5000 },
  });
});
