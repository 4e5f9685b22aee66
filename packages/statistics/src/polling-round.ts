import { type Answer, answer, refuse } from './answer.ts';
import type { ChoicePair, ContestTally } from './contest-tally.ts';

/**
 * What one round of ballot polling found for one contest.
 *
 *   size              ballots drawn in this round, with replacement (not cumulative)
 *   votes             audited votes of this round by choice; a choice that is absent has none
 *   ballotsNotFound   draws whose ballot could not be found: each counts against every winner
 */
export type PollingRound = {
  readonly size: number;
  readonly votes: ReadonlyMap<string, number>;
  readonly ballotsNotFound: number;
};

/**
 * The cumulative sample of one winner–loser pair after a round: k votes for the winner among the n *relevant* ballots,
 * which are those with a vote for one of the two.
 */
export type PairSample = { readonly winnerVotes: number; readonly relevant: number };

/**
 * The pair's cumulative sample after each round. A ballot that could not be found counts as a vote for the loser, so
 * that losing ballots can never help a wrong outcome (Bañuelos & Stark 2012).
 */
export function pairSamples({ winner, loser }: ChoicePair, rounds: readonly PollingRound[]): readonly PairSample[] {
  let winnerVotes = 0;
  let relevant = 0;
  return rounds.map((round) => {
    const found = round.votes.get(winner.id) ?? 0;
    winnerVotes += found;
    relevant += found + (round.votes.get(loser.id) ?? 0) + round.ballotsNotFound;
    return { winnerVotes, relevant };
  });
}

/** Ballots drawn in all rounds together. */
export function ballotsDrawn(rounds: readonly PollingRound[]): number {
  return rounds.reduce((sum, round) => sum + round.size, 0);
}

/** Refuses rounds whose counts contradict one another or name a choice that the contest does not have. */
export function checkPollingRounds(contest: ContestTally, rounds: readonly PollingRound[]): Answer<true> {
  const choices = new Set(contest.choices.map((choice) => choice.id));
  for (const [index, round] of rounds.entries()) {
    const counts = [round.size, round.ballotsNotFound, ...round.votes.values()];
    if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
      return refuse('counts-contradict', `The counts of round ${index + 1} must be whole numbers, 0 or more.`);
    }
    const unknown = [...round.votes.keys()].find((id) => !choices.has(id));
    if (unknown !== undefined) {
      return refuse('counts-contradict', `Round ${index + 1} has votes for “${unknown}”, who is not in the contest.`);
    }
    const found = round.size - round.ballotsNotFound;
    const mostForOne = Math.max(0, ...round.votes.values());
    const total = [...round.votes.values()].reduce((sum, votes) => sum + votes, 0);
    if (mostForOne > found || total > found * contest.votesAllowed) {
      return refuse(
        'counts-contradict',
        `Round ${index + 1} has more votes than its ${found} ballots can hold. Correct the votes or the ballots drawn.`,
      );
    }
  }
  return answer(true);
}
