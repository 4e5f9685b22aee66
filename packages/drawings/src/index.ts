export { type Drawing, type Mark, type Paint, type Point, SMALL_SIZE, type Stroke, TEXT_SIZE } from './drawing.ts';
export { type Pair, pairedBars } from './paired-bars.ts';
export { type DrawingPart, partsOf } from './parts-of.ts';
export { type PlacesNamed, placesNamed } from './places-named.ts';
export { placesToGeoJson } from './places-to-geojson.ts';
export { type GeoJsonProblem, type MapArea, type MapAreas, readMapAreas } from './read-map-areas.ts';
export { type MeasuredRound, riskByRound } from './risk-by-round.ts';
export {
  boundsFor,
  type LegendEntry,
  MAP_EDGE,
  MAP_FIELD,
  type MapField,
  type MappedPlace,
  type PlaceLook,
  type PlaceSign,
  SHADE_BOUNDS,
  shadedMap,
  shadeOf,
} from './shaded-map.ts';
export { type SingleBar, singleBars } from './single-bars.ts';
export { type SizeChance, sizeChances } from './size-chances.ts';
export { type SizeLine, sizesByMargin } from './sizes-by-margin.ts';
export { type SvgElement, svgElements, svgInPage, svgText } from './svg.ts';
export { type TimedStep, timeLine } from './time-line.ts';
