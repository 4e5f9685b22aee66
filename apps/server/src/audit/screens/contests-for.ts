import { type BegunAudit, contestsToAudit } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';

/** The contests of a jurisdiction: those looked at in the round under way, otherwise all that its voters voted on. */
export function contestsFor(audit: BegunAudit, jurisdiction: string): Contest[] {
  if (audit.phase === 'round-open') return [...contestsToAudit(audit, jurisdiction)];
  return audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
}
