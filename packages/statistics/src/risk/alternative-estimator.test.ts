import { expect, test } from 'vitest';
import { comparisonOptimal, truncatedShrinkage } from './alternative-estimator.ts';

const forever = Number.POSITIVE_INFINITY;

test('a distance that the bound leaves no room for is halved between the bound and it', () => {
  // u − c = 0.6 lies below t + c = 0.9, so that c becomes (1 − 0.4)/2 = 0.3; e_1 = 0.3/√100.
  const estimator = truncatedShrinkage({ initialMean: 0.99, distance: 0.4 });
  expect(estimator({ upperBound: 1, nullMean: 0.5, populationSize: forever }).next(0.5)).toBeCloseTo(0.97, 14);
});

test('the alternative for two-vote overstatements is (1 − u(1 − p))/(2 − 2u) + u(1 − p) − ½', () => {
  // u = 1.25, p = 0.2: u(1 − p) = 1, and 0/(−0.5) + 1 − 0.5.
  const estimator = comparisonOptimal({ twoVoteRate: 0.2 });
  expect(estimator({ upperBound: 1.25, nullMean: 0.4, populationSize: forever }).next(0.4)).toBeCloseTo(0.5, 14);
});

test('without a margin nothing is staked: the alternative is the mean under test', () => {
  for (const upperBound of [1, 0.9]) {
    const estimator = comparisonOptimal({ twoVoteRate: 0.01 });
    expect(estimator({ upperBound, nullMean: 0.5, populationSize: forever }).next(0.5)).toBe(0.5);
  }
});
