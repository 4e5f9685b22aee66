import type { Assorter } from '../assorters/assorter.ts';
import { notEliminatedBeforeAssorter, notEliminatedNextAssorter } from '../assorters/irv.ts';
import { cardsRankingAhead, type RankedBallots, tallyStanding } from './ranked-ballots.ts';

/**
 * A claim about an instant-runoff contest that a sample can test.
 *
 *   NEB   the winner cannot be eliminated before the loser: the winner's first preferences outnumber all cards that rank
 *         the loser without the winner before
 *   NEN   the winner is not eliminated next once exactly the choices of `eliminated` are out: it has more cards than the loser
 */
export type IrvAssertion = {
  readonly type: 'NEB' | 'NEN';
  readonly winner: string;
  readonly loser: string;
  /** In the contest's order. Empty for NEB. */
  readonly eliminated: readonly string[];
};

/** By how many cards the claim holds; below 0 when it does not. */
export function assertionMargin(ballots: RankedBallots, assertion: IrvAssertion): number {
  const { choices } = ballots;
  const winner = choices.indexOf(assertion.winner);
  const loser = choices.indexOf(assertion.loser);
  const everyone = everyChoice(choices.length);
  if (assertion.type === 'NEB') {
    return tallyStanding(ballots, everyone)[winner] - cardsRankingAhead(ballots)[winner * choices.length + loser];
  }
  let standing = everyone;
  for (const choice of assertion.eliminated) standing &= ~(1 << choices.indexOf(choice));
  const tally = tallyStanding(ballots, standing);
  return tally[winner] - tally[loser];
}

/** The assorter whose mean is above one half exactly when the claim holds. */
export function assertionAssorter(assertion: IrvAssertion): Assorter {
  return assertion.type === 'NEB' ? notEliminatedBeforeAssorter(assertion) : notEliminatedNextAssorter(assertion);
}

/** The set of all choices, a bit for each. */
export function everyChoice(choices: number): number {
  return 2 ** choices - 1;
}
