import type { ChoicePair } from '../contest-tally.ts';
import { type PairSample, type PollingRound, pairSamples } from '../polling-sample.ts';

/**
 * A pair's cumulative samples as published software counts them: every vote for one of the two, also two votes on one card.
 */
export function pairSamplesCompatible(pair: ChoicePair, rounds: readonly PollingRound[]): readonly PairSample[] {
  return pairSamples(
    pair,
    rounds.map((round) => ({ ...round, cardsForBoth: [] })),
  );
}
