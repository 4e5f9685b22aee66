import type { Assorter, Votes } from './assorter.ts';

/**
 * Assorter for "the winner cannot be eliminated before the loser": first preferences of the winner outnumber all cards
 * on which the loser stands before the winner.
 *
 *   A = (w − l + 1)/2        w   1 if the winner is ranked first
 *                            l   1 if the loser is ranked, and the winner is not or comes later          u = 1
 *
 * Source   Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804 (“not eliminated before”); as an assorter
 *          Stark (2020), SHANGRLA, arXiv:1911.10035 (instant-runoff voting).
 */
export function notEliminatedBeforeAssorter({
  winner,
  loser,
}: {
  readonly winner: string;
  readonly loser: string;
}): Assorter {
  return {
    upperBound: 1,
    value(votes) {
      const winnerRank = rankOf(votes, winner);
      const loserRank = rankOf(votes, loser);
      if (winnerRank === 1) return 1;
      return loserRank < winnerRank ? 0 : 0.5;
    },
  };
}

/**
 * Assorter for "the winner is not eliminated next": when exactly the choices of `eliminated` are out, more cards count
 * for the winner than for the loser.
 *
 *   A = (w − l + 1)/2        w, l   1 if the highest ranked of the remaining choices is the winner, the loser     u = 1
 *
 * Source   Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804 (“not eliminated next”); as an assorter
 *          Stark (2020), SHANGRLA, arXiv:1911.10035 (instant-runoff voting).
 */
export function notEliminatedNextAssorter({
  winner,
  loser,
  eliminated,
}: {
  readonly winner: string;
  readonly loser: string;
  readonly eliminated: readonly string[];
}): Assorter {
  const out = new Set(eliminated);
  return {
    upperBound: 1,
    value(votes) {
      const counted = highestRemaining(votes, out);
      if (counted === winner) return 1;
      return counted === loser ? 0 : 0.5;
    },
  };
}

/** The choice's rank, 1 for the first; infinite when it is not ranked. */
function rankOf(votes: Votes, choice: string): number {
  const rank = votes.get(choice) ?? 0;
  return rank > 0 ? rank : Number.POSITIVE_INFINITY;
}

/** The choice a card counts for once some are out; `undefined` when none is left, or two share the highest rank. */
function highestRemaining(votes: Votes, out: ReadonlySet<string>): string | undefined {
  let highest: string | undefined;
  let highestRank = Number.POSITIVE_INFINITY;
  for (const [choice, rank] of votes) {
    if (rank <= 0 || out.has(choice) || rank > highestRank) continue;
    highest = rank === highestRank ? undefined : choice;
    highestRank = rank;
  }
  return highest;
}
