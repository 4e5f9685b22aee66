import type { MappedPlace } from './shaded-map.ts';

/** Far from what could be degrees, so that nothing is drawn narrower when it is read. */
const AWAY = 1_000;

/**
 * Drawn places as a GeoJSON file whose areas are called `name`: what `readMapAreas` draws again as it was. Its coordinates are no degrees, and
 * each border is an area, also where it was a hole.
 */
export function placesToGeoJson(places: readonly MappedPlace[]): string {
  const features = places.map(({ name, outline }) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'MultiPolygon', coordinates: ringsOf(outline).map((ring) => [ring]) },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function ringsOf(outline: string): readonly (readonly [number, number])[][] {
  const paths = outline.split('Z').filter((path) => path !== '');
  return paths.map((path) =>
    path
      .replace(/^M/, '')
      .split('L')
      .map((position): readonly [number, number] => {
        const [x = Number.NaN, y = Number.NaN] = position.split(' ').map(Number);
        return [AWAY + x, -y];
      }),
  );
}
