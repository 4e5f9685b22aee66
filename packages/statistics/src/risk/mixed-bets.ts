import type { Bettor, StartBetting } from './betting.ts';

/**
 * Diversified betting: the evidence is split among several stakes, and each part grows on its own.
 *
 *   T_j = Σ_k w_k Π_{i ≤ j} (1 + λ_ki (x_i − m_i)) ,   λ_ki = c_k / m_i
 *
 *   c_k   `shares`: how much of its part each stake risks on one card, 0 ≤ c_k < 1        w_k   equal weights
 *
 * It is one betting test whose stake is the mean of the λ_k weighted by what each part has come to. It needs no guess
 * of error rates: the part with the best stake soon outweighs the others, at the price of a factor of the number of
 * stakes. It suits ONEAudit, where the spread of the values depends on the pools.
 *
 * Source   Waudby-Smith, Stark & Ramdas (2021), RiLACS, arXiv:2107.11323 (convex mixtures of martingales); Spertus
 *          (2023), COBRA, arXiv:2304.01010 (diversified betting).
 * Assumes  as `bettingRisk`; the shares fixed before the seed.
 * Example  one share c is `fixedBet(c/t)` for draws with replacement.
 */
export function mixedBets(shares: readonly number[] = evenlySpread): StartBetting {
  return (): Bettor => {
    const parts = new Float64Array(shares.length).fill(1);
    return {
      next(mean) {
        let staked = 0;
        let all = 0;
        for (let k = 0; k < parts.length; k += 1) {
          staked += parts[k] * shares[k];
          all += parts[k];
        }
        return all > 0 ? staked / (all * mean) : 0;
      },
      observe(value, mean) {
        let all = 0;
        for (let k = 0; k < parts.length; k += 1) {
          parts[k] *= 1 + (shares[k] * (value - mean)) / mean;
          all += parts[k];
        }
        // Only the proportions of the parts matter; kept near 1 they neither overflow nor vanish.
        for (let k = 0; k < parts.length; k += 1) parts[k] = (parts[k] * parts.length) / all;
      },
    };
  };
}

/** Stakes for margins from a fraction of a percent to a landslide. */
const evenlySpread: readonly number[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 0.95];
