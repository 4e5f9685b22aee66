import { expect, test } from 'vitest';
import { calculate } from './calculate.ts';

const comparison = { u: 2 / 1.95, N: 10_000, alpha: 0.05 };
const clean: number[] = Array(125).fill(1 / 1.95);

test.each([
  { test: 'truncated-shrinkage', initialMean: 0.99, weight: 100 },
  { test: 'fixed-alternative', mean: 0.99 },
  { test: 'comparison-optimal', twoVoteRate: 0.0001 },
  { test: 'fixed-bet', stake: 1.9 },
  { test: 'approximate-grapa', firstStake: 0.5, capFirst: 0.9, capLast: 0.99, capGrowth: 0.1 },
  { test: 'cobra-fixed', rates: { twoVotesOver: 0.0001 } },
  { test: 'cobra-adaptive', rates: { twoVotesOver: 0.0001 }, weight: 200 },
  { test: 'mixed-bets', shares: [0.9, 0.98] },
])('$test can be asked for by name', (chosen) => {
  const answer = calculate('assertion.p_value', { ...comparison, x: clean, test: chosen });
  expect(answer).toMatchObject({ ok: true, value: { p_value: expect.any(Number) } });
  if (answer.ok) expect((answer.value as { p_value: number }).p_value).toBeLessThan(0.2);
});

test('sizes are simulated from counts of values', () => {
  const population = [
    [1 / 1.95, 9990],
    [0.5 / 1.95, 10],
  ];
  const chosen = { test: 'comparison-optimal', twoVoteRate: 0.0001 };
  const answer = calculate('assertion.sample_size', {
    ...comparison,
    population,
    test: chosen,
    seed: 'x',
    repetitions: 50,
  });
  expect(answer).toMatchObject({ ok: true, value: { size50: 119, full_counts: 0 } });
  const formula = calculate('assertion.sample_size_without_errors', { margin: 0.05, stake: 2, alpha: 0.05 });
  expect(formula).toEqual({ ok: true, value: { value: 119 } });
});

test('a batch comparison is read after every batch', () => {
  const answer = calculate('batch_alpha.p_value', { taints: Array(59).fill(0), error_bound_sum: 20, alpha: 0.05 });
  expect(answer).toMatchObject({ ok: true, value: { stopped: 'by-statistics', stopped_at: 59 } });
});

test('a sample by card style names cards and thresholds', () => {
  const cards = [
    { card: 'c', ticket: '0.3', contests: ['mayor'] },
    { card: 'a', ticket: '0.1', contests: ['mayor', 'sheriff'] },
    { card: 'b', ticket: '0.2', contests: ['sheriff'] },
  ];
  expect(calculate('card_style.sample', { cards, needs: { mayor: 2 } })).toEqual({
    ok: true,
    value: {
      cards: ['a', 'c'],
      contests: [
        { contest: 'mayor', cards: ['a', 'c'], threshold: '0.3', exhausted: true },
        { contest: 'sheriff', cards: ['a'], threshold: '0.1', exhausted: false },
      ],
    },
  });
});

test('a test that is not in the list is named', () => {
  const answer = calculate('assertion.p_value', { ...comparison, x: [], test: { test: 'guess' } });
  expect(answer).toMatchObject({ ok: false, error: { code: 'input-not-understood' } });
});
