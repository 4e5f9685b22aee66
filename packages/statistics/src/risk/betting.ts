import type { Answer } from '../answer.ts';
import type { MeanHypothesis } from './mean-hypothesis.ts';
import { type MeanSample, type MeanTestResult, measureMean, type Play } from './mean-test.ts';

/**
 * How much a betting test stakes on the next card. `next` answers λ_j from the draws observed so far and m_j;
 * `observe` takes the card that was then drawn and its m_j.
 */
export type Bettor = {
  readonly next: (mean: number) => number;
  readonly observe: (value: number, mean: number) => void;
};

/** Starts a bettor for one test. */
export type StartBetting = (hypothesis: MeanHypothesis) => Bettor;

/**
 * Betting: the measured risk of an assertion from the assorter values of the cards drawn so far.
 *
 *   T_j = T_{j−1} · ( 1 + λ_j (x_j − m_j) ) ,   T_0 = 1 ,   P = min(1, 1 / max_j T_j)
 *
 *   x_j   assorter value of the j-th card drawn, in drawing order
 *   m_j   mean of the cards not yet drawn if the null hypothesis holds (see `conditionalMean`)
 *   λ_j   the stake, from earlier draws only; held within 0..1/m_j
 *
 * It is ALPHA in other words: η_j = m_j (1 + λ_j (u − m_j)).
 *
 * Hypothesis   the mean of the N values is at most t. P ≤ risk limit means the assertion may be confirmed.
 * Source       Waudby-Smith & Ramdas (2024), Estimating means of bounded random variables by betting, JRSS B 86(1),
 *              arXiv:2010.09686; Waudby-Smith, Stark & Ramdas (2021), RiLACS, arXiv:2107.11323.
 * Assumes      as `alphaRisk`.
 * Numerics     as `startMeanTest`.
 * Example      λ = 1, t = ½, two cards for the winner, with replacement: P = (1/1.5)² = 0.4444…
 */
export function bettingRisk(sample: MeanSample, bettor: StartBetting): Answer<MeanTestResult> {
  return measureMean(sample, bettingPlay(bettor(sample.hypothesis)));
}

/**
 * One step of a betting test with the stake held within 0..1/m, so that the factor is never negative. A bettor that
 * answers no number stakes nothing on the card.
 */
export function bettingPlay(bettor: Bettor): Play {
  return (value, mean) => {
    const asked = bettor.next(mean);
    const stake = Number.isNaN(asked) ? 0 : Math.min(1 / mean, Math.max(0, asked));
    bettor.observe(value, mean);
    return Math.max(0, 1 + stake * (value - mean));
  };
}

/** The same stake λ on every card. */
export function fixedBet(stake: number): StartBetting {
  return () => ({ next: () => stake, observe: () => {} });
}

/**
 * aGRAPA, the approximate growth-rate-adaptive stake: λ_1 as given, then
 *
 *   λ_j = clip( (x̄ − m_{j−1}) / (s² + (m_{j−1} − x̄)²) , 0 , c_j / m_j )
 *   c_j = c₀ + (c_max − c₀) (1 − 1/(1 + g √(j − 1)))
 *
 *   x̄, s²   mean and population variance of the earlier draws      c₀, c_max, g   `capFirst`, `capLast`, `capGrowth`
 *
 * Source   Waudby-Smith & Ramdas, arXiv:2010.09686 (aGRAPA), with the growing cap of Stark's software.
 *          m_{j−1}, the null mean of the card just seen, stands in both brackets there; any value known before the
 *          draw is as valid.
 */
export function approximateGrapa({
  firstStake,
  capFirst,
  capLast,
  capGrowth,
}: {
  readonly firstStake: number;
  readonly capFirst: number;
  readonly capLast: number;
  readonly capGrowth: number;
}): StartBetting {
  return () => {
    let count = 0;
    let average = 0;
    let squares = 0;
    let lastMean = 0;
    const grapa = () => {
      if (count === 0) return firstStake;
      const lead = average - lastMean;
      const spread = squares / count + lead ** 2;
      // Draws that all equal the null mean say nothing either way.
      return spread === 0 ? 0 : lead / spread;
    };
    return {
      next(mean) {
        const cap = capFirst + (capLast - capFirst) * (1 - 1 / (1 + capGrowth * Math.sqrt(count)));
        return Math.max(0, Math.min(grapa(), cap / mean));
      },
      observe(value, mean) {
        count += 1;
        const fromOldAverage = value - average;
        average += fromOldAverage / count;
        squares += fromOldAverage * (value - average);
        lastMean = mean;
      },
    };
  };
}
