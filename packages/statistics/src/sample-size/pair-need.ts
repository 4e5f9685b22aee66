import { assert } from '../answer.ts';
import { type ChoicePair, choicePairs, type ReportedWinners } from '../contest-tally.ts';
import { testedShare } from '../polling-audit.ts';
import { type PollingSample, pairSamples } from '../polling-sample.ts';
import { pairRisk, type SampledPair, sampledPairs } from '../risk/bravo.ts';

import { minervaPairMeasure } from '../risk/minerva.ts';
import { nextMinervaRound } from '../risk/minerva-pair.ts';
import type { PollingMethod } from '../risk/polling-risk.ts';
import { providenceHypotheses, providencePairRisk } from '../risk/providence.ts';
import { logNullOverReported, logTailRatio } from '../risk/providence-pair.ts';

/** A pair that still has to meet the risk limit, with what the next round must bring for it. */
export type PairNeed = ChoicePair & {
  /**
   * The most draws against the winner, of those the next round adds, at which the pair meets the limit when the round
   * also adds `winnerVotes`; −1 where no number does. Draws against are votes for the loser, phantoms, and cards not
   * found. Never falls as `winnerVotes` rises.
   */
  readonly mostAgainst: (winnerVotes: number) => number;
  /** Whether a card with votes for both counts on either side (BRAVO) or is left out of the pair (Minerva, Providence). */
  readonly countsCardsForBoth: boolean;
};

/**
 * The pairs that are still needed and what each needs: by BRAVO all of them, because T may fall again; by Minerva and
 * Providence those that have not passed. `undefined` where a pair cannot meet the limit whatever is drawn: its winner
 * does not lead among the cards that can be seen, or no T above 0 is left.
 */
export function pairNeeds(
  method: PollingMethod,
  outcome: ReportedWinners,
  { sample, riskLimit }: Measured,
): readonly PairNeed[] | undefined {
  const pairs = choicePairs(outcome);
  if (pairs.some((pair) => testedShare(pair, sample.universe) === undefined)) return undefined;
  return NEEDS[method](outcome, { sample, riskLimit });
}

/** What a method has found so far, and the limit. */
type Measured = { readonly sample: PollingSample; readonly riskLimit: number };

const NEEDS: Readonly<
  Record<PollingMethod, (outcome: ReportedWinners, by: Measured) => readonly PairNeed[] | undefined>
> = {
  bravo: (outcome, { sample, riskLimit }) => {
    const sampled = sampledPairs(outcome, sample);
    if (sampled.some((pair) => pair.likelihoodRatio.coefficient === 0n)) return undefined;
    return sampled.map((pair) => ({ ...pair, mostAgainst: bravoNeed(pair, riskLimit), countsCardsForBoth: true }));
  },
  minerva: (outcome, { sample, riskLimit }) =>
    choicePairs(outcome)
      .filter((pair) => minervaPairMeasure(pair, sample, riskLimit).passedInRound === undefined)
      .map((pair) => needOf(pair, minervaPasses(pair, sample, riskLimit))),
  providence: (outcome, { sample, riskLimit }) =>
    choicePairs(outcome)
      .filter((pair) => providencePairRisk(pair, sample) > riskLimit)
      .map((pair) => needOf(pair, providencePasses(pair, sample, riskLimit))),
};

/** Whether the sample already meets the limit for all pairs. */
export function isMet(method: PollingMethod, outcome: ReportedWinners, { sample, riskLimit }: Measured): boolean {
  const met = MET[method];
  if (met !== undefined) return met(outcome, { sample, riskLimit });
  return pairNeeds(method, outcome, { sample, riskLimit })?.length === 0;
}

/** Where pairs that meet the limit are among those needed, because they may fall back. */
const MET: Partial<Readonly<Record<PollingMethod, (outcome: ReportedWinners, by: Measured) => boolean>>> = {
  bravo: (outcome, { sample, riskLimit }) => sampledPairs(outcome, sample).every((pair) => pairRisk(pair) <= riskLimit),
};

/** Logarithms of a T that equals 1/α differ from it by rounding only; a T beside it differs by far more. */
const ROUNDING = 1e-12;

/** k ln 2σ + l ln(2 − 2σ) ≥ ln(1/α) on the cumulative sample, solved for the draws l that may be added. */
function bravoNeed({ share, winnerVotes, loserVotes }: SampledPair, riskLimit: number): PairNeed['mostAgainst'] {
  const plus = Math.log(2 * share);
  const minus = -Math.log(2 - 2 * share);
  const needed = Math.log(1 / riskLimit) - winnerVotes * plus + (loserVotes === 0 ? 0 : loserVotes * minus);
  return (added) => {
    const spare = added * plus - needed + ROUNDING * Math.max(1, Math.abs(needed));
    return spare < 0 ? -1 : Math.floor(spare / minus);
  };
}

type Passes = (winnerVotes: number, against: number) => boolean;

/** The need that a yes-or-no test makes, which more votes for the winner can only help and more against only harm. */
function needOf(pair: ChoicePair, passes: Passes): PairNeed {
  const known = new Map<number, number>();
  const mostAgainst = (winnerVotes: number): number => {
    const found = known.get(winnerVotes);
    if (found !== undefined) return found;
    // What one vote less needed is enough for one vote more.
    let most = known.get(winnerVotes - 1) ?? -1;
    let step = 1;
    while (passes(winnerVotes, most + step)) {
      most += step;
      step *= 2;
    }
    // The answer lies at `most` or above, and below `most + step`.
    for (let half = step / 2; half >= 1; half /= 2) {
      if (passes(winnerVotes, most + half)) most += half;
    }
    known.set(winnerVotes, most);
    return most;
  };
  return { ...pair, mostAgainst, countsCardsForBoth: false };
}

function providencePasses(pair: ChoicePair, { universe, rounds }: PollingSample, riskLimit: number): Passes {
  const hypotheses = providenceHypotheses(pair, universe);
  assert(hypotheses, 'a pair whose winner leads is tested', pair);
  const soFar = pairSamples(pair, rounds).at(-1) ?? { winnerVotes: 0, relevant: 0 };
  const prior = logNullOverReported(hypotheses, soFar);
  return (winnerVotes, against) =>
    Math.exp(prior + logTailRatio(hypotheses, winnerVotes + against, winnerVotes)) <= riskLimit;
}

function minervaPasses(pair: ChoicePair, { universe, rounds }: PollingSample, riskLimit: number): Passes {
  const winnerShare = testedShare(pair, universe);
  assert(winnerShare !== undefined, 'a pair whose winner leads is tested', pair);
  const samples = pairSamples(pair, rounds);
  const soFar = samples.at(-1) ?? { winnerVotes: 0, relevant: 0 };
  const passes = nextMinervaRound({ winnerShare, riskLimit }, samples);
  return (winnerVotes, against) =>
    passes({ winnerVotes: soFar.winnerVotes + winnerVotes, relevant: soFar.relevant + winnerVotes + against });
}
