import { type Answer, answer } from '../answer.ts';
import { logFisherCombination } from '../numeric/chi-square.ts';
import { concaveMaximum } from '../numeric/concave-maximum.ts';
import type { PairRisk } from '../polling-sample.ts';
import {
  type HybridAudit,
  type HybridPair,
  hybridPairsToTest,
  type ShareRange,
  suiteShareRange,
} from './hybrid-audit.ts';
import { largestRisk, type RiskMeasure, riskByArithmetic, riskByStatistics } from './risk-measure.ts';
import { logComparisonRisk, logPollingRisk, type PollingStratum } from './suite-strata.ts';

/** The measured risk of a hybrid audit, with that of each pair of winner and loser. */
export type HybridRisk = RiskMeasure & { readonly pairs: readonly PairRisk[] };

/**
 * SUITE: the risk of a hybrid audit, which compares ballots with CVRs in one stratum and polls in the other.
 *
 *   P = max over pairs of max over λ of  Pr( χ²₄ ≥ −2 [ ln p₁(λ) + ln p₂(1 − λ) ] ) ,   λ⁻ ≤ λ ≤ λ⁺
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
 * Corrects     the maximum is taken over all shares, not over a grid, which can miss it and then confirms anything. A
 *              stratum that was counted in full is known, not tested: its actual overstatement leaves one share to the
 *              other stratum, whose risk alone decides; with both counted, arithmetic does. (Published software refuses,
 *              having put the risk limit where the margin belongs.) A tied pair has P = 1 until both are counted.
 * Conservative the number of winner's ballots under the null may be any real number.
 * Numerics     ln p₁ + ln p₂ is concave in λ, so one search finds the maximum; sums of logarithms throughout.
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
  const { margin, comparison, polling } = hybridPair;
  const isComparedInFull = comparison.sampled >= comparison.ballots;
  const isPolledInFull = polling.sampled >= polling.ballots;
  if (isComparedInFull && isPolledInFull) {
    const found = margin - cvrOverstatement(hybridPair) - pollingOverstatement(hybridPair);
    return found > 0 ? riskByArithmetic : { pValue: 1, stopped: 'no' };
  }
  if (margin === 0) return { pValue: 1, stopped: 'no' };
  if (isComparedInFull) return riskOf(logRiskOfPolling(hybridPair, cvrOverstatement(hybridPair)), riskLimit);
  if (isPolledInFull) return riskOf(logRiskOfComparison(hybridPair, pollingOverstatement(hybridPair)), riskLimit);

  const { least, most } = possibleShares(hybridPair);
  if (least > most) return riskByArithmetic;
  const pollingRisk = logPollingRiskOfLooks(hybridPair);
  const logCombined = (share: number) => logComparisonRisk(comparison, margin, share) + pollingRisk(1 - share);
  const { value } = concaveMaximum(logCombined, { from: least, to: most });
  return riskOf(value === -Infinity ? value : logFisherCombination([value, 0]), riskLimit);
}

/** A risk of e^−∞ means that no way is left in which the outcome could be wrong. */
function riskOf(logRisk: number, riskLimit: number): RiskMeasure {
  return logRisk === -Infinity ? riskByArithmetic : riskByStatistics(Math.exp(logRisk), riskLimit);
}

/** ln p₂ of a share: the least of all looks at the sample, which stays concave in the share and valid at any time. */
function logPollingRiskOfLooks({ margin, polling, earlierPolling }: HybridPair): (share: number) => number {
  const looks = [polling, ...earlierPolling].map((look) => logPollingRisk(exclusiveVotes(look), margin));
  return (share) => looks.reduce((least, look) => Math.min(least, look(share)), 0);
}

/** The comparison stratum was counted: the polled one must hide what its overstatement leaves of the margin. */
function logRiskOfPolling(hybridPair: HybridPair, overstatement: number): number {
  const { margin, polling } = hybridPair;
  const hidden = margin - overstatement;
  const reported = polling.winnerVotes - polling.loserVotes;
  const unseen = polling.ballots - polling.sampled;
  const isPossible = reported - hidden >= polling.sampleWinner - polling.sampleLoser - unseen;
  return isPossible ? logPollingRiskOfLooks(hybridPair)(hidden / margin) : -Infinity;
}

/** The polled stratum was counted: the compared one must hide what its overstatement leaves of the margin. */
function logRiskOfComparison({ margin, cvrMargin, comparison }: HybridPair, overstatement: number): number {
  const hidden = margin - overstatement;
  const isPossible = hidden <= cvrMargin + comparison.ballots;
  return isPossible ? logComparisonRisk(comparison, margin, hidden / margin) : -Infinity;
}

/** The shares that neither the ballots of the strata nor the votes found in the polling sample rule out. */
function possibleShares(hybridPair: HybridPair): ShareRange {
  const { margin, polling } = hybridPair;
  const { least, most } = suiteShareRange(hybridPair);
  const reported = polling.winnerVotes - polling.loserVotes;
  const unseen = polling.ballots - polling.sampled;
  const found = polling.sampleWinner - polling.sampleLoser;
  return {
    least: Math.max(least, 1 - (reported - (found - unseen)) / margin),
    most: Math.min(most, 1 - (reported - (found + unseen)) / margin),
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
