import { type BegunAudit, contestsToAudit } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';

/** A contest with how many ranks its ballots offer, where voters ranked its choices. */
export type ContestAsked = Contest & { readonly ranks?: number };

/** The contests of a jurisdiction: those looked at in the round under way, otherwise all that its voters voted on. */
export function contestsFor(audit: BegunAudit, jurisdiction: string): ContestAsked[] {
  const contests =
    audit.phase === 'round-open'
      ? contestsToAudit(audit, jurisdiction)
      : audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  return withRanks(audit, contests);
}

/** The contests with the ranks of those that voters ranked. */
export function withRanks({ plan }: Pick<BegunAudit, 'plan'>, contests: readonly Contest[]): ContestAsked[] {
  return contests.map((contest) => {
    const ranks = plan.assertions?.[contest.name]?.ranks;
    return ranks === undefined ? contest : { ...contest, ranks };
  });
}
