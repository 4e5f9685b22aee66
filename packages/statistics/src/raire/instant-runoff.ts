import { everyChoice } from './irv-assertion.ts';
import { type RankedBallots, tallyStanding } from './ranked-ballots.ts';

/** With more choices level than these, trying every order takes too long to be of use. */
const LEVEL_TRIED_MAX = 8;

/**
 * The choices that may win an instant-runoff count, in the contest's order. One: whoever is eliminated where choices are
 * level, that one wins. Several: the outcome hangs on who is eliminated where choices are level, and rankings do not say.
 *
 *   In each step the choice with the fewest cards is eliminated, and its cards count for the next choice they rank that is
 *   left. The last one left wins.
 *
 * Source     Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804, section 2.
 * Ties       never decided here: every choice that is level is tried; where more than eight are, any that is left may win.
 *            Choices that together have fewer cards than every other are eliminated together, which any order comes to.
 * Example    60 A>B>C, 30 B>C>A, 10 C>B>A: C is eliminated with 10 cards, then B with 40 against 60. A.
 */
export function instantRunoffWinners(ballots: RankedBallots): readonly string[] {
  const { choices } = ballots;
  const known = new Map<number, number>();
  const winnersOf = (standing: number): number => {
    const found = known.get(standing);
    if (found !== undefined) return found;
    const tally = tallyStanding(ballots, standing);
    const [lowest = [], ...higher] = tiers(choices.length, standing, tally);
    const winners = afterStep(standing, lowest, eliminatedTogether([lowest, ...higher], tally));
    known.set(standing, winners);
    return winners;
  };
  const afterStep = (standing: number, lowest: readonly number[], together: number): number => {
    if (together > 0) return winnersOf(standing & ~together);
    const isLast = standing === 1 << (lowest[0] ?? 0);
    if (isLast || lowest.length > LEVEL_TRIED_MAX) return standing;
    return lowest.reduce((winners, choice) => winners | winnersOf(standing & ~(1 << choice)), 0);
  };
  const winners = choices.length === 0 ? 0 : winnersOf(everyChoice(choices.length));
  return choices.filter((_, choice) => ((winners >>> choice) & 1) === 1);
}

/** The standing choices, put together by how many cards count for them, fewest first. */
function tiers(size: number, standing: number, tally: Float64Array): readonly (readonly number[])[] {
  const left = Array.from({ length: size }, (_, choice) => choice).filter((choice) => (standing >>> choice) & 1);
  const byTally = Map.groupBy(left, (choice) => tally[choice]);
  return [...byTally].toSorted(([one], [other]) => one - other).map(([, same]) => same);
}

/** The most of the lowest choices that have fewer cards together than each of the others, as a set; 0 where there are none. */
function eliminatedTogether(byTally: readonly (readonly number[])[], tally: Float64Array): number {
  let together = 0;
  let cards = 0;
  let most = 0;
  for (const [place, same] of byTally.entries()) {
    const next = byTally[place + 1]?.[0];
    for (const choice of same) {
      together |= 1 << choice;
      cards += tally[choice];
    }
    if (next !== undefined && cards < tally[next]) most = together;
  }
  return most;
}
