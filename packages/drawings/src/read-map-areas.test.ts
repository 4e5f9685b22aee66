import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { placesNamed } from './places-named.ts';
import { placesToGeoJson } from './places-to-geojson.ts';
import { readMapAreas } from './read-map-areas.ts';

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
const keyOf = (name: string) => name.toLowerCase().replace(/ town$/, '');
const read = (features: readonly unknown[]) => readMapAreas({ type: 'FeatureCollection', features });

function map(features: readonly unknown[]) {
  const found = read(features);
  assert(found.ok, 'the map is read', found);
  return found.value;
}

function problems(content: unknown) {
  const found = readMapAreas(content);
  assert(!found.ok, 'it is no map', found);
  return found.error;
}

test('towns are named by the property that fits, and drawn with the north at the top', () => {
  const towns = map([
    town({ id: 'x', NAMELSAD: 'Adams town' }, [square(1000, 2000)]),
    town({ id: 'y', NAMELSAD: 'Brown Town' }, [square(1001, 2000)]),
  ]);
  // Two squares side by side, 636 wide with an edge of 2 on both sides: the field is half as high.
  expect(towns.field).toEqual({ width: 640, height: 322 });
  expect(placesNamed(towns, { names: ['Adams', 'Brown'], keyOf })).toEqual({
    places: [
      { name: 'Adams town', outline: 'M2 320L320 320L320 2L2 2L2 320Z', middle: [161, 161] },
      { name: 'Brown Town', outline: 'M320 320L638 320L638 2L320 2L320 320Z', middle: [479, 161] },
    ],
    found: 2,
    missing: [],
    isEnough: true,
  });
});

test('degrees of longitude are narrower away from the equator', () => {
  // At 60° north they are half as wide as those of latitude.
  expect(map([town({ name: 'Adams' }, [square(10, 59.5)])]).areas[0]?.outline).toBe('M2 638L320 638L320 2L2 2L2 638Z');
});

test('of several islands the largest has the middle', () => {
  const islands = [[square(1000, 1000, 10)], [square(1039, 1000)]];
  // Forty wide, so 15.9 units each: the large one is 159 wide, and as high.
  const [island] = map([town({ name: 'Adams' }, islands, 'MultiPolygon')]).areas;
  for (const axis of [0, 1] as const) expect(island?.middle[axis]).toBeCloseTo(2 + 79.5, 9);
});

test('as long as half of the names are found a map shows something, and those that are missing are named', () => {
  const towns = map([town({ name: 'Adams' }, [square(0, 0)]), town({ name: 'Elsewhere' }, [square(1, 0)])]);
  expect(placesNamed(towns, { names: ['Adams', 'Brown'], keyOf })).toMatchObject({
    missing: ['Brown'],
    isEnough: true,
  });
  expect(placesNamed(towns, { names: ['Adams', 'Brown', 'Clay'], keyOf })).toMatchObject({
    found: 1,
    missing: ['Brown', 'Clay'],
    isEnough: false,
  });
  expect(placesNamed(towns, { names: [], keyOf }).isEnough).toBe(false);
});

test('what is no area is left out and counted; names that are none are not there', () => {
  const towns = map([
    town({ name: ' Adams ', code: 7, __proto__: 'x', constructor: 'Brown' }, [square(0, 0)]),
    town({ name: 'x'.repeat(201) }, [square(1, 0)]),
    town({ name: 'Mill' }, [0, 0], 'Point'),
    { type: 'Feature', properties: { name: 'nowhere' }, geometry: null },
  ]);
  expect(towns.leftOut).toBe(2);
  expect(towns.properties).toEqual(['name', 'constructor']);
  expect(towns.areas.map(({ names }) => names)).toEqual([
    ['Adams', 'Brown'],
    [null, null],
  ]);
});

test('a file that is no map is called so', () => {
  expect(problems({ type: 'Topology' })).toEqual([{ code: 'not-geojson' }]);
  expect(problems(null)).toEqual([{ code: 'not-geojson' }]);
  const collection = (features: readonly unknown[]) => problems({ type: 'FeatureCollection', features });
  expect(collection([])).toEqual([{ code: 'no-areas' }]);
  expect(collection([town({ name: 'Adams' }, [0, 0], 'Point')])).toEqual([{ code: 'no-areas' }]);
  expect(collection(Array.from({ length: 5001 }, () => ({})))).toEqual([
    { code: 'too-many-areas', found: 5001, most: 5000 },
  ]);
});

test('everything that is wrong is said at once', () => {
  const broken = [
    [
      ['1', 2],
      [3, 4],
      [5, 6],
    ],
  ];
  const far = [square(0, 1e12)];
  const wrong = [town({}, [square(0, 0)]), town({ name: 'Adams' }, broken), town({ name: 'Brown' }, far)];
  expect(problems({ type: 'FeatureCollection', features: wrong })).toEqual([
    { code: 'border-unreadable', feature: 2 },
    { code: 'border-unreadable', feature: 3 },
    { code: 'no-names' },
  ]);
  const many = Array.from({ length: 25 }, () => town({ name: 'Adams' }, 'somewhere'));
  const named = problems({ type: 'FeatureCollection', features: many });
  expect(named).toHaveLength(21);
  expect(named.at(-1)).toEqual({ code: 'more-unreadable', count: 5 });
});

test('borders that no browser should be sent are refused', () => {
  // A saw of a million teeth, each of which is drawn.
  const saw = Array.from({ length: 400_000 }, (_, index) => [index % 1000, (index * 7919) % 1000]);
  expect(problems({ type: 'FeatureCollection', features: [town({ name: 'Adams' }, [saw])] })).toEqual([
    { code: 'too-detailed', most: 3_000_000 },
  ]);
});

test('names that no browser should be sent are refused as well, and a map of one point or a line is drawn', () => {
  const properties = (place: number) =>
    Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`p${index}`, `${place} `.padEnd(199, 'x')]));
  const towns = Array.from({ length: 2_000 }, (_, place) => town(properties(place), [square(place, 0)]));
  expect(problems({ type: 'FeatureCollection', features: towns })).toEqual([{ code: 'too-detailed', most: 3_000_000 }]);
  const point = map([
    town({ name: 'Adams' }, [
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ]),
  ]);
  expect(point).toMatchObject({ field: { width: 4, height: 4 }, areas: [{ outline: 'M2 2Z', middle: [2, 2] }] });
  const line = map([
    town({ name: 'Adams' }, [
      [
        [1000, 0],
        [1000, 9],
        [1000, 0],
      ],
    ]),
  ]);
  expect(line.field).toEqual({ width: 4, height: 640 });
});

test('what a browser had kept as drawings is drawn as it was', () => {
  const towns = map([
    town({ name: 'Adams' }, [square(0, 10, 4), square(1, 11)]),
    town({ name: 'Brown “Ö”' }, [[square(5, 12)], [square(6, 13, 2)]], 'MultiPolygon'),
  ]);
  const { places } = placesNamed(towns, { names: ['Adams'], keyOf });
  const again = readMapAreas(JSON.parse(placesToGeoJson(places)));
  assert(again.ok, 'it is read', again);
  const redrawn = placesNamed(again.value, { names: ['Adams'], keyOf }).places;
  expect(redrawn.map(({ name, outline }) => [name, outline])).toEqual(
    places.map(({ name, outline }) => [name, outline]),
  );
  for (const [index, { middle }] of redrawn.entries()) {
    for (const axis of [0, 1] as const) expect(middle[axis]).toBeCloseTo(places[index]?.middle[axis] ?? 0, 0);
  }
});
