import { scaleLog } from 'd3-scale';

/** Where things are on the plumb, in drawing units from the top. */
export type PlumbScale = {
  readonly weight: number;
  readonly limit: number;
  readonly ticks: readonly { readonly risk: number; readonly y: number }[];
  /** The risk is too small to be drawn: the weight rests at the bottom. */
  readonly beyond: boolean;
};

const TICKS = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

/**
 * The vertical scale of risk: 100 % at `top`, and a quarter of the limit at `bottom`. It is logarithmic, because
 * evidence multiplies: halving the risk is the same step anywhere on it.
 */
export function plumbScale(place: {
  readonly risk: number;
  readonly limit: number;
  readonly top: number;
  readonly bottom: number;
}): PlumbScale {
  const lowest = place.limit / 4;
  const y = scaleLog([1, lowest], [place.top, place.bottom]).clamp(true);
  const beyond = place.risk < lowest;
  return {
    weight: beyond ? place.bottom : y(Math.max(place.risk, lowest)),
    limit: y(place.limit),
    ticks: TICKS.filter((risk) => risk > place.limit * 1.3).map((risk) => ({ risk, y: y(risk) })),
    beyond,
  };
}
