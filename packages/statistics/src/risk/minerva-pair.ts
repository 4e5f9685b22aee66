import { assert } from '../answer.ts';
import {
  type Binomial,
  binomialUpperTail,
  logBinomialPmf,
  logBinomialPmfs,
  logBinomialUpperTail,
} from '../numeric/binomial.ts';
import { firstAtMostZero } from '../numeric/first-at-most-zero.ts';
import type { PairSample } from '../polling-sample.ts';

/**
 * The two hypotheses that Minerva weighs for one winner–loser pair: the winner's share of their votes is ½ (null), or
 * it is `winnerShare`, as reported (alternative).
 */
export type MinervaHypotheses = { readonly winnerShare: number; readonly riskLimit: number };

/**
 * What Minerva measures for one pair.
 *
 *   risk            ρ = P₀(K ≥ k) / P₁(K ≥ k) at the observed k, over the samples that did not pass before; from the
 *                   round in which the pair passed, else from the last round. May exceed 1, and be infinite
 *   passedInRound   the first round with k ≥ κ, from 0; `undefined` if there is none
 */
export type MinervaPairMeasure = { readonly risk: number; readonly passedInRound: number | undefined };

/** How far below its mean a null count can lie before it no longer matters: 8 standard deviations are 1e-15. */
const DEVIATIONS_KEPT = 8;

/** How far above its mean a null probability is still a double: 38 standard deviations are 1e-314. */
const DEVIATIONS_REPRESENTED = 38;

/** Where a tail is so much larger than its first term, all of the distribution lies above. */
const ALL_ABOVE = 1e250;

/**
 * The samples that have not passed: nobody could so far (`undefined` weights: the plain binomial), or the null
 * probabilities of the counts `from`, `from` + 1, … below the last κ. The alternative's probabilities are these times
 * the likelihood ratio, because the same counts are cut off from both.
 */
type Survivors = { readonly relevant: number; readonly from: number; readonly weights: Float64Array | undefined };

const nobodyPassed: Survivors = { relevant: 0, from: 0, weights: undefined };

type LogTails = { readonly underNull: number; readonly underAlternative: number };

/**
 * The measured risk of one pair, and the round in which it passed.
 *
 *   κⱼ   least k in ⌊nⱼ/2⌋ … with α P₁(Kⱼ ≥ k) ≥ P₀(Kⱼ ≥ k), where Kⱼ counts only samples below κ₁ … κⱼ₋₁ before
 *   nⱼ   relevant ballots through round j
 *
 * Source       Zagórski, McClearn, Morin, McBurnett & Vora, arXiv:2008.02315, the stopping rule and its tails.
 * Numerics     tails in logarithms. Only counts within 8 standard deviations below the null mean are convolved:
 *              those further down weigh less than 1e-12 of any tail.
 */
export function measureMinervaPair(hypotheses: MinervaHypotheses, samples: readonly PairSample[]): MinervaPairMeasure {
  let survivors = nobodyPassed;
  for (const [index, { winnerVotes, relevant }] of samples.entries()) {
    assert(relevant >= survivors.relevant, 'cumulative samples never shrink', samples);
    const isLast = index + 1 === samples.length;
    const kMin = isLast ? undefined : findKMin(hypotheses, survivors, relevant);
    const passesEarly = kMin !== undefined && winnerVotes >= kMin;
    if (isLast || passesEarly) {
      const tails = tailsOfNextRound(hypotheses, { survivors, relevant, kLeast: winnerVotes, kMost: winnerVotes });
      const { underNull, underAlternative } = tails(winnerVotes);
      const risk = underAlternative === -Infinity ? Infinity : Math.exp(underNull - underAlternative);
      // k ≥ κ and ρ ≤ α say the same.
      return { risk, passedInRound: passesEarly || risk <= hypotheses.riskLimit ? index : undefined };
    }
    survivors = afterRound(survivors, relevant, kMin);
  }
  return { risk: 1, passedInRound: undefined };
}

/** The chance that a first round of `relevant` ballots passes when the reported share is true; 0 where no count would. */
export function minervaFirstRoundPower(hypotheses: MinervaHypotheses, relevant: number): number {
  const kMin = findKMin(hypotheses, nobodyPassed, relevant);
  if (kMin === undefined) return 0;
  return binomialUpperTail({ trials: relevant, probability: hypotheses.winnerShare }, kMin);
}

/**
 * Whether a next round that brings the sample to a count passes the pair, which must not have passed before. What
 * survived the rounds so far is worked out once.
 */
export function nextMinervaRound(
  hypotheses: MinervaHypotheses,
  samples: readonly PairSample[],
): (next: PairSample) => boolean {
  let survivors = nobodyPassed;
  for (const { relevant } of samples) {
    survivors = afterRound(survivors, relevant, findKMin(hypotheses, survivors, relevant));
  }
  return ({ winnerVotes, relevant }) => {
    const tails = tailsOfNextRound(hypotheses, { survivors, relevant, kLeast: winnerVotes, kMost: winnerVotes });
    const { underNull, underAlternative } = tails(winnerVotes);
    return underAlternative !== -Infinity && Math.exp(underNull - underAlternative) <= hypotheses.riskLimit;
  };
}

/** ln of (likelihood under the reported share) / (likelihood under ½) for k winner votes among n relevant ballots. */
function logLikelihoodRatio(winnerShare: number, { winnerVotes, relevant }: PairSample): number {
  return winnerVotes * Math.log(2 * winnerShare) + (relevant - winnerVotes) * Math.log(2 * (1 - winnerShare));
}

function findKMin(hypotheses: MinervaHypotheses, survivors: Survivors, relevant: number): number | undefined {
  const { winnerShare, riskLimit } = hypotheses;
  const from = Math.floor(relevant / 2);
  // Where each single count is 1/α times likelier as reported, so is every tail: κ cannot lie further out.
  const perWinnerVote = Math.log(winnerShare) - Math.log1p(-winnerShare);
  const to = Math.min(
    relevant,
    Math.ceil((-relevant * Math.log(2 * (1 - winnerShare)) - Math.log(riskLimit)) / perWinnerVote),
  );
  if (to < from) return undefined;
  const tails = tailsOfNextRound(hypotheses, { survivors, relevant, kLeast: from, kMost: to });
  const logRiskLimit = Math.log(riskLimit);
  return firstAtMostZero({ from, to }, (k) => {
    const { underNull, underAlternative } = tails(k);
    return underNull === -Infinity ? -Infinity : underNull - underAlternative - logRiskLimit;
  });
}

type NextRound = {
  readonly survivors: Survivors;
  readonly relevant: number;
  readonly kLeast: number;
  readonly kMost: number;
};

/** ln P₀ and ln P₁ of at least k winner votes at the end of the next round, for k in `kLeast` … `kMost`. */
function tailsOfNextRound(
  { winnerShare }: MinervaHypotheses,
  { survivors, relevant, kLeast, kMost }: NextRound,
): (k: number) => LogTails {
  const { from, weights } = survivors;
  if (!weights) {
    return (k) => ({
      underNull: logBinomialUpperTail({ trials: relevant, probability: 0.5 }, k),
      underAlternative: logBinomialUpperTail({ trials: relevant, probability: winnerShare }, k),
    });
  }
  const reported = { trials: relevant - survivors.relevant, probability: winnerShare };
  const fair = { ...reported, probability: 0.5 };
  const top = from + weights.length - 1;
  const first = kLeast - top;
  const nullRatios = tailRatios(fair, first, kMost - from);
  const reportedRatios = tailRatios(reported, first, kMost - from);
  // What one winner vote fewer does to the likelihood ratio, and the ratio at the highest surviving count.
  const perVoteFewer = (1 - winnerShare) / winnerShare;
  const logRatioAtTop = logLikelihoodRatio(winnerShare, { winnerVotes: top, relevant: survivors.relevant });
  return (k) => {
    // The highest surviving count is the largest in every factor but its weight, so both sums are in units of its tail.
    let nullTail = 1;
    let reportedTail = 1;
    let nullSum = 0;
    let reportedSum = 0;
    for (let i = weights.length - 1, at = k - top - first; i >= 0; i -= 1, at += 1) {
      nullSum += weights[i] * nullTail;
      reportedSum += weights[i] * reportedTail;
      nullTail *= nullRatios[at];
      reportedTail *= reportedRatios[at] * perVoteFewer;
    }
    return {
      underNull: logBinomialUpperTail(fair, k - top) + Math.log(nullSum),
      underAlternative: logRatioAtTop + logBinomialUpperTail(reported, k - top) + Math.log(reportedSum),
    };
  };
}

/** P(X ≥ k + 1) / P(X ≥ k) for k = `first` … `last`. */
function tailRatios(distribution: Binomial, first: number, last: number): Float64Array {
  const { trials, probability } = distribution;
  const ratios = new Float64Array(last - first + 1);
  const odds = probability / (1 - probability);
  let k = last;
  // Beyond the trials there is no tail, and no ratio is asked for.
  for (; k > trials && k >= first; k -= 1) ratios[k - first] = 0;
  // tail / pmf, which grows inwards by the ratio of neighbouring terms and so never underflows.
  let tailOverPmf = Math.exp(logBinomialUpperTail(distribution, k) - logBinomialPmf(distribution, k));
  for (; k >= 0 && k >= first && tailOverPmf < ALL_ABOVE; k -= 1) {
    ratios[k - first] = (tailOverPmf - 1) / tailOverPmf;
    tailOverPmf = 1 + odds * ((trials - k + 1) / k) * tailOverPmf;
  }
  for (; k >= first; k -= 1) ratios[k - first] = 1;
  return ratios;
}

/** The survivors of a round that ended with `relevant` ballots and let every count of `kMin` or more pass. */
function afterRound(survivors: Survivors, relevant: number, kMin: number | undefined): Survivors {
  const { weights } = survivors;
  if (!weights && kMin === undefined) return { relevant, from: 0, weights: undefined };
  const deviation = Math.sqrt(relevant) / 2;
  const from = Math.max(0, Math.floor(relevant / 2 - DEVIATIONS_KEPT * deviation));
  const most = weights ? survivors.from + weights.length - 1 + relevant - survivors.relevant : relevant;
  // Against a landslide κ lies where no double can say how unlikely a count is; see `convolved` for what that loses.
  const represented = Math.ceil(relevant / 2 + DEVIATIONS_REPRESENTED * deviation);
  const to = Math.min(most, represented, kMin === undefined ? relevant : kMin - 1);
  if (!weights) {
    const fair = { trials: relevant, probability: 0.5 };
    return {
      relevant,
      from,
      weights: logBinomialPmfs(fair, from, to).map(Math.exp),
    };
  }
  return { relevant, from, weights: convolved(survivors, relevant - survivors.relevant, from, to) };
}

/** P₀ of the counts `from` … `to` after `added` more relevant ballots. */
function convolved(survivors: Survivors, added: number, from: number, to: number): Float64Array {
  const { weights } = survivors;
  assert(weights, 'only survivors with weights are convolved');
  const result = new Float64Array(Math.max(0, to - from + 1));
  const fair = { trials: added, probability: 0.5 };
  // Downwards a few deviations more than are kept; upwards as far as a count can stay below κ and a double can go. What
  // is lost beyond makes both tails smaller, the alternative's more, and so the risk larger.
  const deviation = Math.sqrt(added) / 2;
  const first = Math.max(0, Math.floor(added / 2 - (DEVIATIONS_KEPT + 3) * deviation));
  const last = Math.min(added, to - survivors.from, Math.ceil(added / 2 + DEVIATIONS_REPRESENTED * deviation));
  const steps = logBinomialPmfs(fair, first, last).map(Math.exp);
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i];
    const start = survivors.from + i + first - from;
    const end = Math.min(steps.length, result.length - start);
    for (let j = Math.max(0, -start); j < end; j += 1) {
      result[start + j] += weight * steps[j];
    }
  }
  return result;
}
