import { type Answer, answer, refuse } from '../answer.ts';
import { type ContestVotes, reportedWinners } from '../contest-tally.ts';
import { binomialLowerTail, logBinomialPmf } from '../numeric/binomial.ts';
import { checkDrawnFrom, type DrawnFrom, ERROR_INFLATOR } from '../risk/super-simple.ts';
import { cardsNeeded, cardsOfUniverse } from '../universe-of-contest.ts';
import { ASSUMED_RATES } from './super-simple-size.ts';

/** Draws of a first round, and the chance from 0 to 1 that they confirm the contest; `asked` is the chance that was asked for. */
export type ComparisonSizeOption = { readonly asked: number; readonly size: number; readonly chance: number };

/**
 * How many cards to draw in the first round of a ballot-level comparison, so that it confirms the contest with a given chance.
 *
 *   chance(n) = P( n ≥ n(o₁, o₂) ) ,   n(o₁, o₂) = ⌈ ( ln α + o₁ ln(1 − 1/2γ) + o₂ ln(1 − 1/γ) ) / ln(1 − μ/2γ) ⌉
 *
 *   o₁, o₂   one- and two-vote overstatements among n draws: multinomial with rates r₁ and r₂ + F/N      α   risk limit
 *   μ        diluted margin   F   cards of N that are in no manifest   γ = 1.03905
 *
 * Between two n(o₁, o₂) the chance only falls, so the smallest size for a chance is one of them.
 *
 * Source     Stark (2010), Super-Simple Simultaneous Single-Ballot Risk-Limiting Audits, section 3, solved for the draws.
 * Assumes    the report is right; errors come at the rates that published audits assume before a first round: one card of 1,000 off by
 *            one vote and one of 10,000 by two, against the closest pair. The chance of a round, not of stopping before its end.
 * Conservative  every error is counted against the smallest margin.
 * Answers    no size where none below the listed cards will do.
 * Example    μ = 2 %, α = 5 %, N = 1,000,000: 310 draws, enough unless an error is found, 71 times in 100; 378 for 9 times in 10.
 */
export function superSimpleSizesByChance(
  at: { readonly contest: ContestVotes; readonly universe: DrawnFrom; readonly riskLimit: number },
  chances: readonly number[],
): Answer<readonly ComparisonSizeOption[]> {
  const { contest, universe, riskLimit } = at;
  const read = reportedWinners(contest);
  if (!read.ok) return read;
  const possible = checkDrawnFrom(universe, cardsNeeded(contest));
  if (!possible.ok) return possible;
  if (!(riskLimit >= 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', 'risk-limit-not-below-one', { found: riskLimit });
  }
  const { smallestMargin } = read.value;
  if (smallestMargin === undefined) return refuse('no-losers', 'no-losers');
  if (smallestMargin === 0 || riskLimit === 0) return answer([]);
  const cards = cardsOfUniverse(universe);
  const rates: Rates = {
    one: ASSUMED_RATES.oneOver,
    two: Math.min(1 - ASSUMED_RATES.oneOver, ASSUMED_RATES.twoOver + universe.phantoms / cards),
  };
  const needed = neededFor(smallestMargin / cards, riskLimit);
  const sizes = thresholds(needed, universe.listed);
  return answer(
    chances.flatMap((asked) => {
      for (const size of sizes) {
        const chance = chanceOf(size, needed, rates);
        if (chance >= asked) return [{ asked, size, chance }];
      }
      return [];
    }),
  );
}

type Rates = { readonly one: number; readonly two: number };
type Needed = (one: number, two: number) => number;

/** The draws that are enough where so many errors of one and two votes were found. */
function neededFor(dilutedMargin: number, riskLimit: number): Needed {
  const perDraw = Math.log1p(-dilutedMargin / (2 * ERROR_INFLATOR));
  const perOne = Math.log1p(-1 / (2 * ERROR_INFLATOR));
  const perTwo = Math.log1p(-1 / ERROR_INFLATOR);
  return (one, two) => Math.ceil((Math.log(riskLimit) + one * perOne + two * perTwo) / perDraw);
}

/** No more errors than this are looked at: a sample that finds them is no first round any more. */
const ERRORS_MAX = 60;

/** Every size at which one error more is borne, of fewer draws than there are cards, in order. */
function thresholds(needed: Needed, listed: number): readonly number[] {
  const sizes = new Set<number>();
  for (let two = 0; two <= ERRORS_MAX; two += 1) {
    for (let one = 0; one <= ERRORS_MAX; one += 1) {
      const size = needed(one, two);
      if (size >= listed) break;
      sizes.add(size);
    }
  }
  return [...sizes].toSorted((a, b) => a - b);
}

function chanceOf(size: number, needed: Needed, { one, two }: Rates): number {
  let chance = 0;
  for (let twos = 0; twos <= size && needed(0, twos) <= size; twos += 1) {
    let ones = 0;
    while (needed(ones + 1, twos) <= size) ones += 1;
    const few = binomialLowerTail({ trials: size - twos, probability: one / (1 - two) }, Math.min(ones, size - twos));
    chance += Math.exp(logBinomialPmf({ trials: size, probability: two }, twos)) * few;
  }
  return chance;
}
