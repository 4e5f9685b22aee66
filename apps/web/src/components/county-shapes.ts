import { MAP_EDGE, MAP_FIELD, type MappedPlace } from '@plumbline/drawings';
import { geoIdentity, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasAddress from 'us-atlas/counties-albers-10m.json?url';

type Counties = GeometryCollection<{ readonly name: string }>;
type Atlas = Topology<{ readonly counties: Counties }>;

const WITHIN_EDGE: [[number, number], [number, number]] = [
  [MAP_EDGE, MAP_EDGE],
  [MAP_FIELD.width - MAP_EDGE, MAP_FIELD.height - MAP_EDGE],
];

/** The counties of a state, by its FIPS code. */
export async function loadCountyShapes(fips: string): Promise<readonly MappedPlace[]> {
  const response = await fetch(atlasAddress);
  if (!response.ok) throw new Error('the atlas was not delivered');
  return shapesOf(await response.json(), fips);
}

/** The outlines of a state's counties, fitted to the drawing. The first two digits of a county's id are its state. */
function shapesOf(atlas: Atlas, fips: string): readonly MappedPlace[] {
  const ofState = atlas.objects.counties.geometries.filter((county) => String(county.id).startsWith(fips));
  const counties: Counties = { type: 'GeometryCollection', geometries: ofState };
  const collection = feature(atlas, counties);
  const path = geoPath(geoIdentity().fitExtent(WITHIN_EDGE, collection));
  return collection.features.map((county) => ({
    name: county.properties.name,
    outline: path(county) ?? '',
    middle: path.centroid(county),
  }));
}
