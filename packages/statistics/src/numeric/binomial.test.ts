import { describe, expect, test } from 'vitest';
import {
  binomialLowerTail,
  binomialQuantile,
  binomialUpperTail,
  logBinomialPmf,
  logBinomialPmfs,
  logBinomialUpperTail,
} from './binomial.ts';
import { exactBinomialUpperTails } from './exact-tails.ts';

/** The stated accuracy of every tail in this package. */
const TOLERANCE = 1e-12;

function relativeError(found: number, expected: number): number {
  return Math.abs(found - expected) / expected;
}

describe('the upper tail agrees with exact fractions to 1e-12, down to 1e-300', () => {
  const cases = [
    { trials: 1, probability: 0.3 },
    { trials: 10, probability: 0.5 },
    { trials: 100, probability: 0.5 },
    { trials: 500, probability: 0.5 },
    { trials: 500, probability: 0.505 },
    { trials: 400, probability: 0.9 },
    { trials: 700, probability: 0.01 },
    { trials: 1500, probability: 0.55 },
    { trials: 300, probability: 1e-9 },
  ];
  test.each(cases)('$trials trials at $probability', (distribution) => {
    const expected = exactBinomialUpperTails(distribution).filter((tail) => tail >= 1e-300);
    for (const [k, tail] of expected.entries()) {
      expect(relativeError(binomialUpperTail(distribution, k), tail), `at k = ${k}`).toBeLessThan(TOLERANCE);
    }
  });
});

test('the lower tail is the upper tail of the failures', () => {
  const upperTails = exactBinomialUpperTails({ trials: 200, probability: 0.375 });
  for (const [failures, expected] of upperTails.entries()) {
    const k = 200 - failures;
    const found = binomialLowerTail({ trials: 200, probability: 0.625 }, k);
    expect(relativeError(found, expected), `at k = ${k}`).toBeLessThan(TOLERANCE);
  }
});

test('two hundred million trials keep twelve digits', () => {
  // Computed with 60 digits by summing terms outwards (mpmath 1.3); k = ½n + 1, 10 and 36 standard deviations.
  const trials = 200_000_000;
  const expected = new Map([
    [100_000_001, 0.4999717905208579],
    [100_070_711, 7.621759772986082e-24],
    [100_254_558, 4.1997903845589364e-284],
  ]);
  for (const [k, tail] of expected) {
    expect(relativeError(binomialUpperTail({ trials, probability: 0.5 }, k), tail), `at k = ${k}`).toBeLessThan(1e-12);
  }
});

test('probabilities of 0 and 1 and counts outside the range have their plain answers', () => {
  const never = { trials: 5, probability: 0 };
  const always = { trials: 5, probability: 1 };
  const fair = { trials: 5, probability: 0.5 };
  expect([0, 1, 6].map((k) => binomialUpperTail(never, k))).toEqual([1, 0, 0]);
  expect([0, 5, 6].map((k) => binomialUpperTail(always, k))).toEqual([1, 1, 0]);
  expect([-1, 4, 5].map((k) => binomialLowerTail(always, k))).toEqual([0, 0, 1]);
  expect([-1, 0, 5].map((k) => binomialLowerTail(never, k))).toEqual([0, 1, 1]);
  expect([-3, 0, 6].map((k) => binomialUpperTail(fair, k))).toEqual([1, 1, 0]);
  expect([-1, 5, 9].map((k) => binomialLowerTail(fair, k))).toEqual([0, 1, 1]);
  expect(binomialUpperTail({ trials: 0, probability: 0.5 }, 0)).toBe(1);
  expect([-1, 2.5, 6].map((k) => logBinomialPmf(fair, k))).toEqual([-Infinity, -Infinity, -Infinity]);
});

test('a tail far below the smallest double still has a logarithm', () => {
  expect(logBinomialUpperTail({ trials: 100_000, probability: 0.5 }, 100_000)).toBeCloseTo(-100_000 * Math.LN2, 8);
});

test('the quantile is the first count whose lower tail reaches the level', () => {
  for (const trials of [0, 1, 7, 100, 12_345, 5_000_000]) {
    for (const probability of [0, 0.02, 0.5, 0.63, 1]) {
      for (const level of [0, 0.001, 0.1, 0.3, 0.5, 0.9, 1]) {
        const distribution = { trials, probability };
        const k = binomialQuantile(distribution, level);
        expect(binomialLowerTail(distribution, k)).toBeGreaterThanOrEqual(level);
        if (k > 0) expect(binomialLowerTail(distribution, k - 1)).toBeLessThan(level);
      }
    }
  }
  expect(binomialQuantile({ trials: 100, probability: 0.5 }, 0.1)).toBe(44);
});

test('the worked examples hold', () => {
  expect(Math.exp(logBinomialPmf({ trials: 10, probability: 0.5 }, 5))).toBeCloseTo(252 / 1024, 14);
  expect(binomialUpperTail({ trials: 100, probability: 0.5 }, 61)).toBeCloseTo(0.0176001, 7);
});

test('a row of probabilities agrees with each computed by itself', () => {
  for (const distribution of [
    { trials: 300, probability: 0.5 },
    { trials: 1_000_000, probability: 0.51 },
  ]) {
    const first = Math.floor(distribution.trials * 0.48);
    const row = logBinomialPmfs(distribution, first, first + 150);
    expect(row.length).toBe(151);
    for (const [i, log] of row.entries()) {
      expect(Math.abs(log - logBinomialPmf(distribution, first + i))).toBeLessThan(1e-12 * Math.max(1, Math.abs(log)));
    }
  }
  expect(logBinomialPmfs({ trials: 5, probability: 0.5 }, 4, 3).length).toBe(0);
});
