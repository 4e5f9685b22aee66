import type { MapAreas } from './read-map-areas.ts';
import type { MappedPlace } from './shaded-map.ts';

/** A map, as far as it shows the places that are asked for. */
export type PlacesNamed = {
  readonly places: readonly MappedPlace[];
  readonly found: number;
  /** Those of the names asked for that the map does not have. */
  readonly missing: readonly string[];
  /** At least half were found: with fewer, a map would hide more than it shows. */
  readonly isEnough: boolean;
};

const ENOUGH = 0.5;

/**
 * The areas of a map under the names of whichever property has most of those asked for; `keyOf` says which names are the same. An area without
 * a name there is drawn and called nothing.
 */
export function placesNamed(
  { properties, areas }: Pick<MapAreas, 'properties' | 'areas'>,
  asked: { readonly names: readonly string[]; readonly keyOf: (name: string) => string },
): PlacesNamed {
  const wanted = new Set(asked.names.map(asked.keyOf));
  let best = { index: 0, keys: new Set<string>(), found: 0 };
  for (const index of properties.keys()) {
    const keys = new Set(
      areas.flatMap(({ names }) => {
        const name = names[index] ?? null;
        return name === null ? [] : [asked.keyOf(name)];
      }),
    );
    const found = [...wanted].filter((key) => keys.has(key)).length;
    if (found > best.found) best = { index, keys, found };
  }
  const missing = asked.names.filter((name) => !best.keys.has(asked.keyOf(name)));
  const found = asked.names.length - missing.length;
  return {
    places: areas.map(({ names, outline, middle }) => ({ name: names[best.index] ?? '', outline, middle })),
    found,
    missing,
    isEnough: found > 0 && found >= asked.names.length * ENOUGH,
  };
}
