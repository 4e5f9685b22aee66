import { type Answer, answer } from '../answer.ts';
import { logFisherCombination } from '../numeric/chi-square.ts';
import { concaveMaximum } from '../numeric/concave-maximum.ts';
import type { PairRisk } from '../polling-sample.ts';
import { type HybridAudit, type HybridPair, hybridPairsToTest } from './hybrid-audit.ts';
import { largestRisk, type RiskMeasure, riskByArithmetic, riskByStatistics } from './risk-measure.ts';
import { logRiskThatCvrsHide, logRiskThatPollsHide, type PollingStratum } from './suite-strata.ts';

/** The measured risk of a hybrid audit, with that of each pair of winner and loser. */
export type HybridRisk = RiskMeasure & { readonly pairs: readonly PairRisk[] };

/**
 * SUITE: the risk of a hybrid audit, which compares ballots with CVRs in one stratum and polls in the other.
 *
 *   P = max over pairs of max over λ of  Pr( χ²₄ ≥ −2 [ ln p₁(λ) + ln p₂(1 − λ) ] )
 *
 *   λ         share of the pair's margin that errors of the CVR stratum would have to account for
 *   p₁, p₂    risk that the CVR stratum hides λ of the margin, and the other 1 − λ (`suite-strata.ts`)
 *
 * Hypothesis   the reported outcome is wrong: the overstatements of the two strata add up to the margin of some pair.
 *              P ≤ risk limit means the audit may stop.
 * Source       Ottoboni, Stark, Lindeman & McBurnett, SUITE, arXiv:1809.04235, with Fisher's combination.
 * Assumes      independent samples: uniform with replacement where there are CVRs, without replacement where there are
 *              none; CVRs, tallies and the numbers of ballots of the strata fixed before the seed. The risks may be looked
 *              at after every draw.
 * Corrects     the maximum is taken over all shares, not over a grid, which can miss it and then confirms anything; also
 *              over shares below the published λ⁻, at which the polls alone undo the outcome. A stratum that was counted in
 *              full before the first look is known, not tested: its actual overstatement leaves one share to the other
 *              stratum, whose risk alone decides. One that was counted in full later leaves one share too, but the
 *              combination stays: who may choose between two tests after seeing the data takes the risk of both. With both
 *              counted, arithmetic decides. (Published software refuses, having put the risk limit where the margin
 *              belongs.) A tied pair has P = 1 until both are counted.
 * Conservative the number of winner's ballots under the null may be any real number.
 * Numerics     ln p₁ + ln p₂ is concave in λ, so one search finds the maximum; it runs over whole votes, (1 − λ)V, so that
 *              the ends of the range are exact. Sums of logarithms throughout.
 * Example      Kalamazoo 2018: 8 of 5,294 ballots compared without error; 32 of 22,372 polled, 23 for Whitmer, 8 for
 *              Schuette: P = 0.0374.
 */
export function suiteRisk(audit: HybridAudit): Answer<HybridRisk> {
  const pairs = hybridPairsToTest(audit);
  if (!pairs.ok) return pairs;
  const measures = pairs.value.map((pair) => suitePairRisk(pair, audit.riskLimit));
  return answer({
    ...largestRisk(measures),
    pairs: pairs.value.map(({ pair }, index) => ({
      winner: pair.winner.id,
      loser: pair.loser.id,
      pValue: measures[index].pValue,
    })),
  });
}

/** The measured risk of one pair. */
export function suitePairRisk(hybridPair: HybridPair, riskLimit: number): RiskMeasure {
  const { margin, comparison, polling, known } = hybridPair;
  const isComparedInFull = comparison.sampled >= comparison.ballots;
  const isPolledInFull = polling.sampled >= polling.ballots;
  if (isComparedInFull && isPolledInFull) {
    const found = margin - cvrOverstatement(hybridPair) - pollingOverstatement(hybridPair);
    return found > 0 ? riskByArithmetic : { pValue: 1, stopped: 'no' };
  }
  if (margin === 0) return { pValue: 1, stopped: 'no' };
  if (known.comparison) return riskOf(logRiskOfPolling(hybridPair), riskLimit);
  if (known.polling) return riskOf(logRiskOfComparison(hybridPair), riskLimit);
  return riskOf(
    logFisherCombination([isComparedInFull ? logRiskOfPolling(hybridPair) : logRiskOfBoth(hybridPair), 0]),
    riskLimit,
  );
}

/** The greatest ln p₁ + ln p₂ over the ways to divide the margin between the strata. */
function logRiskOfBoth(hybridPair: HybridPair): number {
  const { margin, comparison } = hybridPair;
  const { least, most } = votesThePollsMayHide(hybridPair);
  if (least > most) return -Infinity;
  const logPollingRisk = logPollingRiskOfLooks(hybridPair);
  const logCombined = (votes: number) => logRiskThatCvrsHide(comparison, margin - votes) + logPollingRisk(votes);
  return concaveMaximum(logCombined, { from: least, to: most }).value;
}

/** A risk of e^−∞ means that no way is left in which the outcome could be wrong. */
function riskOf(logRisk: number, riskLimit: number): RiskMeasure {
  return logRisk === -Infinity ? riskByArithmetic : riskByStatistics(Math.exp(logRisk), riskLimit);
}

/** ln p₂ of so many votes: the least of all looks at the sample, which stays concave and valid at any time. */
function logPollingRiskOfLooks({ polling, earlierPolling }: HybridPair): (votes: number) => number {
  const looks = [polling, ...earlierPolling].map((look) => logRiskThatPollsHide(exclusiveVotes(look)));
  return (votes) => looks.reduce((least, look) => Math.min(least, look(votes)), 0);
}

/** The comparison stratum was counted: the polled one must hide what its overstatement leaves of the margin. */
function logRiskOfPolling(hybridPair: HybridPair): number {
  const hidden = hybridPair.margin - cvrOverstatement(hybridPair);
  // The compared ballots have used up the margin: the report of the polled ones, if right, makes the outcome wrong.
  if (hidden <= 0) return 0;
  return hidden <= votesThePollsMayHide(hybridPair).most ? logPollingRiskOfLooks(hybridPair)(hidden) : -Infinity;
}

/** The polled stratum was counted: the compared one must hide what its overstatement leaves of the margin. */
function logRiskOfComparison(hybridPair: HybridPair): number {
  const { margin, cvrMargin, comparison } = hybridPair;
  const hidden = margin - pollingOverstatement(hybridPair);
  return hidden <= cvrMargin + comparison.ballots ? logRiskThatCvrsHide(comparison, hidden) : -Infinity;
}

/**
 * How many votes the polled stratum can hide if the outcome is wrong: no more and no fewer than its ballots not yet seen
 * allow, and not so few that the compared stratum could not hide the rest of the margin. There is no such number where
 * the outcome must be right. That the compared stratum can hide too little of its own to undo a landslide in the polled
 * one is no bound: the outcome is then wrong whatever it holds.
 */
function votesThePollsMayHide({ margin, cvrMargin, comparison, polling }: HybridPair): {
  readonly least: number;
  readonly most: number;
} {
  const reported = polling.winnerVotes - polling.loserVotes;
  const found = polling.sampleWinner - polling.sampleLoser;
  const unseen = polling.ballots - polling.sampled;
  return {
    least: Math.max(reported - (found + unseen), margin - (cvrMargin + comparison.ballots)),
    most: reported - (found - unseen),
  };
}

/**
 * Reported totals as ballots for one of the two only, which is what the polling risk counts. Ballots with a vote for both
 * are assumed as few as possible; any assumption made before the draw is valid, and the margin stays.
 */
function exclusiveVotes(stratum: PollingStratum): PollingStratum {
  const both = Math.max(0, stratum.winnerVotes + stratum.loserVotes - stratum.ballots);
  return { ...stratum, winnerVotes: stratum.winnerVotes - both, loserVotes: stratum.loserVotes - both };
}

/** Votes by which the compared ballots overstate the pair's margin. */
function cvrOverstatement({ comparison: { o1, o2, u1, u2 } }: HybridPair): number {
  return o1 + 2 * o2 - u1 - 2 * u2;
}

/** Votes by which the reported tallies of the polled stratum overstate the pair's margin, once it is counted in full. */
function pollingOverstatement({ polling }: HybridPair): number {
  return polling.winnerVotes - polling.loserVotes - (polling.sampleWinner - polling.sampleLoser);
}
