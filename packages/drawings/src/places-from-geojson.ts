import { err, ok, type Result } from '@plumbline/prelude';
import type { MappedPlace } from './shaded-map.ts';

/** Why a file is no map of the places that are asked for. */
export type GeoJsonProblem =
  | { readonly code: 'not-geojson' }
  | { readonly code: 'no-areas' }
  | { readonly code: 'too-many-areas'; readonly most: number }
  /** No property of the areas names at least half of the places. */
  | { readonly code: 'names-unknown'; readonly found: number; readonly wanted: number };

type Position = readonly [number, number];
type Ring = readonly Position[];
type Area = { readonly properties: Readonly<Record<string, unknown>>; readonly rings: readonly Ring[] };

const AREAS_MAX = 5_000;
const ENOUGH = 0.5;

/**
 * The places of a GeoJSON file (RFC 7946) as they are drawn into a field of a size, north at the top. Their names are in whichever property
 * fits most of the names that are wanted; `keyOf` says which names are the same. Longitudes are drawn narrower by the cosine of the middle
 * latitude, so that a town looks as it does on other maps; coordinates that are no degrees are taken as they are.
 */
export function placesFromGeoJson(
  content: unknown,
  asked: {
    readonly names: readonly string[];
    readonly keyOf: (name: string) => string;
    readonly width: number;
    readonly height: number;
  },
): Result<readonly MappedPlace[], GeoJsonProblem> {
  const features = featuresOf(content);
  if (features === undefined) return err({ code: 'not-geojson' });
  if (features.length > AREAS_MAX) return err({ code: 'too-many-areas', most: AREAS_MAX });
  const areas = features.flatMap((feature) => areaOf(feature) ?? []);
  if (areas.length === 0) return err({ code: 'no-areas' });
  const named = propertyOfNames(areas, asked);
  if (named.found < asked.names.length * ENOUGH) {
    return err({ code: 'names-unknown', found: named.found, wanted: asked.names.length });
  }
  const place = fitted(areas, asked);
  return ok(
    areas.map(({ properties, rings }) => {
      const drawn = rings.map((ring) => ring.map(place));
      return {
        name: String(properties[named.property] ?? ''),
        outline: drawn.map(pathOf).join(''),
        middle: middleOf(drawn.toSorted((one, other) => Math.abs(areaIn(other)) - Math.abs(areaIn(one)))[0] ?? []),
      };
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function featuresOf(content: unknown): readonly unknown[] | undefined {
  if (!isRecord(content) || content.type !== 'FeatureCollection' || !Array.isArray(content.features)) return undefined;
  return content.features;
}

function areaOf(feature: unknown): Area | undefined {
  if (!isRecord(feature) || !isRecord(feature.geometry)) return undefined;
  const { type, coordinates } = feature.geometry;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(polygons)) return undefined;
  const rings = polygons.flatMap((polygon) =>
    Array.isArray(polygon) ? polygon.flatMap((ring) => ringOf(ring) ?? []) : [],
  );
  return rings.length === 0 ? undefined : { properties: isRecord(feature.properties) ? feature.properties : {}, rings };
}

/** A ring of at least three positions; undefined where something in it is no position. */
function ringOf(ring: unknown): readonly Ring[] | undefined {
  if (!Array.isArray(ring) || ring.length < 3) return undefined;
  const positions: Position[] = [];
  for (const position of ring) {
    if (!Array.isArray(position)) return undefined;
    const [x, y] = position;
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return undefined;
    positions.push([x, y]);
  }
  return [positions];
}

function propertyOfNames(
  areas: readonly Area[],
  { names, keyOf }: { readonly names: readonly string[]; readonly keyOf: (name: string) => string },
): { readonly property: string; readonly found: number } {
  const wanted = new Set(names.map(keyOf));
  const properties = new Set(areas.flatMap(({ properties: own }) => Object.keys(own)));
  let best = { property: '', found: 0 };
  for (const property of properties) {
    const keys = new Set(
      areas.flatMap(({ properties: own }) => (typeof own[property] === 'string' ? [keyOf(own[property])] : [])),
    );
    const found = [...wanted].filter((key) => keys.has(key)).length;
    if (found > best.found) best = { property, found };
  }
  return best;
}

/** Where a position comes to lie: the whole in the middle of the field, as large as it goes. */
function fitted(
  areas: readonly Area[],
  { width, height }: { readonly width: number; readonly height: number },
): (position: Position) => Position {
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
  const [left, top] = [(width - across * size) / 2, (height - down * size) / 2];
  return ([x, y]) => [left + (x - west) * narrower * size, top + (north - y) * size];
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
