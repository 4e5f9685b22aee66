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
  if (!computed.ok) throw new Error(computed.error.message);
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
