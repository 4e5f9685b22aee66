import { describe, expect, test } from 'vitest';
import type { BatchComparison, BatchSample } from '../risk/batch-comparison.ts';
import { drawsNeeded, macroSampleSize } from './macro-size.ts';

const NOTHING: BatchSample = { draws: [], audited: new Map() };

/** Batches of 100 ballots, all with the same votes. */
function comparison(batchCount: number, ...votes: number[]): BatchComparison {
  const choices = votes.map((count, place) => ({ id: 'abc'[place], votes: count * batchCount }));
  const contest = { choices, ballots: 100 * batchCount, winners: 1, votesAllowed: 1 };
  return { contest, batches: Array.from({ length: batchCount }, () => ({ ballots: 100, votes })) };
}

function size(of: BatchComparison, riskLimit = 0.1, sample = NOTHING): number {
  const computed = macroSampleSize(of, sample, riskLimit);
  if (!computed.ok) throw new Error(computed.error.reason);
  return computed.value;
}

test('the worked example: U = 12 at 10 % needs 28 draws', () => {
  const total = { numerator: 12n, denominator: 1n };
  expect(drawsNeeded({ riskLimit: 0.1, pValue: 1, total, batchCount: 1000 })).toBe(28);
});

test('2,500 batches of 400 ballots with a margin of 4 % at 5 % need 78 draws, which are 31,200 ballots', () => {
  const votes = [208, 192];
  const choices = votes.map((count, place) => ({ id: 'ab'[place] ?? '', votes: count * 2500 }));
  const contest = { choices, ballots: 1_000_000, winners: 1, votesAllowed: 1 };
  // Each batch could hide (400 + 208 − 192) ÷ 40,000 of the margin: U = 26, and ⌈ln 0.05 ÷ ln(1 − 1/26)⌉ + 1 = 78.
  const of = { contest, batches: Array.from({ length: 2500 }, () => ({ ballots: 400, votes })) };
  expect(size(of, 0.05)).toBe(78);
});

test('a quotient that is a whole number is not rounded past it', () => {
  // U = 2 and α = 25 %: exactly two halvings, and one draw more by the formula.
  const total = { numerator: 2n, denominator: 1n };
  expect(drawsNeeded({ riskLimit: 0.25, pValue: 1, total, batchCount: 1000 })).toBe(3);
});

test('the risk measured so far is taken into account', () => {
  const of = comparison(100, 55, 35);
  const draws = [0, 1, 2, 3, 4];
  const sample = { draws, audited: new Map(draws.map((place) => [place, [55, 35]])) };
  expect(size(of, 0.1, sample)).toBe(size(of) - 5);
});

describe('every batch is asked for', () => {
  test.each([
    ['when the contest is tied', comparison(7, 40, 40), 0.1],
    ['when the risk limit is 0', comparison(7, 50, 40), 0],
    ['when the margin is too small for fewer', comparison(7, 45, 44), 0.05],
    ['when nobody voted', comparison(7, 0, 0), 0.1],
    ['when there is one batch', comparison(1, 60, 10), 0.1],
  ])('%s', (_, of, riskLimit) => {
    expect(size(of, riskLimit)).toBe(of.batches.length);
  });
});

test('nothing is asked for when the limit is met', () => {
  const of = comparison(100, 90, 5);
  const draws = Array.from({ length: 20 }, (_, place) => place);
  expect(size(of, 0.1, { draws, audited: new Map(draws.map((place) => [place, [90, 5]])) })).toBe(0);
});

test.each([
  [
    'every batch counted',
    comparison(1, 60, 10),
    { draws: [0], audited: new Map([[0, [60, 10]]]) },
    'audit-already-complete',
  ],
  [
    'every batch counted, in one combined group, and the outcome wrong',
    { ...comparison(2, 60, 10), combined: [[0, 1]] },
    { draws: [0], audited: new Map([[0, [60, 80]]]) },
    'audit-already-complete',
  ],
  ['no losers', comparison(2, 60), NOTHING, 'no-losers'],
])('%s is refused', (_, of, sample, code) => {
  expect(macroSampleSize(of, sample, 0.1)).toMatchObject({ ok: false, error: { code } });
});
