import { type Answer, answer } from '../answer.ts';
import { type ChoicePair, type ContestVotes, choicePairs } from '../contest-tally.ts';
import { outcomeToTest, testedShare } from '../polling-audit.ts';
import { fullCountRisk, type PollingRisk, type PollingSample, pairSamples } from '../polling-sample.ts';
import type { CardUniverse } from '../universe-of-contest.ts';
import { logProvidenceRatios, type ProvidenceHypotheses } from './providence-pair.ts';
import { riskByStatistics, riskOfChance } from './risk-measure.ts';

/**
 * Providence: the risk of a ballot-polling audit in rounds whose sizes may depend on everything seen so far.
 *
 *   ω⁻¹ⱼ = [ Pr₀(k′) / Pr₁(k′) ] · [ P₀(K ≥ k − k′) / P₁(K ≥ k − k′) ]      P = max over pairs of min over rounds j of ω⁻¹ⱼ
 *
 *   k, n     winner votes and relevant ballots (with a vote for one of the pair) through round j
 *   k′, n′   the same through the round before; K counts winner votes among the n − n′ new relevant ballots
 *   0, 1     under a winner's share of ½, and under the reported share p = W′ / (W′ + L′), as it can be seen (`pairAsSeen`)
 *
 * Hypothesis   the reported outcome is wrong: some loser has at least as many votes as some winner. P ≤ risk limit
 *              means the audit may stop.
 * Source       Broadrick, Morin, McClearn, McBurnett, Vora & Zagórski, PROVIDENCE, arXiv:2210.08717: the stopping rule
 *              and the theorem that it limits the risk. The proof holds for every level at once, so that the least ω⁻¹
 *              of all rounds is a p-value of the pair.
 * Assumes      uniform draws with replacement from the universe of the contest; reported votes and universe fixed before the
 *              seed; no more unlisted cards bear the contest than there are phantoms.
 *              The size of a round may be chosen after seeing the rounds before, but by nobody who knows the draws to
 *              come: with one public seed for all rounds, sizes follow a rule that was fixed before the seed.
 * Conservative a phantom, or a card that cannot be found, counts as a vote for every loser. Cards with votes for both of a
 *              pair are left out of it.
 * Corrects     a tied pair has P = 1 until every listed card is counted (published software leaves tied pairs out, and so
 *              confirms any tie); the contest's risk is the largest over all pairs, also those that passed before.
 * Numerics     tails in logarithms by continued fraction, exponentiated once.
 * Example      600 : 400 reported; 60 of 100 relevant ballots for the winner in round one:
 *              P = 0.02844397 / 0.54329448 = 0.05235460.
 */
export function providenceRisk(contest: ContestVotes, sample: PollingSample, riskLimit: number): Answer<PollingRisk> {
  const outcome = outcomeToTest({ contest, sample, riskLimit });
  if (!outcome.ok) return outcome;
  const fullCount = fullCountRisk(outcome.value, sample);
  if (fullCount) return answer(fullCount);
  const pairs = choicePairs(outcome.value).map((pair) => ({
    winner: pair.winner.id,
    loser: pair.loser.id,
    pValue: riskOfChance(providencePairRisk(pair, sample)),
  }));
  return answer({ ...riskByStatistics(Math.max(...pairs.map((pair) => pair.pValue)), riskLimit), pairs });
}

/** min over rounds of ω⁻¹, at most 1; 1 where the winner does not lead among the cards that can be seen. */
export function providencePairRisk(pair: ChoicePair, { universe, rounds }: PollingSample): number {
  const hypotheses = providenceHypotheses(pair, universe);
  if (!hypotheses) return 1;
  const logRatios = logProvidenceRatios(hypotheses, pairSamples(pair, rounds));
  return Math.exp(logRatios.reduce((least, logRatio) => Math.min(least, logRatio), 0));
}

/** The shares that Providence weighs for a pair; undefined where the winner does not lead. */
export function providenceHypotheses(pair: ChoicePair, universe: CardUniverse): ProvidenceHypotheses | undefined {
  const winnerShare = testedShare(pair, universe);
  return winnerShare === undefined ? undefined : { winnerShare, nullShare: 0.5 };
}
