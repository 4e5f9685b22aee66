import { type Answer, refuse } from '../answer.ts';
import { asWithReplacement } from './kaplan-markov.ts';
import { type MeanSample, type MeanTestResult, measureMean } from './mean-test.ts';

/**
 * Kaplan–Wald risk that the mean of non-negative values is at most t.
 *
 *   P = 1 / Π [ (1 − g) x_j/t + g ]      over the draws; the least product over the prefixes when the order is known
 *
 *   x_j   value of the j-th draw, at least 0      t   mean under test      g   kept back on every draw, 0 ≤ g < 1
 *
 * Hypothesis   the mean of the population is at most t. P ≤ risk limit means the assertion may be confirmed.
 * Source       Stark & Teague (2014), Verifiable European Elections: Risk-limiting Audits for D'Hondt and its
 *              relatives, USENIX JETS 3(1), which describes Kaplan's martingale; padding as in SHANGRLA
 *              (Stark 2020, arXiv:1911.10035).
 * Assumes      draws with replacement.
 * Numerics     as `startMeanTest`. With g = 0 one value of 0 makes P = 1 from there on.
 * Example      five ones, t = ½, g = 0.1: P = 1/1.9⁵ = 0.0403861…
 */
export function kaplanWaldRisk(sample: MeanSample, keptBack = 0): Answer<MeanTestResult> {
  if (!(keptBack >= 0 && keptBack < 1)) {
    return refuse('parameter-out-of-range', 'kept-back-not-inside', { found: keptBack });
  }
  const { nullMean } = sample.hypothesis;
  return measureMean(asWithReplacement(sample), (value) => ((1 - keptBack) * value) / nullMean + keptBack);
}
