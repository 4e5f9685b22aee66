import { kindOf } from '../kinds/kinds.ts';
import { contestUniverse } from '../state/contest-universe.ts';
import type { Planned } from '../state/plan.ts';
import type { PlanFinding } from '../state/plan-finding.ts';

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
