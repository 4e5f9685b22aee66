import type { Contest } from '@plumbline/election';
import { kindOf } from '../kinds/kinds.ts';
import { cardsUnlisted, jurisdictionsOf } from '../state/audit-inputs.ts';
import { listedCards } from '../state/contest-universe.ts';
import type { Planned } from '../state/plan.ts';
import type { ContestFinding, PlanFinding } from '../state/plan-finding.ts';
import { orderFindings } from './card-orders.ts';
import { statementFindings } from './manifest-statements.ts';
import { ruleFindings } from './rules-of-audit.ts';

/** What has to be confirmed before the inputs are committed: contest by contest, what was said of manifests, and of rules. */
export function planFindings(audit: Planned): readonly PlanFinding[] {
  return [...contestFindings(audit), ...statementFindings(audit), ...orderFindings(audit), ...ruleFindings(audit.plan)];
}

function contestFindings(audit: Planned): readonly ContestFinding[] {
  if (kindOf(audit.plan).drawsFrom !== 'cards') {
    return audit.plan.contests.flatMap((contest) => findingsOfBatches(audit, contest));
  }
  return audit.plan.contests.flatMap((contest) => {
    const universe = kindOf(audit.plan).universe(audit, contest);
    if (!universe.ok) return [];
    const { listed, bearing, phantoms } = universe.value;
    const cast = contest.totalBallots;
    const findings: readonly ContestFinding['finding'][] =
      cast !== null && cast < listed ? [...universe.value.findings, 'listed-above-cast'] : universe.value.findings;
    return findings.map((finding) => ({ finding, contest: contest.name, cast, listed, bearing, phantoms }));
  });
}

/** Cards that are in no batch can be compared with nothing: each is held against the margin. */
function findingsOfBatches({ plan, files }: Planned, contest: Contest): readonly ContestFinding[] {
  const cards = listedCards(files);
  const phantoms = cardsUnlisted(plan, contest, (jurisdiction) => cards.get(jurisdiction) ?? 0);
  if (phantoms === 0) return [];
  const listed = jurisdictionsOf(plan, contest).reduce((sum, name) => sum + (cards.get(name) ?? 0), 0);
  const bearing = listed + phantoms;
  return [
    { finding: 'listed-below-cast', contest: contest.name, cast: contest.totalBallots, listed, bearing, phantoms },
  ];
}
