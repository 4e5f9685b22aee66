import type { HybridPair } from './hybrid-audit.ts';
import { type ComparisonStratum, foreseenVotes, type PollingStratum } from './suite-strata.ts';

/** Ballots by stratum, counted from the start of the audit. */
export type CumulativeSize = { readonly cvr: number; readonly polling: number };

/**
 * The pair as it would stand after samples of a cumulative size, if discrepancies went on at the rate found so far and
 * the polled votes at the sample's shares (or, before the first draw, at the reported ones). Rounded against the winner.
 *
 * Source       Ottoboni, Stark, Lindeman & McBurnett, SUITE, arXiv:1809.04235, planning of sample sizes.
 */
export function expectedHybridPair(pair: HybridPair, size: CumulativeSize): HybridPair {
  return {
    ...pair,
    comparison: expectedComparison(pair.comparison, size.cvr, size.cvr - pair.comparison.sampled),
    polling: withinReport(expectedPolling(pair.polling, size.polling)),
  };
}

/** The stratum after `sampled` comparisons, with as many more discrepancies as `added` comparisons would show. */
export function expectedComparison(stratum: ComparisonStratum, sampled: number, added: number): ComparisonStratum {
  const rate = (count: number) => (stratum.sampled === 0 ? 0 : count / stratum.sampled);
  return {
    ballots: stratum.ballots,
    sampled,
    o1: stratum.o1 + Math.ceil(rate(stratum.o1) * added),
    o2: stratum.o2 + Math.ceil(rate(stratum.o2) * added),
    u1: stratum.u1 + Math.floor(rate(stratum.u1) * added),
    u2: stratum.u2 + Math.floor(rate(stratum.u2) * added),
  };
}

/** The stratum after `size` polled ballots, or after all it has, rounded as published. */
export function expectedPolling(stratum: PollingStratum, size: number): PollingStratum {
  const { ballots } = stratum;
  const foreseen = foreseenVotes(stratum);
  const sampled = Math.min(ballots, size);
  const added = sampled - stratum.sampled;
  if (added <= 0) return { ...stratum, sampled: Math.max(sampled, stratum.sampled) };
  // Products before quotients: 50,000 · 2,512,500 / 5,000,000 is 25,125, not a little less.
  const winner =
    stratum.sampled > 0 ? (added * stratum.sampleWinner) / stratum.sampled : (added * foreseen.winner) / ballots;
  const loser =
    stratum.sampled > 0 ? (added * stratum.sampleLoser) / stratum.sampled : (added * foreseen.loser) / ballots;
  return {
    ...stratum,
    sampled,
    sampleWinner: Math.min(foreseen.winner, stratum.sampleWinner + Math.floor(winner)),
    sampleLoser: Math.min(foreseen.loser, stratum.sampleLoser + Math.ceil(loser)),
  };
}

/**
 * The same sample with no more ballots for neither than were reported: rounding both shares can leave one over, which
 * the report would rule out and which would make the risk 1. It goes to the loser, then to the winner.
 */
function withinReport(stratum: PollingStratum): PollingStratum {
  const { sampled, sampleWinner, sampleLoser } = stratum;
  const foreseen = foreseenVotes(stratum);
  const excess = Math.max(0, sampled - sampleWinner - sampleLoser - foreseen.other);
  const toLoser = Math.min(excess, Math.max(0, foreseen.loser - sampleLoser));
  const toWinner = Math.min(excess - toLoser, Math.max(0, foreseen.winner - sampleWinner));
  return { ...stratum, sampleWinner: sampleWinner + toWinner, sampleLoser: sampleLoser + toLoser };
}
