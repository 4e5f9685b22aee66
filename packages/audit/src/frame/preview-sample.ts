import { compareNames } from '@plumbline/election';
import { type Draw, distinctUnits } from '../sampling/draw.ts';
import type { BatchPlace } from '../state/audit-state.ts';
import type { Plan } from '../state/plan.ts';

/**
 * What a sample asks of a jurisdiction: draws with repetition, distinct units, and, where the plan asks for extra batches, how many
 * of those are counted besides.
 */
export type PreviewLine = {
  readonly jurisdiction: string;
  readonly draws: number;
  readonly units: number;
  readonly extra?: number;
};

/** What `draws` and the batches that are added to them would ask of each jurisdiction, in name order; those with nothing to do are listed with zeros. */
export function previewSample(
  plan: Plan,
  draws: readonly Draw[],
  extraBatches: readonly BatchPlace[] = [],
): readonly PreviewLine[] {
  const extraIn = Map.groupBy(extraBatches, (place) => place.jurisdiction);
  const drawsIn = Map.groupBy(draws, (draw) => draw.jurisdiction);
  return plan.jurisdictions
    .map((jurisdiction) => jurisdiction.name)
    .toSorted(compareNames)
    .map((jurisdiction) => {
      const own = drawsIn.get(jurisdiction) ?? [];
      const asked = { jurisdiction, draws: own.length, units: distinctUnits(own).length };
      return plan.extraBatches === undefined ? asked : { ...asked, extra: extraIn.get(jurisdiction)?.length ?? 0 };
    });
}
