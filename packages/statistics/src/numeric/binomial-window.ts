import { type Binomial, binomialLowerTail, logBinomialPmf } from './binomial.ts';

/** Probabilities of the counts `first`, `first` + 1, …; those left out are together less than 1e-14. */
export type CountWindow = { readonly first: number; readonly chances: Float64Array };

/** How many standard deviations, and counts, of a binomial are kept on either side of its mean. */
const DEVIATIONS = 8;
const COUNTS = 12;

/**
 * P(X = k) for all k near the mean, where all that can be seen in a double's sum lies.
 *
 * Numerics   one probability from its logarithm, the others from their neighbours.
 */
export function binomialWindow(distribution: Binomial): CountWindow {
  const { trials, probability } = distribution;
  if (trials === 0 || probability <= 0) return { first: 0, chances: Float64Array.of(1) };
  if (probability >= 1) return { first: trials, chances: Float64Array.of(1) };
  const mean = trials * probability;
  const reach = DEVIATIONS * Math.sqrt(mean * (1 - probability)) + COUNTS;
  const first = Math.max(0, Math.floor(mean - reach));
  const last = Math.min(trials, Math.ceil(mean + reach));
  const chances = new Float64Array(last - first + 1);
  const mode = Math.min(last, Math.max(first, Math.floor(mean)));
  const odds = probability / (1 - probability);
  chances[mode - first] = Math.exp(logBinomialPmf(distribution, mode));
  for (let k = mode + 1; k <= last; k += 1) {
    chances[k - first] = chances[k - first - 1] * ((odds * (trials - k + 1)) / k);
  }
  for (let k = mode - 1; k >= first; k -= 1) {
    chances[k - first] = chances[k - first + 1] * ((k + 1) / (odds * (trials - k)));
  }
  return { first, chances };
}

/** P(X ≤ k), kept up to date while trials fall away and k rises. */
export type LowerTailWalk = {
  readonly chance: () => number;
  readonly dropTrial: () => void;
  readonly raiseCount: () => void;
};

/** After so many steps the probability that is added is computed anew from its logarithm. */
const STEPS_AT_MOST = 64;

/**
 * P(X ≤ k) for many neighbouring distributions and counts at the price of one. Each step only ever adds:
 *
 *   P_{n−1}(X ≤ k) = P_n(X ≤ k) + p · P_{n−1}(X = k)        P_n(X ≤ k + 1) = P_n(X ≤ k) + P_n(X = k + 1)
 */
export function walkLowerTail(distribution: Binomial, count: number): LowerTailWalk {
  const { probability } = distribution;
  let { trials } = distribution;
  let k = count;
  if (probability <= 0 || probability >= 1) {
    return {
      chance: () => (probability <= 0 || k >= trials ? 1 : 0),
      dropTrial: () => {
        trials -= 1;
      },
      raiseCount: () => {
        k += 1;
      },
    };
  }
  const logFailure = Math.log1p(-probability);
  const odds = probability / (1 - probability);
  let tail = binomialLowerTail(distribution, count);
  let logAtCount = logBinomialPmf(distribution, count);
  let steps = 0;
  const stepBy = (log: number) => {
    steps += 1;
    logAtCount = steps % STEPS_AT_MOST === 0 ? logBinomialPmf({ trials, probability }, k) : logAtCount + log;
  };
  return {
    chance: () => (k >= trials ? 1 : Math.min(1, tail)),
    dropTrial: () => {
      trials -= 1;
      if (k > trials) return;
      stepBy(Math.log((trials + 1 - k) / (trials + 1)) - logFailure);
      tail += probability * Math.exp(logAtCount);
    },
    raiseCount: () => {
      k += 1;
      if (k > trials) return;
      stepBy(Math.log((odds * (trials - k + 1)) / k));
      tail += Math.exp(logAtCount);
    },
  };
}

/** P(X = k) for k = 0 … trials. Those too small for a double are 0. */
export function binomialPmfs(distribution: Binomial): Float64Array {
  const all = new Float64Array(distribution.trials + 1);
  for (let k = 0; k < all.length; k += 1) all[k] = Math.exp(logBinomialPmf(distribution, k));
  return all;
}

/** A share of what is left, which rounding may push just outside 0 … 1. */
export function portion(share: number, of: number): number {
  return of <= 0 ? 0 : Math.min(1, Math.max(0, share / of));
}
