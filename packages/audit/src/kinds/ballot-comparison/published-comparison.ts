import { type Contest, contestInvolves } from '@plumbline/election';
import type { ContestTally } from '@plumbline/statistics';
import { contestVotes } from '../../state/audit-inputs.ts';
import { listedCards } from '../../state/contest-universe.ts';
import { contestInCvrs } from '../../state/contests-in-cvrs.ts';
import { cvrPlanOf, type Planned } from '../../state/plan.ts';

/**
 * The contest as published systems see it, with the one number they take for its size: the cards of its manifests, or the
 * cast vote records that bear it where cards are drawn by style.
 */
export function publishedTally(audit: Planned, contest: Contest): ContestTally {
  return { ...contestVotes(contest), ballots: publishedCards(audit, contest) };
}

function publishedCards(audit: Planned, contest: Contest): number {
  if (cvrPlanOf(audit.plan).cardStyles) {
    return [...contestInCvrs(audit, contest).values()].reduce((sum, { cards }) => sum + cards, 0);
  }
  let cards = 0;
  for (const [jurisdiction, listed] of listedCards(audit.files)) {
    if (contestInvolves(contest, jurisdiction)) cards += listed;
  }
  return cards;
}
