import type { ContestTally } from '../packages/statistics/src/contest-tally.ts';
import { type PollingSample, universeOfOneNumber } from '../packages/statistics/src/polling-sample.ts';
import { minervaRisk } from '../packages/statistics/src/risk/minerva.ts';
import { providenceRisk } from '../packages/statistics/src/risk/providence.ts';
import { minervaSampleSizes, providenceSampleSizes } from '../packages/statistics/src/sample-size/offered-sizes.ts';
import { type BenchRow, measure } from './measure.ts';

/** Minerva and Providence for contests of ten million ballots with small margins. */
export function benchPolling(): readonly BenchRow[] {
  const nothing = sampleOf([]);
  const oneRound = sampleOf([240_000]);
  const threeRounds = sampleOf([80_000, 80_000, 80_000]);
  const twoPercent = contestOf(0.02);
  return [
    measure('Minerva sizes, margin 2 %', 0.02, () => expectOk(minervaSampleSizes(twoPercent, nothing, 0.05))),
    measure('Minerva risk after 240,000 ballots, margin 2 %', 0.02, () =>
      expectOk(minervaRisk(twoPercent, oneRound, 0.05)),
    ),
    // Rounds two and on convolve what survived the rounds before.
    measure('Minerva risk after 240,000 ballots in three rounds', 0.05, () =>
      expectOk(minervaRisk(twoPercent, threeRounds, 0.05)),
    ),
    measure('Providence sizes, margin 0.5 %', 0.2, () =>
      expectOk(providenceSampleSizes(contestOf(0.005), nothing, 0.05)),
    ),
    measure('Providence sizes, margin 0.2 %', 0.2, () =>
      expectOk(providenceSampleSizes(contestOf(0.002), nothing, 0.05)),
    ),
    measure('Providence risk after 240,000 ballots in three rounds', 0.02, () =>
      expectOk(providenceRisk(twoPercent, threeRounds, 0.05)),
    ),
  ];
}

function contestOf(margin: number): ContestTally {
  return {
    choices: [
      { id: 'ann', votes: Math.round(5_000_000 * (1 + margin)) },
      { id: 'ben', votes: Math.round(5_000_000 * (1 - margin)) },
    ],
    ballots: 10_000_000,
    winners: 1,
    votesAllowed: 1,
  };
}

/** Samples that found hardly more votes for the winner, so that every round is measured. */
function sampleOf(sizes: readonly number[]): PollingSample {
  const rounds = sizes.map((size) => {
    const ann = Math.round(size * 0.5005);
    return {
      size,
      votes: new Map(Object.entries({ ann, ben: size - ann })),
      cardsForBoth: [],
      notFound: 0,
      phantoms: 0,
    };
  });
  return { universe: universeOfOneNumber(10_000_000), rounds, lookedAt: undefined };
}

function expectOk(answered: { readonly ok: boolean }): void {
  if (!answered.ok) throw new Error(JSON.stringify(answered));
}
