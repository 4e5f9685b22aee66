import { type Answer, answer } from '../answer.ts';
import type { ReportedWinners } from '../contest-tally.ts';
import { binomialWindow, type LowerTailWalk, portion, walkLowerTail } from '../numeric/binomial-window.ts';
import { outcomeToTest, type PollingAudit } from '../polling-audit.ts';
import type { PollingMethod } from '../risk/polling-risk.ts';
import { chanceByCompositions, compositionsOf } from './chance-by-compositions.ts';
import { chanceBySimulation } from './chance-by-simulation.ts';
import { chanceOfOneWinner, workOfOneWinner } from './chance-of-one-winner.ts';
import { type ForeseenCards, foreseenCards } from './foreseen-cards.ts';
import { type PairNeed, pairNeeds } from './pair-need.ts';

/**
 * The chance that the next round meets the risk limit for every pair, and how it is known.
 *
 *   exact       the sum over everything that can be drawn
 *   simulated   the share of 10,000 simulated rounds
 *   at-least    neither is within reach; what the pairs' own chances guarantee: 1 − Σ (1 − q_pair)
 */
export type JointChance = { readonly chance: number; readonly known: 'exact' | 'simulated' | 'at-least' };

/** What names a simulation, so that anybody can repeat it: the contest, and the number of the coming round. */
export type SimulationName = { readonly contest: string; readonly round: number };

/** Answers the chance of finishing with so many more draws. */
export type FinishingChance = {
  readonly chanceOf: (draws: number) => JointChance;
  /** Whether the chance of so many draws is at least `asked`; bounds by the pairs save the work where they can tell. */
  readonly reaches: (draws: number, asked: number) => boolean;
};

/** Of compositions of the draws over the kinds of cards: how many are gone through one by one. */
const COMPOSITIONS_MOST = 1_000_000;
/** Sums of more terms take longer than anyone waits. */
const WORK_MOST = 1e9;
/** Of draws in one simulated round: searching a size among more takes longer than anyone waits. */
const SIMULATED_DRAWS_MOST = 1_000;

/**
 * The chance that a next round of a ballot-polling audit confirms the contest, if the report is right: that every pair
 * which is still needed meets the risk limit together, given the rounds so far.
 *
 *   chance(n) = P( all needed pairs meet the limit after n more draws with replacement from the foreseen cards )
 *
 *   BRAVO                 all pairs, T ≥ 1/α on the cumulative sample at the end of the round
 *   Minerva, Providence   the pairs that have not passed, each against its own κ at the relevant draws that happen
 *
 * Each pair by itself finishes more often than all together: 40 : 30 : 30 finishes 56 % of the time where each pair does
 * 70 %. And each of n draws bears the contest with a chance of (B − F)/N only.
 *
 * Exact        with one winner and one vote allowed by `chanceOfOneWinner`; otherwise over every composition of n over
 *              the kinds of foreseen cards, if there are at most a million
 * Simulated    otherwise: 10,000 rounds, by `chanceBySimulation`
 * Assumes      the reported votes are right, and lie on the cards as in `foreseenCards`.
 * Example      60 : 40, α = 10 %, BRAVO: 119 draws finish 49.50 % of the time, 184 draws 72.24 %.
 */
export function jointChance(
  method: PollingMethod,
  audit: PollingAudit,
  { draws, name }: { readonly draws: number; readonly name: SimulationName },
): Answer<JointChance> {
  const outcome = outcomeToTest(audit);
  if (!outcome.ok) return outcome;
  return answer(finishingChance(method, audit, { outcome: outcome.value, name }).chanceOf(draws));
}

/** `jointChance` for any number of draws; what does not depend on the draws is worked out once. */
export function finishingChance(
  method: PollingMethod,
  audit: PollingAudit,
  { outcome, name }: { readonly outcome: ReportedWinners; readonly name: SimulationName },
): FinishingChance {
  const needs = pairNeeds(method, outcome, audit);
  if (!needs) return certain(0);
  if (needs.length === 0) return certain(1);
  const cards = foreseenCards(audit.contest, audit.sample.universe);
  const passing = remembered((draws: number) => needs.map((need) => chanceOfPair(need, cards, draws)));
  const boundsOf = (draws: number) => {
    const chances = passing(draws);
    const missing = chances.reduce((sum, chance) => sum + 1 - chance, 0);
    return { least: Math.max(0, 1 - missing), most: Math.min(...chances) };
  };
  /** With one winner and one vote: closer bounds, from the pairs that fail most often and what the others can add. */
  const closerBounds = remembered((draws: number) => {
    const byFailure = passing(draws)
      .map((chance, place) => ({ need: needs[place], failure: 1 - chance }))
      .toSorted((a, b) => b.failure - a.failure);
    const left = byFailure.slice(QUICKLY_SUMMED).reduce((sum, { failure }) => sum + failure, 0);
    const closest = byFailure.slice(0, QUICKLY_SUMMED).map(({ need }) => need);
    const most = chanceOfOneWinner(closest, cards, draws);
    return { least: most - left, most };
  });
  const isOneOfOne = outcome.seats === 1 && audit.contest.votesAllowed === 1;
  const wayOf = remembered((draws: number): Way => {
    if (needs.length === 1) return { known: 'exact', chance: () => passing(draws)[0] };
    if (isOneOfOne) {
      const mattering = needs.filter((_, place) => 1 - passing(draws)[place] >= NEVER_EXCEEDS);
      if (workOfOneWinner(mattering, cards, draws) <= WORK_MOST) {
        return { known: 'exact', chance: () => chanceOfOneWinner(mattering, cards, draws) };
      }
    }
    if (compositionsOf(draws, cards.length) <= COMPOSITIONS_MOST) {
      return { known: 'exact', chance: () => chanceByCompositions(needs, cards, draws) };
    }
    if (draws > SIMULATED_DRAWS_MOST) return { known: 'at-least', chance: () => boundsOf(draws).least };
    const seed = `chance|${name.contest}|${name.round}|${draws}`;
    return { known: 'simulated', chance: () => chanceBySimulation({ needs, cards, draws, seed }) };
  });
  const chanceOf = remembered((draws: number): JointChance => {
    const { known, chance } = wayOf(draws);
    return { chance: chance(), known };
  });
  const reaches = (draws: number, asked: number): boolean => {
    const { least, most } = boundsOf(draws);
    // A simulation strays from the chance, so that near it only the simulation itself can say what it says.
    const stray = wayOf(draws).known === 'simulated' ? SIMULATION_STRAYS : 0;
    if (most + stray < asked) return false;
    if (least - stray >= asked) return true;
    if (isOneOfOne && wayOf(draws).known === 'exact' && needs.length > QUICKLY_SUMMED) {
      const closer = closerBounds(draws);
      if (closer.most < asked) return false;
      if (closer.least >= asked) return true;
    }
    return chanceOf(draws).chance >= asked;
  };
  return { chanceOf, reaches };
}

/** Of so many losers `chanceOfOneWinner` takes hardly more time than of one. */
const QUICKLY_SUMMED = 3;

type Way = { readonly known: JointChance['known']; readonly chance: () => number };

/** Six standard deviations of a share of 10,000, at its widest. */
const SIMULATION_STRAYS = 0.03;

/** A pair that exceeds its need less often than this is left out of the sums. */
const NEVER_EXCEEDS = 1e-13;

function certain(chance: 0 | 1): FinishingChance {
  return { chanceOf: () => ({ chance, known: 'exact' }), reaches: (_, asked) => chance >= asked };
}

function remembered<T>(compute: (draws: number) => T): (draws: number) => T {
  const known = new Map<number, T>();
  return (draws) => {
    const value = known.get(draws) ?? compute(draws);
    known.set(draws, value);
    return value;
  };
}

/**
 * The chance that one pair meets the limit, whatever the others do:
 *
 *   Σ_b P(b for both) Σ_a P(a for the winner) P(against ≤ most against at a)
 */
function chanceOfPair(need: PairNeed, cards: readonly ForeseenCards[], draws: number): number {
  const shares = { both: 0, winner: 0, against: 0 };
  for (const { choices, isPhantom, share } of cards) {
    const forWinner = choices.has(need.winner.id);
    const isAgainst = isPhantom || choices.has(need.loser.id);
    if (forWinner && isAgainst) shares.both += share;
    else if (forWinner) shares.winner += share;
    else if (isAgainst) shares.against += share;
  }
  const both = need.countsCardsForBoth ? shares.both : 0;
  let chance = 0;
  const forBoth = binomialWindow({ trials: draws, probability: both });
  forBoth.chances.forEach((chanceOfBoth, i) => {
    const drawnForBoth = forBoth.first + i;
    const left = draws - drawnForBoth;
    const forWinner = binomialWindow({ trials: left, probability: portion(shares.winner, 1 - both) });
    const against = portion(shares.against, 1 - both - shares.winner);
    let passing = 0;
    let tail: LowerTailWalk | undefined;
    let reached = 0;
    forWinner.chances.forEach((chanceOfWinner, j) => {
      const winnerVotes = forWinner.first + j;
      const most = need.mostAgainst(winnerVotes + drawnForBoth) - drawnForBoth;
      if (most < 0) return;
      if (tail) tail.dropTrial();
      else {
        tail = walkLowerTail({ trials: left - winnerVotes, probability: against }, most);
        reached = most;
      }
      for (; reached < most; reached += 1) tail.raiseCount();
      passing += chanceOfWinner * tail.chance();
    });
    chance += chanceOfBoth * passing;
  });
  return Math.min(1, chance);
}
