import type { Contest } from '@plumbline/election';
import type { BegunAudit } from '../../state/audit-state.ts';
import { isInRounds } from '../../state/audit-view.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import { cardsLookedAt } from '../cards-looked-at.ts';

/** The listed cards of the contest's universe. */
export function listedFor(audit: BegunAudit, contest: Contest): number {
  const universe = contestUniverse(audit, contest);
  return universe.ok ? universe.value.listed : 0;
}

/** How many listed cards nobody has looked at for the contest: the most that another round may draw. */
export function cardsNotLookedAt(audit: BegunAudit, contest: Contest): number {
  return listedFor(audit, contest) - (isInRounds(audit) ? cardsLookedAt(audit, contest).cards : 0);
}
