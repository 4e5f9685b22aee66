import { describe, expect, test } from 'vitest';
import { exactHypergeometricUpperTails } from './exact-tails.ts';
import { hypergeometricLowerTail, hypergeometricUpperTail, logHypergeometricPmf } from './hypergeometric.ts';

function relativeError(found: number, expected: number): number {
  return Math.abs(found - expected) / expected;
}

describe('the upper tail agrees with exact fractions to 1e-12, down to 1e-300', () => {
  const cases = [
    { population: 1, marked: 1, draws: 1 },
    { population: 50, marked: 5, draws: 10 },
    { population: 1000, marked: 500, draws: 300 },
    { population: 1000, marked: 900, draws: 400 },
    { population: 3000, marked: 1200, draws: 2500 },
    { population: 20_000, marked: 700, draws: 1_000 },
  ];
  test.each(cases)('$draws of $population, $marked marked', (distribution) => {
    const expected = exactHypergeometricUpperTails(distribution).filter((tail) => tail >= 1e-300);
    for (const [k, tail] of expected.entries()) {
      expect(relativeError(hypergeometricUpperTail(distribution, k), tail), `at k = ${k}`).toBeLessThan(1e-12);
    }
  });
});

test('the lower tail agrees with the exact tail of the unmarked items', () => {
  const distribution = { population: 2_000, marked: 200, draws: 300 };
  const unmarked = exactHypergeometricUpperTails({ population: 2_000, marked: 1_800, draws: 300 });
  for (const k of [0, 10, 30, 60, 150]) {
    const expected = unmarked[300 - k] ?? 0;
    expect(relativeError(hypergeometricLowerTail(distribution, k), expected), `at k = ${k}`).toBeLessThan(1e-12);
  }
});

test('the two tails around a count add up to one', () => {
  const distribution = { population: 200_000_000, marked: 100_000_000, draws: 100_000_000 };
  for (const k of [49_990_000, 50_000_000, 50_000_001, 50_009_000]) {
    const both = hypergeometricUpperTail(distribution, k) + hypergeometricLowerTail(distribution, k - 1);
    expect(both).toBeCloseTo(1, 13);
  }
});

test('a population drawn whole holds exactly what is marked', () => {
  const all = { population: 20, marked: 7, draws: 20 };
  expect([7, 8].map((k) => hypergeometricUpperTail(all, k))).toEqual([1, 0]);
  expect([6, 7].map((k) => hypergeometricLowerTail(all, k))).toEqual([0, 1]);
  expect(logHypergeometricPmf(all, 7)).toBe(0);
  expect(hypergeometricUpperTail({ population: 0, marked: 0, draws: 0 }, 0)).toBe(1);
});

test('the worked examples hold', () => {
  const distribution = { population: 50, marked: 5, draws: 10 };
  expect(Math.exp(logHypergeometricPmf(distribution, 4))).toBeCloseTo(0.003964583, 9);
  expect(hypergeometricUpperTail(distribution, 4)).toBeCloseTo(0.00408352, 8);
});
