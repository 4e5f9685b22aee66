import { expect, test } from 'vitest';
import type { ContestTally } from '../contest-tally.ts';
import { superSimpleSizesByChance } from './super-simple-chance.ts';

/** A contest of two with this margin on a million cards. */
function sizes(margin: number, chances: readonly number[], change: { phantoms?: number; ballots?: number } = {}) {
  const { phantoms = 0, ballots = 1_000_000 } = change;
  const winner = Math.round((ballots * (1 + margin)) / 2);
  const contest: ContestTally = {
    choices: [
      { id: 'ann', votes: winner },
      { id: 'ben', votes: ballots - winner },
    ],
    ballots,
    winners: 1,
    votesAllowed: 1,
  };
  const universe = { listed: ballots - phantoms, phantoms };
  return superSimpleSizesByChance({ contest, universe, riskLimit: 0.05 }, chances);
}

// Sums of the multinomial over every number of errors that lets the audit stop, written out in Python with whole binomials.
test.each([
  [0.02, 0.5, 310, 0.710925463754082],
  [0.02, 0.9, 378, 0.9092877693771282],
  [0.005, 0.5, 1789, 0.6133773723825781],
  [0.005, 0.7, 2334, 0.7223816859893055],
  [0.005, 0.8, 3151, 0.8081578037018481],
  [0.005, 0.9, 4513, 0.9096843317471107],
  [0.04, 0.9, 188, 0.9661189149786733],
])('with a margin of %d a chance of %d takes %d draws', (margin, asked, size, chance) => {
  const found = sizes(margin, [asked]);
  if (!found.ok) throw new Error(found.error.reason);
  expect(found.value).toEqual([{ asked, size, chance: expect.closeTo(chance, 10) }]);
});

test('no size is told where cards in no manifest eat up the margin, or where a tie has none', () => {
  expect(sizes(0.02, [0.5, 0.9], { ballots: 10_000, phantoms: 100 })).toEqual({ ok: true, value: [] });
  expect(sizes(0, [0.5])).toEqual({ ok: true, value: [] });
});

test('no size is told of as many cards as there are', () => {
  const found = sizes(0.02, [0.5, 0.9], { ballots: 300 });
  expect(found).toEqual({ ok: true, value: [] });
});
