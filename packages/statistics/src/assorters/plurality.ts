import { type Assorter, hasMark, marksCount } from './assorter.ts';

/**
 * Assorter for "the winner got more votes than the loser" in a contest that allows `votesAllowed` votes.
 *
 *   A = (w − l + 1)/2        w, l   1 if the card votes for the winner, the loser, else 0        u = 1
 *
 * A card that marks more choices than allowed has no valid vote and gives ½. A contest with several winners is right
 * when the assertion holds for every reported winner with every reported loser.
 *
 * Source   Stark (2020), Sets of Half-Average Nulls Generate Risk-Limiting Audits: SHANGRLA, arXiv:1911.10035
 *          (plurality, multi-winner plurality).
 * Example  vote for one: a card for the winner gives 1, for the loser 0, for both, neither or a third choice ½.
 */
export function pluralityAssorter({
  winner,
  loser,
  votesAllowed,
}: {
  readonly winner: string;
  readonly loser: string;
  readonly votesAllowed: number;
}): Assorter {
  return {
    upperBound: 1,
    value(votes) {
      if (marksCount(votes) > votesAllowed) return 0.5;
      return (hasMark(votes, winner) - hasMark(votes, loser) + 1) / 2;
    },
  };
}
