import type { UniverseFinding } from '@plumbline/statistics';

/**
 * Something about the plan that may be right and has to be looked at before the inputs are committed. The figures are
 * part of it: whoever confirmed other figures did not confirm this.
 */
export type PlanFinding = {
  /** `listed-above-cast`: the manifests list more cards than are said to have been cast. */
  readonly finding: UniverseFinding | 'listed-above-cast';
  readonly contest: string;
  /** Cards said to have been cast in all jurisdictions of the contest; null where nobody said. */
  readonly cast: number | null;
  readonly listed: number;
  readonly bearing: number;
  readonly phantoms: number;
};

/** Whether two findings say the same with the same figures. */
export function isSameFinding(a: PlanFinding, b: PlanFinding): boolean {
  return (
    a.finding === b.finding &&
    a.contest === b.contest &&
    a.cast === b.cast &&
    a.listed === b.listed &&
    a.bearing === b.bearing &&
    a.phantoms === b.phantoms
  );
}
