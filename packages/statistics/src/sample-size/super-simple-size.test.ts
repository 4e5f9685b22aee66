import { expect, test } from 'vitest';
import type { ContestTally } from '../contest-tally.ts';
import { stoppingSizeByRates, superSimpleSampleSize } from './super-simple-size.ts';

function contest(votes: Record<string, number>, ballots = 10_000): ContestTally {
  const choices = Object.entries(votes).map(([id, count]) => ({ id, votes: count }));
  return { choices, ballots, winners: 1, votesAllowed: 1 };
}

const none = { oneOver: 0, twoOver: 0, oneUnder: 0, twoUnder: 0 };

test('errors at a rate that eats up the margin never let the audit stop', () => {
  const rates = { ...none, twoOver: 0.02 };
  expect(stoppingSizeByRates({ dilutedMargin: 0.02, rates, riskLimit: 0.1 })).toBe(Number.POSITIVE_INFINITY);
});

function size(tally: ContestTally, riskLimit: number, drawn = 0, found = none): number {
  const computed = superSimpleSampleSize({
    contest: tally,
    universe: { listed: tally.ballots, phantoms: 0 },
    sample: drawn === 0 ? undefined : { drawn, found },
    riskLimit,
  });
  if (!computed.ok) throw new Error(computed.error.reason);
  return computed.value;
}

test.each([
  ['a tie', contest({ ann: 500, ben: 500 }), 0.1],
  ['a contest without votes', contest({ ann: 0, ben: 0 }), 0.1],
  ['a risk limit of 0', contest({ ann: 600, ben: 500 }), 0],
  ['two votes ahead of 200 million', contest({ ann: 100_000_001, ben: 99_999_999 }, 200_000_000), 0.05],
  ['one card', contest({ ann: 1, ben: 0 }, 1), 0.05],
])('%s asks for all cards', (_, tally, riskLimit) => {
  expect(size(tally, riskLimit)).toBe(tally.ballots);
  expect(size(tally, riskLimit, 1)).toBe(tally.ballots - 1);
});

test('cards already drawn count, and understatements earn nothing', () => {
  const tally = contest({ ann: 5500, ben: 4500 });
  const clean = size(tally, 0.1, 10);
  expect(clean).toBe(size(tally, 0.1, 20) + 10);
  expect(size(tally, 0.1, 20, { ...none, twoUnder: 3 })).toBe(size(tally, 0.1, 20));
  expect(size(tally, 0.1, 20, { ...none, oneOver: 1 })).toBeGreaterThan(size(tally, 0.1, 20));
  expect(size(tally, 0.1, 5000)).toBe(0);
});

test.each([
  ['no losers', contest({ ann: 10 }), 0.1, 'no-losers'],
  ['a risk limit of 1', contest({ ann: 10, ben: 5 }), 1, 'risk-limit-out-of-range'],
  ['more votes than cards', contest({ ann: 10_001, ben: 5 }), 0.1, 'counts-contradict'],
])('%s is refused', (_, tally, riskLimit, code) => {
  expect(
    superSimpleSampleSize({
      contest: tally,
      universe: { listed: tally.ballots, phantoms: 0 },
      sample: undefined,
      riskLimit,
    }),
  ).toMatchObject({ ok: false, error: { code } });
});

test('unlisted cards are an extra rate of two-vote overstatements', () => {
  const votes = [
    { id: 'ann', votes: 520 },
    { id: 'ben', votes: 480 },
  ];
  const universe = { listed: 998, phantoms: 2 };
  const contest = { choices: votes, winners: 1, votesAllowed: 1 };
  // The formula in doubles, at the assumed rates and two unlisted cards in a thousand.
  const gamma = 1.03905;
  const logs = [-0.5 / gamma, -1 / gamma, 0.5 / gamma, 1 / gamma].map(Math.log1p);
  const rates = [0.001, 0.0001 + 0.002, 0.001, 0.0001];
  const perDraw = rates.reduce((sum, rate, kind) => sum - rate * logs[kind], Math.log1p(-0.04 / (2 * gamma)));
  const first = Math.ceil(Math.log(0.1) / perDraw);
  const counts = [Math.ceil(0.001 * first), Math.round(0.0021 * first), Math.ceil(0.001 * first), 0];
  const log = counts.reduce((sum, count, kind) => sum + count * logs[kind], Math.log(0.1));
  const expected = Math.ceil((-2 * gamma * log) / 0.04);
  expect(superSimpleSampleSize({ contest, universe, sample: undefined, riskLimit: 0.1 })).toEqual({
    ok: true,
    value: expected,
  });
});
