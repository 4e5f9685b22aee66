import { type Answer, answer, refuse } from '../answer.ts';

/**
 * What the tests of this folder decide about: N numbers, each in 0..u, of which the null hypothesis says that their
 * mean is at most t. An assertion about an outcome is true exactly when the mean of its assorter exceeds t = ½.
 *
 *   upperBound       u, no number exceeds it
 *   nullMean         t, 0 < t < u
 *   populationSize   N; `Infinity` when cards are drawn with replacement
 */
export type MeanHypothesis = {
  readonly upperBound: number;
  readonly nullMean: number;
  readonly populationSize: number;
};

/**
 * What the null hypothesis says of the next draw, as draws are observed.
 *
 *   m_j = (N t − S_{j−1}) / (N − j + 1)        S_{j−1} the sum of the earlier draws; m_j = t with replacement
 *
 * `impossible`: the draws already exceed N t, so the null hypothesis is false whatever was not drawn.
 * `exhausted`: under the null hypothesis nothing is left (m_j = 0).
 *
 * Numerics: N t − S is kept with compensated summation. Overstatement assorters are not exact in doubles, so at an
 * exact tie a full count can leave ±10⁻¹⁴ where 0 belongs; sums within 10⁻¹² N u of N t count as equal to it. One vote
 * moves the sum by at least a quarter, so no difference in votes is lost.
 */
export type ConditionalMean = {
  /** m_j, the mean of what is left if the null hypothesis holds at its edge. */
  readonly mean: () => number;
  readonly exhausted: () => boolean;
  readonly impossible: () => boolean;
  /** True when every card was drawn (never with replacement). */
  readonly complete: () => boolean;
  readonly observe: (value: number) => void;
};

/** Starts with no draws. */
export function conditionalMean({ upperBound, nullMean, populationSize }: MeanHypothesis): ConditionalMean {
  if (populationSize === Number.POSITIVE_INFINITY) return withReplacement(nullMean);
  const tolerance = 1e-12 * populationSize * upperBound;
  let left = populationSize;
  let remainder = populationSize * nullMean;
  let lost = 0;
  const sumLeft = () => remainder + lost;
  return {
    mean: () => (left > 0 ? sumLeft() / left : 0),
    exhausted: () => Math.abs(sumLeft()) <= tolerance,
    impossible: () => sumLeft() < -tolerance,
    complete: () => left <= 0,
    observe(value) {
      left -= 1;
      const next = remainder - value;
      lost += Math.abs(remainder) >= Math.abs(value) ? remainder - next - value : -value - next + remainder;
      remainder = next;
    },
  };
}

function withReplacement(nullMean: number): ConditionalMean {
  return {
    mean: () => nullMean,
    exhausted: () => false,
    impossible: () => false,
    complete: () => false,
    observe: () => {},
  };
}

/** Refuses a hypothesis outside its domain. */
export function checkHypothesis(hypothesis: MeanHypothesis): Answer<MeanHypothesis> {
  const { upperBound, nullMean, populationSize } = hypothesis;
  if (!(upperBound > 0 && Number.isFinite(upperBound))) {
    return refuse('parameter-out-of-range', 'upper-bound-not-above', { found: upperBound });
  }
  if (!(nullMean > 0 && nullMean < upperBound)) {
    return refuse('parameter-out-of-range', 'mean-outside', { bound: upperBound, found: nullMean });
  }
  const isCount = Number.isSafeInteger(populationSize) && populationSize >= 1;
  if (!isCount && populationSize !== Number.POSITIVE_INFINITY) {
    return refuse('parameter-out-of-range', 'cards-not-whole', { found: populationSize });
  }
  return answer(hypothesis);
}

/** Refuses values that cannot have come from the population: below 0, above the bound, or too many of them. */
export function checkDraws(values: ArrayLike<number>, hypothesis: MeanHypothesis): Answer<ArrayLike<number>> {
  if (values.length > hypothesis.populationSize) {
    return refuse('counts-contradict', 'drawn-above-population', {
      drawn: values.length,
      cards: hypothesis.populationSize,
    });
  }
  const highest = hypothesis.upperBound * (1 + 1e-9);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (!(value >= 0 && value <= highest)) {
      return refuse('parameter-out-of-range', 'draw-outside', {
        draw: index + 1,
        bound: hypothesis.upperBound,
        found: value,
      });
    }
  }
  return answer(values);
}
