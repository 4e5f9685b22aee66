import { compareNames } from '@plumbline/election';
import { type Draw, distinctUnits } from '../sampling/draw.ts';
import type { Plan } from '../state/plan.ts';

/** What a sample asks of a jurisdiction: draws with repetition, and distinct units. */
export type PreviewLine = { readonly jurisdiction: string; readonly draws: number; readonly units: number };

/** What `draws` would ask of each jurisdiction, in name order; those with nothing to do are listed with zeros. */
export function previewSample(plan: Plan, draws: readonly Draw[]): readonly PreviewLine[] {
  const drawsIn = Map.groupBy(draws, (draw) => draw.jurisdiction);
  return plan.jurisdictions
    .map((jurisdiction) => jurisdiction.name)
    .toSorted(compareNames)
    .map((jurisdiction) => {
      const own = drawsIn.get(jurisdiction) ?? [];
      return { jurisdiction, draws: own.length, units: distinctUnits(own).length };
    });
}
