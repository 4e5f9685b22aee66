import type { AskedSizes } from '../../frame/sample-sizes.ts';
import { inBothStrata, type StratumSizes } from '../../sampling/stratum.ts';

/** How many draws somebody asks for, by contest: of all cards together, or of each stratum. */
export type AskedDraws = Readonly<Record<string, number | StratumSizes>>;

/** All draws that are asked for a contest. */
export function drawsIn(asked: number | StratumSizes): number {
  return typeof asked === 'number' ? asked : inBothStrata(asked);
}

/** The same as an audit is asked for it. */
export function askedSizes(asked: AskedDraws): AskedSizes {
  const entries = Object.entries(asked);
  const sampleSizes = Object.fromEntries(entries.map(([contest, draws]) => [contest, drawsIn(draws)]));
  const divided = entries.flatMap(([contest, draws]) => (typeof draws === 'number' ? [] : [[contest, draws] as const]));
  return { sampleSizes, ...(divided.length === 0 ? {} : { strata: Object.fromEntries(divided) }) };
}
