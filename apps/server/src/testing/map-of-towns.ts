/** A map of three towns, as a geographer's program writes it. */
export const MAP_OF_TOWNS = mapOf(['J1', 'J2', 'Elsewhere']);

/** Towns side by side, each a degree wide. */
export function mapOf(names: readonly string[]): string {
  const features = names.map((name, index) => {
    const west = -72 + index;
    const corners = [
      [west, 42],
      [west + 1, 42],
      [west + 1, 43],
      [west, 43],
      [west, 42],
    ];
    const geometry = { type: 'Polygon', coordinates: [corners] };
    return { type: 'Feature', properties: { TOWN: name, COUNTY: 'Middle' }, geometry };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}
