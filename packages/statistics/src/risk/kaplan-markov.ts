import { type Answer, refuse } from '../answer.ts';
import { type MeanSample, type MeanTestResult, measureMean } from './mean-test.ts';

/**
 * Kaplan–Markov risk that the mean of non-negative values is at most t.
 *
 *   P = Π (t + g) / (x_j + g)        over the draws; the least product over the prefixes when the order is known
 *
 *   x_j   value of the j-th draw, at least 0        t   mean under test        g   padding, 0 or more
 *
 * Hypothesis   the mean of the population is at most t. P ≤ risk limit means the assertion may be confirmed.
 * Source       Stark (2009), Risk-limiting post-election audits: conservative P-values from common probability
 *              inequalities, IEEE Transactions on Information Forensics and Security 4(4); padding as in SHANGRLA
 *              (Stark 2020, arXiv:1911.10035).
 * Assumes      draws with replacement. `populationSize` is not used: see `kaplanKolmogorovRisk` for draws without.
 * Numerics     as `startMeanTest`. Without padding one value of 0 makes P = 1 from there on.
 * Example      five ones, t = ½, g = 0.1: P = (0.6/1.1)⁵ = 0.0482828…
 */
export function kaplanMarkovRisk(sample: MeanSample, padding = 0): Answer<MeanTestResult> {
  const refusal = checkPadding(padding);
  if (refusal) return refusal;
  const { nullMean } = sample.hypothesis;
  return measureMean(asWithReplacement(sample), (value) => (value + padding) / (nullMean + padding));
}

/** The same draws, read as draws with replacement. */
export function asWithReplacement(sample: MeanSample): MeanSample {
  return { ...sample, hypothesis: { ...sample.hypothesis, populationSize: Number.POSITIVE_INFINITY } };
}

function checkPadding(padding: number) {
  if (padding >= 0 && Number.isFinite(padding)) return undefined;
  return refuse('parameter-out-of-range', 'padding-below-zero', { found: padding });
}
