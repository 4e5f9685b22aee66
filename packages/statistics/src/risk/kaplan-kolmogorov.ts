import { type Answer, refuse } from '../answer.ts';
import { type MeanSample, type MeanTestResult, measureMean } from './mean-test.ts';

/**
 * Kaplan–Kolmogorov risk: the Kaplan–Markov product for draws without replacement.
 *
 *   P = Π (m_j + g) / (x_j + g)      over the draws; the least product over the prefixes when the order is known
 *
 *   x_j   value of the j-th draw, at least 0            g   padding, 0 or more
 *   m_j   (N t − S_{j−1})/(N − j + 1), what the null hypothesis leaves for the cards not yet drawn
 *
 * Hypothesis   the mean of the N values is at most t. P ≤ risk limit means the assertion may be confirmed.
 * Source       the martingale of Kolmogorov for draws without replacement, as in SHANGRLA (Stark 2020,
 *              arXiv:1911.10035).
 * Assumes      draws without replacement from `populationSize` cards, in drawing order.
 * Numerics     guards as in `startMeanTest`; without them m_j + g turns negative once the draws exceed N t.
 * Example      N = 7, two cards of 0.5025…, t = ½, g = 0: P = 0.9891958…
 */
export function kaplanKolmogorovRisk(sample: MeanSample, padding = 0): Answer<MeanTestResult> {
  if (!(padding >= 0 && Number.isFinite(padding))) {
    return refuse('parameter-out-of-range', 'padding-below-zero', { found: padding });
  }
  return measureMean(sample, (value, mean) => (value + padding) / (mean + padding));
}
