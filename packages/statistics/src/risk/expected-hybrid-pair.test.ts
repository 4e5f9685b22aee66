import { expect, test } from 'vitest';
import { type CumulativeSize, expectedComparison, expectedHybridPair } from './expected-hybrid-pair.ts';
import type { HybridPair } from './hybrid-audit.ts';
import type { PollingStratum } from './suite-strata.ts';

const comparison = { ballots: 1000, sampled: 100, o1: 3, o2: 1, u1: 3, u2: 1 };

/** A pair whose polled stratum has 20 ballots, two of them for neither. */
function pairOf(
  votes: { readonly winner: number; readonly loser: number },
  polled: Partial<PollingStratum>,
): HybridPair {
  const { winner, loser } = votes;
  return {
    pair: { winner: { id: 'ann', votes: winner + 600 }, loser: { id: 'ben', votes: loser + 400 } },
    margin: winner - loser + 200,
    cvrMargin: 200,
    comparison,
    polling: {
      ballots: 20,
      winnerVotes: winner,
      loserVotes: loser,
      sampled: 0,
      sampleWinner: 0,
      sampleLoser: 0,
      ...polled,
    },
    earlierPolling: [],
    known: { comparison: false, polling: false },
  };
}

const polledAt = (pair: HybridPair, size: CumulativeSize) => {
  const { sampled, sampleWinner, sampleLoser } = expectedHybridPair(pair, size).polling;
  return [sampled, sampleWinner, sampleLoser];
};

test('discrepancies go on at their rate: overstatements rounded up, understatements down', () => {
  // 150 more comparisons at 3 and 1 in 100: 4.5 and 1.5 of each.
  expect(expectedComparison(comparison, 250, 150)).toEqual({ ballots: 1000, sampled: 250, o1: 8, o2: 3, u1: 7, u2: 2 });
});

test('of a size that was reached before nothing is foreseen: what was polled stays as it is', () => {
  const pair = pairOf({ winner: 11, loser: 7 }, { sampled: 10, sampleWinner: 5, sampleLoser: 3 });
  for (const polling of [0, 9, 10]) expect(polledAt(pair, { cvr: 100, polling })).toEqual([10, 5, 3]);
});

test('a ballot that rounding leaves over goes to the loser, where the report has one for it', () => {
  // 5, 3 and 2 of 10; five more at these shares are 2.5 and 1.5, so 7 : 5, and three for neither where two were reported.
  const pair = pairOf({ winner: 11, loser: 7 }, { sampled: 10, sampleWinner: 5, sampleLoser: 3 });
  expect(polledAt(pair, { cvr: 100, polling: 15 })).toEqual([15, 7, 6]);
});

test('it goes to the winner where the report has no more votes for the loser', () => {
  const pair = pairOf({ winner: 13, loser: 5 }, { sampled: 10, sampleWinner: 5, sampleLoser: 3 });
  expect(polledAt(pair, { cvr: 100, polling: 15 })).toEqual([15, 8, 5]);
});
