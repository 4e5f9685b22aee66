import { expect, test } from 'vitest';
import { noErrors } from '../sample-size/populations.ts';
import { type AssertionTest, learnsFromDraws } from './assertion-test.ts';

test('every test says whether its later stakes depend on earlier draws', () => {
  const learning: readonly AssertionTest[] = [
    { test: 'truncated-shrinkage', initialMean: 0.6, weight: 100 },
    { test: 'approximate-grapa', firstStake: 0.3, capFirst: 0.5, capLast: 0.9, capGrowth: 0.1 },
    { test: 'cobra-adaptive', rates: noErrors, weight: 200 },
  ];
  const fixed: readonly AssertionTest[] = [
    { test: 'fixed-alternative', mean: 0.6 },
    { test: 'comparison-optimal', twoVoteRate: 1e-4 },
    { test: 'fixed-bet', stake: 0.8 },
    { test: 'cobra-fixed', rates: noErrors },
    { test: 'mixed-bets' },
  ];
  expect(learning.map(learnsFromDraws)).toEqual([true, true, true]);
  expect(fixed.map(learnsFromDraws)).toEqual([false, false, false, false, false]);
});
