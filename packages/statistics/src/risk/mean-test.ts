import { type Answer, answer } from '../answer.ts';
import { checkDraws, checkHypothesis, conditionalMean, type MeanHypothesis } from './mean-hypothesis.ts';
import { type RiskMeasure, riskByArithmetic, riskByStatistics } from './risk-measure.ts';

/**
 * One step of a test: the factor by which the draw `value` multiplies the evidence, given m_j (`mean`).
 *
 * Valid when the factor is never negative and its expectation is at most 1 if the mean is m_j. What it stakes may
 * depend on the values of earlier calls, never on `value` itself: it is called once for each draw, in drawing order.
 */
export type Play = (value: number, mean: number) => number;

/** A test under way. `observe` takes the next draw and answers T_j. */
export type MeanTest = {
  readonly observe: (value: number) => number;
  /** True when the draws exclude the null hypothesis whatever was not drawn: S > N t. */
  readonly settled: () => boolean;
  /** True when every card was drawn. */
  readonly complete: () => boolean;
};

/** ε of the published guards: the distance from 1 to the next double. */
const EPSILON = 2 ** -52;
const NEAR_ZERO = 2 * EPSILON;

/**
 * Starts a test with T_0 = 1. T_j = T_{j−1} · play(x_j, m_j), read through these guards:
 *
 *   m_j > u   0     the null hypothesis is true: what is left cannot reach its mean
 *   m_j ≈ 0   1     at the edge, nothing is decided (absolute 2ε)
 *   m_j ≈ u   1     likewise (absolute 2ε or relative 10⁻⁶)
 *   m_j < 0   ∞     the null hypothesis is false: the draws already exceed N t
 *
 * Numerics: T stays below the largest double, so it never turns into ∞ · 0; a smaller T only makes p larger.
 */
export function startMeanTest(hypothesis: MeanHypothesis, play: Play): MeanTest {
  const { upperBound } = hypothesis;
  const nullHypothesis = conditionalMean(hypothesis);
  let evidence = 1;
  const grow = (factor: number) => {
    // Evidence that is lost stays lost, also where a factor is too large for a double.
    evidence = evidence === 0 ? 0 : Math.min(Number.MAX_VALUE, evidence * factor);
  };
  const afterGuards = (value: number) => {
    const mean = nullHypothesis.mean();
    if (nullHypothesis.exhausted() || Math.abs(mean) <= NEAR_ZERO) return 1;
    if (Math.abs(upperBound - mean) <= NEAR_ZERO + 1e-6 * mean) {
      if (mean < upperBound) grow(play(value, mean));
      return 1;
    }
    if (mean > upperBound) return 0;
    if (nullHypothesis.impossible()) return Number.POSITIVE_INFINITY;
    grow(play(value, mean));
    return evidence;
  };
  return {
    observe(value) {
      const reported = afterGuards(value);
      nullHypothesis.observe(value);
      return reported;
    },
    settled: nullHypothesis.impossible,
    complete: nullHypothesis.complete,
  };
}

/**
 * A measured risk with its course: `pValues[j]` is min(1, 1/T) after draw j + 1, and `stoppedAt` the first draw that
 * met the risk limit.
 */
export type MeanTestResult = RiskMeasure & {
  readonly pValues: Float64Array;
  readonly stoppedAt: number | undefined;
};

/** The sample of one assertion: assorter values in drawing order, what is tested of them, and the risk limit. */
export type MeanSample = {
  readonly values: ArrayLike<number>;
  readonly hypothesis: MeanHypothesis;
  readonly riskLimit: number;
  /**
   * Whether the order of `values` is the random order of drawing. It is unless said otherwise; where it is not, only
   * the product over the whole sample counts.
   */
  readonly drawingOrder?: 'known' | 'unknown';
};

/**
 * Measures the risk of a whole sample: p = 1 / max T, so that an audit may stop at whichever draw first meets the risk
 * limit (Ville's inequality). A full count answers by arithmetic instead.
 */
export function measureMean(sample: MeanSample, play: Play): Answer<MeanTestResult> {
  const { values, hypothesis, riskLimit } = sample;
  const domain = checkHypothesis(hypothesis);
  if (!domain.ok) return domain;
  const draws = checkDraws(values, hypothesis);
  if (!draws.ok) return draws;

  const test = startMeanTest(hypothesis, play);
  const pValues = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const evidence = test.observe(values[index]);
    pValues[index] = test.settled() ? 0 : Math.min(1, 1 / evidence);
  }
  // Every card was seen and the assertion does not hold: no earlier luck may confirm it.
  if (test.complete() && !test.settled()) return answer({ pValue: 1, stopped: 'no', pValues, stoppedAt: undefined });

  const countedFrom = sample.drawingOrder === 'unknown' ? pValues.length - 1 : 0;
  let smallest = 1;
  let stoppedAt: number | undefined;
  for (let index = Math.max(0, countedFrom); index < pValues.length; index += 1) {
    const pValue = pValues[index];
    if (pValue < smallest) smallest = pValue;
    if (stoppedAt === undefined && pValue <= riskLimit) stoppedAt = index + 1;
  }
  const measure = test.settled() ? riskByArithmetic : riskByStatistics(smallest, riskLimit);
  return answer({ ...measure, pValues, stoppedAt });
}
