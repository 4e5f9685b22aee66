import { err, ok, type Result } from '@plumbline/prelude';
import { MAP_EDGE, MAP_FIELD, type MapField } from './shaded-map.ts';

/** Why a file is no map. `feature`: its place in the file, from 1. */
export type GeoJsonProblem =
  | { readonly code: 'not-geojson' }
  | { readonly code: 'no-areas' }
  | { readonly code: 'too-many-areas'; readonly found: number; readonly most: number }
  | { readonly code: 'border-unreadable'; readonly feature: number }
  /** So many more borders cannot be read than are named one by one. */
  | { readonly code: 'more-unreadable'; readonly count: number }
  /** No area has a property that is a text. */
  | { readonly code: 'no-names' }
  /** As it is drawn it would be longer than `most` letters. */
  | { readonly code: 'too-detailed'; readonly most: number };

/** The areas of a map as they are drawn, with everything they may be called. */
export type MapAreas = {
  /** What they are drawn in, no larger than `MAP_FIELD`. */
  readonly field: MapField;
  /** What the properties are called that name areas, those with the most different names first. */
  readonly properties: readonly string[];
  readonly areas: readonly MapArea[];
  /** How many features of the file were no areas, such as points and roads. */
  readonly leftOut: number;
};

export type MapArea = {
  /** One for each of the properties. */
  readonly names: readonly (string | null)[];
  /** A path of SVG. */
  readonly outline: string;
  readonly middle: readonly [number, number];
};

type Position = readonly [number, number];
type Ring = readonly Position[];
type Area = { readonly properties: Readonly<Record<string, unknown>>; readonly rings: readonly Ring[] };

/** The largest state has 1,600 towns; the country has 3,200 counties. */
const AREAS_MAX = 5_000;
/** A file of a census office has about ten that are texts. */
const PROPERTIES_MAX = 12;
const NAME_LETTERS_MAX = 200;
/** What a browser is sent of borders and names. 1,600 towns take about a third of it. */
const LETTERS_MAX = 3_000_000;
const UNREADABLE_NAMED_MAX = 20;

/**
 * The areas of a GeoJSON file (RFC 7946) as they are drawn, as large as `MAP_FIELD` allows and north at the top, or everything that is wrong with it.
 * Longitudes are drawn narrower by the cosine of the middle latitude, so that a town looks as it does on other maps; coordinates that are no
 * degrees are taken as they are.
 */
export function readMapAreas(content: unknown): Result<MapAreas, readonly GeoJsonProblem[]> {
  const features = featuresOf(content);
  if (features === undefined) return err([{ code: 'not-geojson' }]);
  if (features.length > AREAS_MAX) {
    return err([{ code: 'too-many-areas', found: features.length, most: AREAS_MAX }]);
  }
  const read = features.map(areaOf);
  const areas = read.filter((area) => area !== undefined && area !== 'unreadable');
  const unreadable = read.flatMap((area, index) => (area === 'unreadable' ? [index + 1] : []));
  if (areas.length + unreadable.length === 0) return err([{ code: 'no-areas' }]);
  const properties = propertiesOfNames(areas);
  const { place, field } = fitted(areas);
  const drawn = areas.map((area) => drawnArea(area, { properties, place }));
  const letters = drawn.reduce((sum, { outline, names }) => sum + outline.length + lettersOf(names), 0);
  const problems: readonly GeoJsonProblem[] = [
    ...unreadable.slice(0, UNREADABLE_NAMED_MAX).map((feature) => ({ code: 'border-unreadable', feature }) as const),
    ...(unreadable.length > UNREADABLE_NAMED_MAX
      ? [{ code: 'more-unreadable', count: unreadable.length - UNREADABLE_NAMED_MAX } as const]
      : []),
    ...(areas.length > 0 && properties.length === 0 ? [{ code: 'no-names' } as const] : []),
    ...(letters > LETTERS_MAX ? [{ code: 'too-detailed', most: LETTERS_MAX } as const] : []),
  ];
  if (problems.length > 0) return err(problems);
  return ok({ field, properties, areas: drawn, leftOut: features.length - areas.length });
}

function lettersOf(names: readonly (string | null)[]): number {
  return names.reduce((sum, name) => sum + (name?.length ?? 0), 0);
}

function drawnArea(
  area: Area,
  { properties, place }: { readonly properties: readonly string[]; readonly place: (position: Position) => Position },
): MapArea {
  const drawn = area.rings.map((ring) => ring.map(place));
  return {
    names: properties.map((property) => nameIn(area, property) ?? null),
    outline: drawn.map(pathOf).join(''),
    middle: middleOf(drawn.toSorted((one, other) => Math.abs(areaIn(other)) - Math.abs(areaIn(one)))[0] ?? []),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function featuresOf(content: unknown): readonly unknown[] | undefined {
  if (!isRecord(content) || content.type !== 'FeatureCollection' || !Array.isArray(content.features)) return undefined;
  return content.features;
}

/** Undefined where a feature is no area, as a point is none. */
function areaOf(feature: unknown): Area | 'unreadable' | undefined {
  if (!isRecord(feature) || !isRecord(feature.geometry)) return undefined;
  const { type, coordinates } = feature.geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return undefined;
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons)) return 'unreadable';
  const rings: Ring[] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return 'unreadable';
    for (const border of polygon) {
      const ring = ringOf(border);
      if (ring === undefined) return 'unreadable';
      rings.push(ring);
    }
  }
  if (rings.length === 0) return 'unreadable';
  return { properties: isRecord(feature.properties) ? feature.properties : {}, rings };
}

/** A ring of at least three positions; undefined where something in it is no position. */
function ringOf(ring: unknown): Ring | undefined {
  if (!Array.isArray(ring) || ring.length < 3) return undefined;
  const positions: Position[] = [];
  for (const position of ring) {
    if (!Array.isArray(position)) return undefined;
    const [x, y] = position;
    if (typeof x !== 'number' || typeof y !== 'number' || !isDrawable(x) || !isDrawable(y)) return undefined;
    positions.push([x, y]);
  }
  return positions;
}

/** Meters around the earth have eight digits. What is far beyond would leave nothing to see of all others. */
function isDrawable(coordinate: number): boolean {
  return Math.abs(coordinate) <= 1e9;
}

function nameIn({ properties }: Area, property: string): string | undefined {
  const value = Object.hasOwn(properties, property) ? properties[property] : undefined;
  if (typeof value !== 'string' || value.length > NAME_LETTERS_MAX) return undefined;
  const name = value.trim();
  return name === '' ? undefined : name;
}

function propertiesOfNames(areas: readonly Area[]): readonly string[] {
  const names = new Map<string, Set<string>>();
  for (const area of areas) {
    for (const property of Object.keys(area.properties)) {
      const name = nameIn(area, property);
      if (name === undefined || property.length > NAME_LETTERS_MAX) continue;
      const known = names.get(property);
      if (known === undefined) names.set(property, new Set([name]));
      else known.add(name);
    }
  }
  const mostFirst = [...names].toSorted(([, one], [, other]) => other.size - one.size);
  return mostFirst.slice(0, PROPERTIES_MAX).map(([property]) => property);
}

/** Where a position comes to lie: the whole as large as it goes, and the field no larger than it needs. */
function fitted(areas: readonly Area[]): {
  readonly place: (position: Position) => Position;
  readonly field: MapField;
} {
  const [width, height] = [MAP_FIELD.width - 2 * MAP_EDGE, MAP_FIELD.height - 2 * MAP_EDGE];
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { rings } of areas) {
    for (const ring of rings) {
      for (const [x, y] of ring) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
  }
  const isDegrees = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  const narrower = isDegrees ? Math.cos((((south + north) / 2) * Math.PI) / 180) : 1;
  const [across, down] = [(east - west) * narrower, north - south];
  const scale = Math.min(across > 0 ? width / across : Infinity, down > 0 ? height / down : Infinity);
  const size = Number.isFinite(scale) ? scale : 1;
  const used = (length: number) => (length > 0 ? Math.ceil(length * size) : 0) + 2 * MAP_EDGE;
  return {
    place: ([x, y]) => [MAP_EDGE + (x - west) * narrower * size, MAP_EDGE + (north - y) * size],
    field: { width: used(across), height: used(down) },
  };
}

/** Tenths of a unit; positions that fall together are one. */
function pathOf(ring: Ring): string {
  const shown: string[] = [];
  for (const [x, y] of ring) {
    const text = `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
    if (shown.at(-1) !== text) shown.push(text);
  }
  return `M${shown.join('L')}Z`;
}

/** Twice the area, its sign by the direction of the ring. */
function areaIn(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The centre of gravity of a ring. */
function middleOf(ring: Ring): Position {
  const [first] = ring;
  if (first === undefined) return [0, 0];
  let [area, x, y] = [0, 0, 0];
  for (const [index, [x0, y0]] of ring.entries()) {
    const [x1, y1] = ring[(index + 1) % ring.length] ?? first;
    // From the first corner, or small areas far from nothing would lose their digits.
    const cross = (x0 - first[0]) * (y1 - first[1]) - (x1 - first[0]) * (y0 - first[1]);
    area += cross;
    x += (x0 + x1 - 2 * first[0]) * cross;
    y += (y0 + y1 - 2 * first[1]) * cross;
  }
  return area === 0 ? first : [first[0] + x / (3 * area), first[1] + y / (3 * area)];
}
