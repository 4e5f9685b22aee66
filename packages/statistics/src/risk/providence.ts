import { type Answer, answer } from '../answer.ts';
import { type ChoicePair, type ContestTally, choicePairs } from '../contest-tally.ts';
import { isTied, outcomeToTest, testedShare } from '../polling-audit.ts';
import {
  fullCountRisk,
  type PollingRisk,
  type PollingRound,
  type PollingSample,
  pairSamples,
} from '../polling-sample.ts';
import { logProvidenceRatios, type ProvidenceHypotheses } from './providence-pair.ts';
import { riskByStatistics, riskOfChance } from './risk-measure.ts';

/**
 * Providence: the risk of a ballot-polling audit in rounds whose sizes may depend on everything seen so far.
 *
 *   ω⁻¹ⱼ = [ Pr₀(k′) / Pr₁(k′) ] · [ P₀(K ≥ k − k′) / P₁(K ≥ k − k′) ]      P = max over pairs of min over rounds j of ω⁻¹ⱼ
 *
 *   k, n     winner votes and relevant ballots (with a vote for one of the pair) through round j
 *   k′, n′   the same through the round before; K counts winner votes among the n − n′ new relevant ballots
 *   0, 1     under a winner's share of ½, and under the reported share p = W / (W + L) of the pair's votes
 *
 * Hypothesis   the reported outcome is wrong: some loser has at least as many votes as some winner. P ≤ risk limit
 *              means the audit may stop.
 * Source       Broadrick, Morin, McClearn, McBurnett, Vora & Zagórski, PROVIDENCE, arXiv:2210.08717: the stopping rule
 *              and the theorem that it limits the risk. The proof holds for every level at once, so that the least ω⁻¹
 *              of all rounds is a p-value of the pair.
 * Assumes      uniform draws with replacement from all ballots of the contest; reported votes fixed before the seed.
 *              The size of a round may be chosen after seeing the rounds before, but by nobody who knows the draws to
 *              come: with one public seed for all rounds, sizes follow a rule that was fixed before the seed.
 * Conservative a ballot that cannot be found counts as a vote for every loser.
 * Corrects     a tied pair has P = 1 until every ballot is counted (published software leaves tied pairs out, and so
 *              confirms any tie); the contest's risk is the largest over all pairs, also those that passed before.
 * Numerics     tails in logarithms by continued fraction, exponentiated once.
 * Example      600 : 400 reported; 60 of 100 relevant ballots for the winner in round one:
 *              P = 0.02844397 / 0.54329448 = 0.05235460.
 */
export function providenceRisk(contest: ContestTally, sample: PollingSample, riskLimit: number): Answer<PollingRisk> {
  const outcome = outcomeToTest({ contest, sample, riskLimit });
  if (!outcome.ok) return outcome;
  const fullCount = fullCountRisk(contest, outcome.value, sample);
  if (fullCount) return answer(fullCount);
  const pairs = choicePairs(outcome.value).map((pair) => ({
    winner: pair.winner.id,
    loser: pair.loser.id,
    pValue: riskOfChance(providencePairRisk(pair, sample.rounds)),
  }));
  return answer({ ...riskByStatistics(Math.max(...pairs.map((pair) => pair.pValue)), riskLimit), pairs });
}

/** min over rounds of ω⁻¹, at most 1; 1 for a tied pair. */
export function providencePairRisk(pair: ChoicePair, rounds: readonly PollingRound[]): number {
  if (isTied(pair)) return 1;
  const logRatios = logProvidenceRatios(providenceHypotheses(pair), pairSamples(pair, rounds));
  return Math.exp(logRatios.reduce((least, logRatio) => Math.min(least, logRatio), 0));
}

/** The shares that Providence weighs for a pair. */
export function providenceHypotheses(pair: ChoicePair): ProvidenceHypotheses {
  return { winnerShare: testedShare(pair), nullShare: 0.5 };
}
