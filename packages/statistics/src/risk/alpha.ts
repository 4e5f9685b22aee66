import type { Answer } from '../answer.ts';
import type { AlternativeEstimator, EstimateAlternative } from './alternative-estimator.ts';
import type { MeanHypothesis } from './mean-hypothesis.ts';
import { type MeanSample, type MeanTestResult, measureMean, type Play } from './mean-test.ts';

/**
 * ALPHA: the measured risk of an assertion from the assorter values of the cards drawn so far.
 *
 *   T_j = T_{j−1} · [ x_j η_j/m_j + (u − x_j)(u − η_j)/(u − m_j) ] / u ,   T_0 = 1 ,   P = min(1, 1 / max_j T_j)
 *
 *   x_j   assorter value of the j-th card drawn, in drawing order, 0 ≤ x_j ≤ u
 *   m_j   mean of the cards not yet drawn if the null hypothesis holds: (N t − S_{j−1})/(N − j + 1), or t with replacement
 *   η_j   what the estimator expects of the next card, from earlier draws only; held within m_j..u
 *   u     upper bound of the assorter;  t  the mean under test, ½ for an assertion;  N  number of cards
 *
 * Hypothesis   the mean of the N values is at most t, so the assertion is false. P ≤ risk limit means it may be
 *              confirmed, at whichever draw that happens first.
 * Source       Stark (2023), ALPHA: Audit that Learns from Previously Hand-Audited Ballots, Annals of Applied
 *              Statistics 17(1), arXiv:2201.02707 (the ALPHA supermartingale).
 * Assumes      cards drawn uniformly at random, with replacement or without, and handed over in drawing order; the
 *              assorter and N fixed before the seed. Round sizes may depend on everything seen so far.
 * Numerics     guards and rounding as in `startMeanTest`. With η_j = u nothing is kept back: one card with x = 0 ends
 *              all hope of stopping before a full count.
 * Example      five cards for the winner, η = 0.75, u = 1, with replacement: P = (2/3)⁵ = 0.1316872…
 */
export function alphaRisk(sample: MeanSample, estimator: EstimateAlternative): Answer<MeanTestResult> {
  return measureMean(sample, alphaPlay(sample.hypothesis, estimator(sample.hypothesis)));
}

/**
 * One step of ALPHA with the alternative held within m..u, so that the factor is never negative. An estimator that
 * answers no number stakes nothing on the card.
 */
export function alphaPlay({ upperBound }: MeanHypothesis, estimator: AlternativeEstimator): Play {
  return (value, mean) => {
    const expected = estimator.next(mean);
    const alternative = Number.isNaN(expected) ? mean : Math.min(upperBound, Math.max(mean, expected));
    estimator.observe(value);
    return alphaFactor({ value, mean, alternative, upperBound });
  };
}

/** [ x η/m + (u − x)(u − η)/(u − m) ] / u */
export function alphaFactor({
  value,
  mean,
  alternative,
  upperBound,
}: {
  readonly value: number;
  readonly mean: number;
  readonly alternative: number;
  readonly upperBound: number;
}): number {
  const ifHigh = (value * alternative) / mean;
  const ifLow = ((upperBound - value) * (upperBound - alternative)) / (upperBound - mean);
  return (ifHigh + ifLow) / upperBound;
}
