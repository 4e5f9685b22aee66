import type { Contest } from '@plumbline/election';
import type { CvrMisfit } from '../../state/audit-refusal.ts';
import { listedCards } from '../../state/contest-universe.ts';
import type { Planned } from '../../state/plan.ts';
import { onlyJurisdiction, selectedFrom } from './colorado-selection.ts';
import { comparisonUniverse } from './comparison-universe.ts';

/** Whether the numbers of a contest's jurisdiction are uniform over all cards of the contest, those in no manifest among them. */
export function isOfOneSequence(audit: Planned, contest: Contest): boolean {
  const universe = comparisonUniverse(audit, contest);
  return universe.ok && universe.value.cards === selectedFrom(audit.plan, contest, listedCards(audit.files));
}

/** Cards of a contest that no manifest lists, which no number stands for: whatever is on them, nobody would find out. */
export function unlistedMisfits(audit: Planned): readonly CvrMisfit[] {
  const { plan } = audit;
  // What published systems drew is repeated as it was; the corrected figure beside it then says that there is no sample.
  if (plan.compatibility) return [];
  const listed = listedCards(audit.files);
  return plan.contests.flatMap((contest): readonly CvrMisfit[] => {
    const jurisdiction = onlyJurisdiction(plan, contest);
    const universe = comparisonUniverse(audit, contest);
    if (!contest.targeted || jurisdiction === undefined || !universe.ok) return [];
    const cards = selectedFrom(plan, contest, listed) ?? 0;
    const needed = universe.value.cards;
    // Numbers that stop short of the manifest are said by themselves.
    if (cards < (listed.get(jurisdiction) ?? 0) || cards >= needed) return [];
    return [{ what: 'selection-misses-unlisted', contest: contest.name, jurisdiction, cards, needed }];
  });
}
