import type { ContestVotes } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';

/** All that a report says of a contest together: votes for choices, and, where it says them, votes that were too many or not given. */
export function votesTogether({ choices, overvotes, undervotes }: ContestVotes): number {
  let votes = 0;
  for (const choice of choices) votes += choice.votes;
  return votes + (overvotes ?? 0) + (undervotes ?? 0);
}

/**
 * Why the votes that were reported of a contest cannot be those of a batch of so many cards. Votes + overvotes + undervotes are the cards that
 * bear the contest × the votes allowed on each, where the report says all of it. Where it does not say how many cards bear the contest they are
 * votes of whole cards, and of no more than there are; where it does not say all of the votes, they are no more than those cards can have.
 */
export function votesProblem(batch: string, cards: number, reported: ContestVotes): BallotRefusal | undefined {
  const { contest, votesAllowed, overvotes, undervotes, cards: said } = reported;
  if (said !== null && said > cards) return { code: 'contest-on-more-cards', batch, contest, bearing: said, cards };
  const votes = votesTogether(reported);
  const most = (said ?? cards) * votesAllowed;
  if (votes > most) return { code: 'votes-too-many', batch, contest, votes, most };
  if (overvotes === null || undervotes === null) return undefined;
  if (said !== null && votes !== most) return { code: 'votes-do-not-add-up', batch, contest, votes, expected: most };
  if (votes % votesAllowed !== 0) return { code: 'votes-not-of-whole-cards', batch, contest, votes, votesAllowed };
  return undefined;
}

/** The cards of a batch that bear a contest, as far as a report says it; null where it does not. */
export function cardsBearing(reported: ContestVotes): number | null {
  const { cards, overvotes, undervotes, votesAllowed } = reported;
  if (cards !== null || overvotes === null || undervotes === null) return cards;
  return votesTogether(reported) / votesAllowed;
}
