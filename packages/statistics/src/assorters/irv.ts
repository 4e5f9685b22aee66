import { preferencesOf } from '../raire/ranked-ballots.ts';
import type { Assorter } from './assorter.ts';

/**
 * Assorter for "the winner cannot be eliminated before the loser": first preferences of the winner outnumber all cards
 * on which the loser stands before the winner.
 *
 *   A = (w − l + 1)/2        w   1 if the winner is ranked first
 *                            l   1 if the loser is ranked, and the winner is not or comes later          u = 1
 *
 * Ranks count as `preferencesOf` reads them, for CVRs and for what people saw, as they do where assertions are found:
 * nothing from the first rank on that was given twice, and gaps closed.
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
      const preferences = preferencesOf(votes);
      const first = preferences.find((choice) => choice === winner || choice === loser);
      if (first === loser) return 0;
      return preferences[0] === winner ? 1 : 0.5;
    },
  };
}

/**
 * Assorter for "the winner is not eliminated next": when exactly the choices of `eliminated` are out, more cards count
 * for the winner than for the loser.
 *
 *   A = (w − l + 1)/2        w, l   1 if the highest ranked of the remaining choices is the winner, the loser     u = 1
 *
 * Ranks count as for `notEliminatedBeforeAssorter`.
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
      const counted = preferencesOf(votes).find((choice) => !out.has(choice));
      if (counted === winner) return 1;
      return counted === loser ? 0 : 0.5;
    },
  };
}
