import { conditionalMean, type MeanHypothesis } from './mean-hypothesis.ts';

/**
 * What ALPHA expects of the next card. `next` answers η_j from the draws observed so far and m_j; `observe` takes the
 * card that was then drawn. Because `next` comes first, η_j cannot depend on the card it is staked on.
 */
export type AlternativeEstimator = {
  readonly next: (mean: number) => number;
  readonly observe: (value: number) => void;
};

/** Starts an estimator for one test. */
export type EstimateAlternative = (hypothesis: MeanHypothesis) => AlternativeEstimator;

const EPSILON = 2 ** -52;

/**
 * Truncated shrinkage: a weighted mean of what was reported and what was drawn, kept between the null hypothesis and
 * the upper bound.
 *
 *   η_j = min( u(1−ε) − e_j , max( [ (d η₀ + S_{j−1})/(d + j − 1) + f u/σ_j ] / (1 + f/σ_j) , m_j(1+ε) + e_j ) )
 *   e_j = c / √(d + j − 1)
 *
 *   η₀   `initialMean`, the reported mean; u(1−ε) when left out      d   `weight` of η₀ in draws, 100 when left out
 *   c    `distance` kept from the null hypothesis, (η₀ − t)/2 − ε when left out; (u − c)/2 where u − c < t + c
 *   f    `boundWeight`, pulls towards u when the draws vary little; 0 when left out
 *   σ_j  standard deviation of the earlier draws, at least `leastDeviation` (10⁻⁶); 1 for the first two draws
 *
 * Source   Stark (2023), ALPHA, arXiv:2201.02707 (shrinkage and truncation), and its software's extension by σ.
 */
export function truncatedShrinkage({
  initialMean,
  weight = 100,
  distance,
  boundWeight = 0,
  leastDeviation = 1e-6,
}: {
  readonly initialMean?: number;
  readonly weight?: number;
  readonly distance?: number;
  readonly boundWeight?: number;
  readonly leastDeviation?: number;
}): EstimateAlternative {
  return ({ upperBound, nullMean }) => {
    const reported = initialMean ?? upperBound * (1 - EPSILON);
    const asked = distance ?? (reported - nullMean) / 2 - EPSILON;
    const kept = upperBound - asked < nullMean + asked ? (upperBound - asked) / 2 : asked;
    const draws = runningDeviation();
    return {
      next(mean) {
        const evidence = weight + draws.count();
        const margin = kept / Math.sqrt(evidence);
        const shrunk = (weight * reported + draws.sum()) / evidence;
        const pull = boundWeight === 0 ? 0 : boundWeight / deviationFor(draws, leastDeviation);
        const estimate = (shrunk + pull * upperBound) / (1 + pull);
        const atLeast = mean * (1 + EPSILON) + margin;
        return Math.min(upperBound * (1 - EPSILON) - margin, Math.max(estimate, atLeast));
      },
      observe: draws.observe,
    };
  };
}

/**
 * A fixed alternative: the mean of all cards is η, so what is left has mean (N η − S_{j−1})/(N − j + 1).
 *
 * With the reported mean and assorter values 0, ½, 1 this makes ALPHA the BRAVO test.
 * Source   Stark (2023), ALPHA, arXiv:2201.02707 (relation to BRAVO).
 */
export function fixedAlternative(alternativeMean: number): EstimateAlternative {
  return (hypothesis) => {
    const left = conditionalMean({ ...hypothesis, nullMean: alternativeMean });
    return { next: () => left.mean(), observe: left.observe };
  };
}

/**
 * The best constant alternative for a ballot-level comparison whose only errors are two-vote overstatements, at the
 * rate p₂.
 *
 *   η = (1 − u(1 − p₂)) / (2 − 2u) + u(1 − p₂) − ½         u  bound of the overstatement assorter, above 1
 *
 * Source   Stark (2023), ALPHA, arXiv:2201.02707 (comparison audits); Spertus (2023), COBRA, arXiv:2304.01010.
 * Assumes  a positive reported margin. Without one (u ≤ 1) there is nothing to stake, and η is the null mean.
 */
export function comparisonOptimal({ twoVoteRate = 1e-5 }: { readonly twoVoteRate?: number }): EstimateAlternative {
  return ({ upperBound }) => {
    const alternative = upperBound > 1 ? comparisonOptimalMean(upperBound, twoVoteRate) : undefined;
    return { next: (mean) => alternative ?? mean, observe: () => {} };
  };
}

/** η of `comparisonOptimal`, as the formula gives it. */
export function comparisonOptimalMean(upperBound: number, twoVoteRate: number): number {
  const kept = upperBound * (1 - twoVoteRate);
  return (1 - kept) / (2 - 2 * upperBound) + kept - 0.5;
}

type RunningDeviation = {
  readonly count: () => number;
  readonly sum: () => number;
  /** Population standard deviation of the draws, by Welford's recurrence. */
  readonly deviation: () => number;
  readonly observe: (value: number) => void;
};

function runningDeviation(): RunningDeviation {
  let count = 0;
  let sum = 0;
  let mean = 0;
  let squares = 0;
  return {
    count: () => count,
    sum: () => sum,
    deviation: () => Math.sqrt(squares / count),
    observe(value) {
      count += 1;
      sum += value;
      const fromOldMean = value - mean;
      mean += fromOldMean / count;
      squares += fromOldMean * (value - mean);
    },
  };
}

function deviationFor(draws: RunningDeviation, leastDeviation: number): number {
  return draws.count() < 2 ? 1 : Math.max(draws.deviation(), leastDeviation);
}
