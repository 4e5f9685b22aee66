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
