import type { Contest, DefinedContest } from '@plumbline/election';
import { cardsNeeded } from '@plumbline/statistics';
import { contestVotes } from '../state/audit-inputs.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';

/** Why cards of a contest cannot be held against cast vote records, if they cannot. */
export function refuseComparedContest(contest: Contest): AuditRefusal | undefined {
  const refusal = refuseComparedRules(contest);
  if (refusal !== undefined) return refusal;
  const { name, cardsBearing, totalBallots, votesAllowed, choices } = contest;
  const needed = cardsNeeded(contestVotes(contest));
  if (totalBallots !== null && needed > totalBallots) {
    const votes = choices.reduce((sum, choice) => sum + choice.votes, 0);
    return { code: 'more-votes-than-ballots-allow', contest: name, votes, limit: totalBallots * votesAllowed };
  }
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
