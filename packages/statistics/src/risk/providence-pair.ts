import { logBinomialUpperTail } from '../numeric/binomial.ts';
import { firstAtMostZero } from '../numeric/first-at-most-zero.ts';
import type { PairSample } from '../polling-sample.ts';

/** The two shares of a pair's votes that Providence weighs: as reported, and ½ (no winner). */
export type ProvidenceHypotheses = { readonly winnerShare: number; readonly nullShare: number };

/**
 * ln ω⁻¹ of one pair after each round: the smaller, the stronger the evidence that the reported winner beat the loser.
 *
 *   ω⁻¹ = [ Pr₀(k′ of n′) / Pr₁(k′ of n′) ] · [ P₀(K ≥ k − k′) / P₁(K ≥ k − k′) ]
 *
 *   k, n     winner votes and relevant ballots through this round     k′, n′   the same through the round before
 *   K        winner votes among the n − n′ relevant ballots of this round
 *
 * Source       Broadrick, Morin, McClearn, McBurnett, Vora & Zagórski, arXiv:2210.08717, the statistic ω.
 */
export function logProvidenceRatios(
  hypotheses: ProvidenceHypotheses,
  samples: readonly PairSample[],
): readonly number[] {
  let before: PairSample = { winnerVotes: 0, relevant: 0 };
  return samples.map((sample) => {
    const added = sample.relevant - before.relevant;
    const ratio =
      logNullOverReported(hypotheses, before) +
      logTailRatio(hypotheses, added, sample.winnerVotes - before.winnerVotes);
    before = sample;
    return ratio;
  });
}

/** A next round as seen from the sample so far. */
export type ProvidenceRound = {
  readonly hypotheses: ProvidenceHypotheses;
  readonly riskLimit: number;
  readonly soFar: PairSample;
  /** Relevant ballots the round adds. */
  readonly added: number;
};

/** The fewest winner votes, of those added, at which the pair passes in this round; `undefined` when none suffice. */
export function providenceKMin({ hypotheses, riskLimit, soFar, added }: ProvidenceRound): number | undefined {
  const soFarRatio = logNullOverReported(hypotheses, soFar) - Math.log(riskLimit);
  return firstAtMostZero({ from: 0, to: added }, (k) => soFarRatio + logTailRatio(hypotheses, added, k));
}

/** ln of (likelihood under the null share) / (likelihood under the reported share). */
export function logNullOverReported({ winnerShare, nullShare }: ProvidenceHypotheses, sample: PairSample): number {
  const forLoser = sample.relevant - sample.winnerVotes;
  const winnerTerm = sample.winnerVotes * Math.log(nullShare / winnerShare);
  return forLoser === 0 ? winnerTerm : winnerTerm + forLoser * Math.log((1 - nullShare) / (1 - winnerShare));
}

/** ln of P₀(K ≥ k) / P₁(K ≥ k) among `trials` ballots. */
export function logTailRatio({ winnerShare, nullShare }: ProvidenceHypotheses, trials: number, k: number): number {
  const underReported = logBinomialUpperTail({ trials, probability: winnerShare }, k);
  const underNull = logBinomialUpperTail({ trials, probability: nullShare }, k);
  return underNull === -Infinity ? -Infinity : underNull - underReported;
}
