import { type Answer, answer, refuse } from '../answer.ts';
import { type AssertionTest, learnsFromDraws, startPlay } from './assertion-test.ts';
import { type MeanTestResult, measureMean, type Play } from './mean-test.ts';

/**
 * Batch comparison by a test of the mean of 1 − taint, without Kaplan–Markov's wait for the end of a round.
 *
 *   x_j = 1 − τ_j ,   t = 1 − 1/U ,   P = min(1, 1 / max_j T_j)      T as in `alphaRisk` with replacement, u = 1
 *
 *   τ_j   taint of the j-th batch drawn, e/u of `macro.ts`: its error over its error bound, 0 where it is below 0
 *   U     sum of the error bounds over all batches of the contest
 *
 * A batch is drawn with probability u_b/U, so the mean of τ is Σe/U; a wrong outcome has Σe ≥ 1, hence mean x ≤ t.
 *
 * With `test` left out, T_j = Π x_i/t: the Kaplan–Markov product of MACRO read after every draw, in drawing order. It
 * therefore stops no later than MACRO on any sample. Diversified bets keep going after a batch whose taint is 1.
 *
 * Hypothesis   the reported outcome is wrong. P ≤ risk limit means the audit may stop.
 * Source       Stark (2009), Efficient post-election audits of multiple contests, SSRN 1443314 (taints, bounds);
 *              Stark (2023), ALPHA, arXiv:2201.02707 (batch-level comparison).
 * Assumes      batches drawn with replacement, with probability proportional to their error bounds, which were fixed
 *              before the seed; taints in drawing order. A taint above 1 shows that a bound was no bound: P = 1.
 *              Taints of batches that were mixed after the seed are those of `MacroRisk.charges`. Whoever mixed them may
 *              have known which batches come next, so that stakes that learn from earlier taints are refused there: with
 *              stakes fixed before the seed every factor falls as its taint rises, and a charge can only raise the risk.
 *              Extra results are no draws and have no taint.
 * Numerics     as `startMeanTest`.
 * Example      U = 20, 58 draws without errors: P = 0.95^58 = 0.0510…, and 59 draws give 0.0485….
 */
export function batchAlphaRisk({
  taints,
  errorBoundSum,
  riskLimit,
  test,
  hasGroupAfterSeed = false,
}: {
  readonly taints: ArrayLike<number>;
  readonly errorBoundSum: number;
  readonly riskLimit: number;
  readonly test?: AssertionTest;
  /** Some batches were mixed after the seed was known. */
  readonly hasGroupAfterSeed?: boolean;
}): Answer<MeanTestResult> {
  if (hasGroupAfterSeed && test && learnsFromDraws(test)) {
    return refuse('method-does-not-apply', 'mixed-needs-fixed-stakes');
  }
  if (!(errorBoundSum > 1)) {
    return refuse('counts-contradict', 'error-bounds-too-small', { found: errorBoundSum });
  }
  const values = Float64Array.from(taints, (taint) => 1 - Math.max(0, taint));
  if (values.some(Number.isNaN)) return refuse('parameter-out-of-range', 'taint-not-a-number');
  if (errorBoundSum === Number.POSITIVE_INFINITY || values.some((value) => value < 0)) {
    const pValues = new Float64Array(values.length).fill(1);
    return answer({ pValue: 1, stopped: 'no', pValues, stoppedAt: undefined });
  }
  const hypothesis = { upperBound: 1, nullMean: 1 - 1 / errorBoundSum, populationSize: Number.POSITIVE_INFINITY };
  const play: Play = test ? startPlay(test, hypothesis) : (value, mean) => value / mean;
  return measureMean({ values, hypothesis, riskLimit }, play);
}
