import type { UniverseFinding } from '@plumbline/statistics';
import { kindOf } from '../kinds/kinds.ts';
import { contestUniverse } from './contest-universe.ts';
import type { Planned } from './plan.ts';

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

/** What has to be confirmed before the inputs are committed, contest by contest. */
export function planFindings(audit: Planned): readonly PlanFinding[] {
  if (kindOf(audit.plan).drawsFrom !== 'cards') return [];
  return audit.plan.contests.flatMap((contest) => {
    const universe = contestUniverse(audit, contest);
    if (!universe.ok) return [];
    const { listed, bearing, phantoms } = universe.value;
    const cast = contest.totalBallots;
    const findings: readonly PlanFinding['finding'][] =
      cast !== null && cast < listed ? [...universe.value.findings, 'listed-above-cast'] : universe.value.findings;
    return findings.map((finding) => ({ finding, contest: contest.name, cast, listed, bearing, phantoms }));
  });
}

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
