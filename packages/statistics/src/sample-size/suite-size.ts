import { type Answer, answer, refuse } from '../answer.ts';
import { scaledUp } from '../numeric/fraction.ts';
import { type CumulativeSize, expectedHybridPair } from '../risk/expected-hybrid-pair.ts';
import { type HybridAudit, type HybridPair, hybridPairsToTest } from '../risk/hybrid-audit.ts';
import { suitePairRisk } from '../risk/suite.ts';
import { decades, smallestSizeWithPower } from './smallest-size-with-power.ts';

/** Additional ballots to draw from each stratum; `isFullCount` when that is all of them. */
export type HybridSampleSize = { readonly cvr: number; readonly polling: number; readonly isFullCount: boolean };

/**
 * How many more ballots to draw from the two strata of a SUITE audit, so that the risk is expected to meet the limit.
 *
 *   n with e(n) ≤ α < e(n − 1) ,   ⌈ n N₁ / (N₁ + N₂) ⌉ of them from the stratum with CVRs
 *
 *   e(n)     the largest risk over the pairs if a sample of n in all continues as it began, or as reported before the
 *            first draw (`expectedHybridPair`)
 *   N₁, N₂   ballots of the strata
 *
 * Source     Ottoboni, Stark, Lindeman & McBurnett, SUITE, arXiv:1809.04235, with proportional allocation.
 * Assumes    the reported votes are right; discrepancies go on at the rate found, rounded against the winner. This is
 *            no chance of finishing: luck decides whether a little more is needed.
 * Corrects   sizes are additional; every pair is looked at; discrepancies grow with the comparisons only; a stratum that
 *            runs out is counted in full, and where no sample is expected to do, all ballots of both are asked for.
 * Example    1,900,000 ballots with CVRs, 960,000 to 940,000, and 100,000 without, 51,000 to 49,000; α = 5 %:
 *            3,838 and 202.
 */
export function suiteSampleSize(audit: HybridAudit): Answer<HybridSampleSize> {
  const pairs = hybridPairsToTest(audit);
  if (!pairs.ok) return pairs;
  const { cvr, polling, riskLimit } = audit;
  const drawn = { cvr: cvr.sampled, polling: polling.sampled };
  const riskAt = (size: CumulativeSize) => expectedRisk(pairs.value, size, riskLimit);
  if (riskAt(drawn) <= riskLimit) {
    return refuse('audit-already-complete', 'limits-met-no-more-ballots');
  }
  const ballots = cvr.ballots + polling.ballots;
  const left = ballots - drawn.cvr - drawn.polling;
  if (left === 0) return refuse('audit-already-complete', 'every-ballot-looked-at');
  const cumulative = (added: number): CumulativeSize => allocate(audit, drawn.cvr + drawn.polling + added);
  const added = smallestSizeWithPower({
    power: (more) => (riskAt(cumulative(more)) <= riskLimit ? 1 : 0),
    chance: 1,
    most: left,
    brackets: decades,
  });
  const size = added === undefined ? { cvr: cvr.ballots, polling: polling.ballots } : cumulative(added);
  const isFullCount = size.cvr === cvr.ballots && size.polling === polling.ballots;
  return answer({ cvr: size.cvr - drawn.cvr, polling: size.polling - drawn.polling, isFullCount });
}

/** A total in proportion to the ballots of the strata, but neither less than was drawn nor more than there is. */
export function allocate({ cvr, polling }: HybridAudit, total: number): CumulativeSize {
  const inProportion = scaledUp(total, { numerator: cvr.ballots, denominator: cvr.ballots + polling.ballots });
  const fewest = Math.max(cvr.sampled, total - polling.ballots);
  const most = Math.min(cvr.ballots, total - polling.sampled);
  const compared = Math.min(most, Math.max(fewest, inProportion));
  return { cvr: compared, polling: total - compared };
}

function expectedRisk(pairs: readonly HybridPair[], size: CumulativeSize, riskLimit: number): number {
  const risks = pairs.map((pair) => suitePairRisk(expectedHybridPair(pair, size), riskLimit).pValue);
  return Math.max(...risks);
}
