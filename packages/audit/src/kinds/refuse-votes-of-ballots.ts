import type { Contest } from '@plumbline/election';
import type { AuditRefusal } from '../state/audit-refusal.ts';

/** Why so many ballots cannot bear the votes of a contest, if they cannot: all its votes together, or those of one choice. */
export function refuseVotesOfBallots(
  { name, choices, votesAllowed }: Contest,
  totalBallots: number,
): AuditRefusal | undefined {
  const votes = choices.reduce((sum, choice) => sum + choice.votes, 0);
  const limit = totalBallots * votesAllowed;
  if (votes > limit) return { code: 'more-votes-than-ballots-allow', contest: name, votes, limit };
  const most = choices.find((choice) => choice.votes > totalBallots);
  if (most === undefined) return undefined;
  return {
    code: 'choice-has-more-votes-than-ballots',
    contest: name,
    choice: most.name,
    votes: most.votes,
    totalBallots,
  };
}
