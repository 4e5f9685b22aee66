import { type Answer, answer } from '../answer.ts';
import { type ChoicePair, type ContestVotes, choicePairs } from '../contest-tally.ts';
import { outcomeToTest, testedShare } from '../polling-audit.ts';
import { fullCountRisk, type PollingRisk, type PollingSample, pairSamples } from '../polling-sample.ts';
import { type MinervaPairMeasure, measureMinervaPair } from './minerva-pair.ts';
import { riskByStatistics, riskOfChance } from './risk-measure.ts';

/**
 * Minerva: the risk of a ballot-polling audit in rounds whose sizes were fixed before the first draw.
 *
 *   ρⱼ = P₀(Kⱼ ≥ k) / P₁(Kⱼ ≥ k)      P = max over pairs of ρ in the round in which the pair passed, else in the last
 *
 *   Kⱼ     winner votes through round j, over the samples that did not pass in an earlier round
 *   k      winner votes found through round j; the pair passes when ρⱼ ≤ α, the risk limit
 *   0, 1   under a winner's share of ½, and under the reported share p = W′ / (W′ + L′), as it can be seen (`pairAsSeen`)
 *
 * Hypothesis   the reported outcome is wrong: some loser has at least as many votes as some winner. P ≤ risk limit
 *              means the audit may stop.
 * Source       Zagórski, McClearn, Morin, McBurnett & Vora, Minerva, arXiv:2008.02315: the stopping rule and the theorem
 *              that it limits the risk.
 * Assumes      how many ballots each round draws is FIXED before the first draw and does not depend on what was found;
 *              uniform draws with replacement from the universe of the contest; reported votes and universe fixed before
 *              the seed; no more unlisted cards bear the contest than there are phantoms. Where sizes follow the data the risk can exceed the limit (a test computes 11.1 % at a limit of 10 %): use
 *              Providence or ALPHA there.
 * Conservative a phantom, or a card that cannot be found, counts as a vote for every loser. Cards with votes for both of a
 *              pair are left out of it.
 * Corrects     a tied pair has P = 1 until every listed card is counted; a loser without votes counts as half a vote, so that
 *              there is an alternative to test; a pair that passed keeps the risk it passed with, and rounds after
 *              passing change nothing.
 * Numerics     tails in logarithms by continued fraction; what survives a round is convolved only where it matters.
 * Example      600 : 400 reported; 60 of 100 relevant ballots for the winner in round one:
 *              P = 0.02844397 / 0.54329448 = 0.05235460.
 */
export function minervaRisk(contest: ContestVotes, sample: PollingSample, riskLimit: number): Answer<PollingRisk> {
  const outcome = outcomeToTest({ contest, sample, riskLimit });
  if (!outcome.ok) return outcome;
  const fullCount = fullCountRisk(outcome.value, sample);
  if (fullCount) return answer(fullCount);
  const pairs = choicePairs(outcome.value).map((pair) => ({
    winner: pair.winner.id,
    loser: pair.loser.id,
    pValue: riskOfChance(Math.min(1, minervaPairMeasure(pair, sample, riskLimit).risk)),
  }));
  return answer({ ...riskByStatistics(Math.max(...pairs.map((pair) => pair.pValue)), riskLimit), pairs });
}

/** What Minerva measures for one pair; one whose winner does not lead among the cards that can be seen never passes. */
export function minervaPairMeasure(pair: ChoicePair, sample: PollingSample, riskLimit: number): MinervaPairMeasure {
  const winnerShare = testedShare(pair, sample.universe);
  if (winnerShare === undefined) return { risk: 1, passedInRound: undefined };
  return measureMinervaPair({ winnerShare, riskLimit }, pairSamples(pair, sample.rounds));
}
