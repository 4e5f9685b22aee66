import type { Answer } from '../answer.ts';
import { alphaRisk } from './alpha.ts';
import { fixedAlternative } from './alternative-estimator.ts';
import type { MeanSample, MeanTestResult } from './mean-test.ts';

/**
 * Wald's sequential probability ratio test of mean t against one alternative mean η.
 *
 *   P = 1 / max_j Π_{i ≤ j} [ x_i η_i/m_i + (u − x_i)(u − η_i)/(u − m_i) ] / u
 *
 *   η_i   (N η − S_{i−1})/(N − i + 1), or η with replacement; the other symbols are those of `alphaRisk`
 *
 * Hypothesis   the mean of the N values is at most t. P ≤ risk limit means the assertion may be confirmed.
 * Source       Wald (1945), Sequential tests of statistical hypotheses, Annals of Mathematical Statistics 16(2), for
 *              values 0 and u; between them the ratio is interpolated linearly, which ALPHA (Stark 2023,
 *              arXiv:2201.02707) shows to be valid for any values in 0..u.
 * Assumes      as `alphaRisk`; η fixed before the seed.
 * Numerics     as `startMeanTest`.
 * Example      three ones, η = 0.7, u = 1, with replacement: P = (0.5/0.7)³ = 0.3644314…
 */
export function waldSprtRisk(sample: MeanSample, alternativeMean: number): Answer<MeanTestResult> {
  return alphaRisk(sample, fixedAlternative(alternativeMean));
}
