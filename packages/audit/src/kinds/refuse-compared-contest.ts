import type { Contest, DefinedContest } from '@plumbline/election';
import { cardsNeeded } from '@plumbline/statistics';
import { contestVotes } from '../state/audit-inputs.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import { refuseVotesOfBallots } from './refuse-votes-of-ballots.ts';

/** Why cards of a contest cannot be held against cast vote records, if they cannot. */
export function refuseComparedContest(contest: Contest): AuditRefusal | undefined {
  const refusal = refuseComparedRules(contest);
  if (refusal !== undefined) return refusal;
  const { name, cardsBearing, totalBallots } = contest;
  const needed = cardsNeeded(contestVotes(contest));
  const tooMany = totalBallots === null ? undefined : refuseVotesOfBallots(contest, totalBallots);
  if (tooMany !== undefined) return tooMany;
  if (cardsBearing === null || cardsBearing >= needed) return undefined;
  return { code: 'fewer-cards-than-votes-need', contest: name, cardsBearing, needed };
}

/** What no figure of the cast vote records can change. */
export function refuseComparedRules(contest: DefinedContest): AuditRefusal | undefined {
  const { name, majorityOrRunoff, pendingBallots: pending, cardsBearing, totalBallots } = contest;
  if (majorityOrRunoff) return { code: 'runoff-rule-not-possible', contest: name };
  if (pending > 0) return { code: 'pending-ballots-not-possible', contest: name, pending };
  if (cardsBearing !== null && totalBallots !== null && cardsBearing > totalBallots) {
    return { code: 'more-cards-bearing-than-cast', contest: name, cardsBearing, totalBallots };
  }
  return undefined;
}
