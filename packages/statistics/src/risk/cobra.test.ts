import { expect, test } from 'vitest';
import { customaryErrors, noErrors } from '../sample-size/populations.ts';
import { bettingRisk } from './betting.ts';
import { cobraAdaptive, cobraFixed, fastestStake } from './cobra.ts';
import { mixedBets } from './mixed-bets.ts';

const margin = 0.05;
const upperBound = 2 / (2 - margin);
const hypothesis = { upperBound, nullMean: 0.5, populationSize: 100_000 };

test('with two-vote overstatements only, the fastest stake is 2 − 4p/v', () => {
  const rates = { ...noErrors, twoVotesOver: 0.001 };
  expect(fastestStake({ rates, upperBound, nullMean: 0.5, cap: 1 })).toBeCloseTo(2 - 0.004 / margin, 10);
});

test('no stake is taken where errors would outweigh the margin', () => {
  const rates = { ...noErrors, twoVotesOver: 0.05 };
  expect(fastestStake({ rates, upperBound, nullMean: 0.5, cap: 0.99 })).toBe(0);
});

test('what understatements add is taken from the cards without error', () => {
  // u = 1.2, t = 1/2, stake 1: the slope is −p₀ + p₂/11 + (2/7) p₃ + (7/17) p₄, with p₂ the share that is left. It is 0 where
  // 12 p₀ = 1.06 for p₄ = 0.017, and 12 p₀ = 1.03 for p₃ = 0.014.
  const at = { upperBound: 1.2, nullMean: 0.5, cap: 0.99 };
  const two = { ...noErrors, twoVotesOver: 1.06 / 12, twoVotesUnder: 0.017 };
  expect(fastestStake({ ...at, rates: two })).toBeCloseTo(1, 10);
  const one = { ...noErrors, twoVotesOver: 1.03 / 12, oneVoteUnder: 0.014 };
  expect(fastestStake({ ...at, rates: one })).toBeCloseTo(1, 10);
});

test('without discrepancies the stake is worked out again after each tenth more draws, and one', () => {
  // ⌈1.1 n⌉ + 1, from 1 on: 3, 5, 7, 9, ⌈9.9⌉ + 1 = 11, ⌈12.1⌉ + 1 = 14, ⌈15.4⌉ + 1 = 17.
  const bettor = cobraAdaptive({ rates: { ...noErrors, twoVotesOver: 0.04 } })({ ...hypothesis, upperBound: 1.3 });
  let before = 0;
  const changes: number[] = [];
  for (let draw = 0; draw < 19; draw += 1) {
    const stake = bettor.next(0.5);
    if (stake !== before) changes.push(draw);
    before = stake;
    bettor.observe(0.65, 0.5);
  }
  expect(changes).toEqual([0, 1, 3, 5, 7, 9, 11, 14, 17]);
});

test('the stake never risks more than its cap', () => {
  expect(fastestStake({ rates: noErrors, upperBound, nullMean: 0.5, cap: 0.9 })).toBe(1.8);
});

test('learning starts from the foreseen rates and survives a discrepancy better than a bold stake', () => {
  const clean: number[] = Array(400).fill(upperBound / 2);
  const values = clean.with(10, 0).with(60, 0);
  const riskOf = (bettor: Parameters<typeof bettingRisk>[1]) => {
    const risk = bettingRisk({ values, hypothesis, riskLimit: 0.05 }, bettor);
    return risk.ok ? [...risk.value.pValues] : [];
  };
  const learning = riskOf(cobraAdaptive({ rates: customaryErrors }));
  const fixed = riskOf(cobraFixed(customaryErrors));
  expect(learning[0]).toBeCloseTo(fixed[0] ?? 0, 12);
  expect(learning.at(-1)).toBeLessThan(fixed.at(-1) ?? 0);
});

test('a mixture of one stake is that stake', () => {
  const values = [1, 0.5, 0, 1].map((part) => part * upperBound);
  const forever = { ...hypothesis, populationSize: Number.POSITIVE_INFINITY };
  const mixed = bettingRisk({ values, hypothesis: forever, riskLimit: 0.05 }, mixedBets([0.4]));
  const plain = bettingRisk({ values, hypothesis: forever, riskLimit: 0.05 }, () => ({
    next: () => 0.8,
    observe: () => {},
  }));
  expect(mixed.ok && [...mixed.value.pValues]).toEqual(plain.ok && [...plain.value.pValues]);
});

test('a mixture is the mean of its parts', () => {
  const forever = { ...hypothesis, populationSize: Number.POSITIVE_INFINITY };
  const values = Array.from({ length: 50 }, (_, index) => (index % 5 === 0 ? 0.2 : 0.9));
  const mixed = bettingRisk({ values, hypothesis: forever, riskLimit: 0.05 }, mixedBets([0.1, 0.6]));
  const grown = (share: number) => values.reduce((part, value) => part * (1 + (share * (value - 0.5)) / 0.5), 1);
  expect(mixed.ok && mixed.value.pValues.at(-1)).toBeCloseTo(2 / (grown(0.1) + grown(0.6)), 12);
});
