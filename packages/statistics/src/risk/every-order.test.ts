import { describe, expect, test } from 'vitest';
import { type Answer, assert } from '../answer.ts';
import { overstatementAssorter } from '../assorters/overstatement.ts';
import { pluralityAssorter } from '../assorters/plurality.ts';
import { alphaRisk } from './alpha.ts';
import { truncatedShrinkage } from './alternative-estimator.ts';
import { type AssertionTest, assertionRisk, assertionTestFor } from './assertion-test.ts';
import { kaplanKolmogorovRisk } from './kaplan-kolmogorov.ts';
import { kaplanMarkovRisk } from './kaplan-markov.ts';
import { kaplanWaldRisk } from './kaplan-wald.ts';
import type { MeanSample, MeanTestResult } from './mean-test.ts';
import { waldSprtRisk } from './wald-sprt.ts';

/* Not a simulation: every order in which a few tied cards can be drawn is tried, so the chance that a test ever reports a
   p-value of at most α is known exactly. A valid test keeps it at or under α, for every α there is. */

type Measure = (sample: MeanSample) => Answer<MeanTestResult>;

const planned: readonly AssertionTest[] = [
  assertionTestFor.polling(0.55),
  { test: 'truncated-shrinkage', initialMean: 0.9, weight: 2 },
  { test: 'fixed-alternative', mean: 0.7 },
  { test: 'comparison-optimal', twoVoteRate: 1e-4 },
  { test: 'comparison-optimal', twoVoteRate: 0.05 },
  { test: 'fixed-bet', stake: 1.9 },
  { test: 'fixed-bet', stake: 50 },
  { test: 'approximate-grapa', firstStake: 1.5, capFirst: 0.5, capLast: 0.99, capGrowth: 1 },
  { test: 'cobra-fixed', rates: { oneVoteOver: 0.1, twoVotesOver: 0.05, oneVoteUnder: 0.1, twoVotesUnder: 0.05 } },
  { ...assertionTestFor.comparisonByBetting, weight: 2 },
  assertionTestFor.oneAudit,
  // A share above 1 stakes more than there is: only what holds the stake within 0..1/m keeps it valid.
  { test: 'mixed-bets', shares: [0.5, 3] },
];

const eitherWay: readonly (readonly [name: string, measure: Measure])[] = [
  ...planned.map((chosen) => [JSON.stringify(chosen), (sample: MeanSample) => assertionRisk(sample, chosen)] as const),
  [
    'truncated shrinkage that leans towards the bound',
    (sample) => alphaRisk(sample, truncatedShrinkage({ weight: 1, boundWeight: 0.5, distance: 0.4 })),
  ],
  ['Wald’s sequential test', (sample) => waldSprtRisk(sample, 0.65)],
];

const withReplacement: typeof eitherWay = [
  ...eitherWay,
  ['Kaplan–Markov', (sample) => kaplanMarkovRisk(sample)],
  ['Kaplan–Markov, padded', (sample) => kaplanMarkovRisk(sample, 0.1)],
  ['Kaplan–Wald', (sample) => kaplanWaldRisk(sample, 0.1)],
];

const withoutReplacement: typeof eitherWay = [
  ...eitherWay,
  ['Kaplan–Kolmogorov', (sample) => kaplanKolmogorovRisk(sample)],
  ['Kaplan–Kolmogorov, padded', (sample) => kaplanKolmogorovRisk(sample, 0.1)],
];

/** Values of all cards, whose mean is exactly one half. */
type Population = { readonly name: string; readonly values: readonly number[]; readonly upperBound: number };

const plurality = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });

/** Overstatement values where CVRs report `mean` and the cards as read tie. */
function comparison(name: string, mean: number, omegas: readonly number[]): Population {
  const compared = overstatementAssorter(plurality, 2 * mean - 1);
  return { name, values: omegas.map(compared.value), upperBound: compared.upperBound };
}

const populations: readonly Population[] = [
  { name: 'a poll', values: [1, 1, 1, 0.5, 0.5, 0, 0, 0], upperBound: 1 },
  { name: 'a poll of seven', values: [1, 1, 1, 0.5, 0, 0, 0], upperBound: 1 },
  { name: 'a share of two thirds', values: [0.75, 0.75, 0.75, 0.75, 0, 0, 0.5], upperBound: 0.75 },
  // Of 8 cards 5 reported for the winner, 3 for the loser: mean 5/8. One vote of the winner is the loser's.
  comparison('one two-vote overstatement', 5 / 8, [1, 0, 0, 0, 0, 0, 0, 0]),
  comparison('two one-vote overstatements', 5 / 8, [0.5, 0.5, 0, 0, 0, 0, 0, 0]),
  comparison('errors both ways', 5 / 8, [1, 0.5, 0.5, -0.5, -0.5, 0, 0, 0]),
  comparison('a landslide that is none', 1, [1, 1, 1, 1, 0, 0, 0, 0]),
  // A pool of 4 cards reported 3 to 1, really 2 to 2; 4 cards with CVRs, two each way.
  comparison('a pool', 5 / 8, [-0.25, -0.25, 0.75, 0.75, 0, 0, 0, 0]),
  // A pool of one card each, reported right, and one pool of 3 reported 3 to 0 and really 1 to 1 with a blank card.
  comparison('a pool of one card', 5 / 7, [0, 0, 0, 0, 0, 0.5, 1]),
];

describe.each(populations.map((each) => [each.name, each] as const))('at an exact tie of %s', (_name, population) => {
  test('the mean is one half', () => {
    const sum = population.values.reduce((total, value) => total + value, 0);
    expect(sum / population.values.length).toBeCloseTo(0.5, 15);
  });

  test.each(withoutReplacement)('without replacement, %s', (_method, measure) => {
    const { values, upperBound } = population;
    const hypothesis = { upperBound, nullMean: 0.5, populationSize: values.length };
    const orders = distinctOrders(values).map((order) => ({ order, chance: 1 }));
    expectValid(orders, (order) => measure({ values: order, hypothesis, riskLimit: 0.05 }));
  });

  test.each(withReplacement)('with replacement, %s', (_method, measure) => {
    const { values, upperBound } = population;
    const hypothesis = { upperBound, nullMean: 0.5, populationSize: Number.POSITIVE_INFINITY };
    expectValid(sequences(values, 6), (order) => measure({ values: order, hypothesis, riskLimit: 0.05 }));
  });
});

test('the enumeration finds a test that looks at the card before it stakes', () => {
  const cheating = (sample: MeanSample) => {
    let place = 0;
    return alphaRisk(sample, () => ({
      next: () => sample.values[place] + 0.2,
      observe: () => {
        place += 1;
      },
    }));
  };
  const hypothesis = { upperBound: 1, nullMean: 0.5, populationSize: 8 };
  const orders = distinctOrders(populations[0].values).map((order) => ({ order, chance: 1 }));
  expect(() => expectValid(orders, (order) => cheating({ values: order, hypothesis, riskLimit: 0.05 }))).toThrow();
});

type Drawn = { readonly order: readonly number[]; readonly chance: number };

function expectValid(orders: readonly Drawn[], measure: (order: readonly number[]) => Answer<MeanTestResult>): void {
  const smallest = orders.map(({ order, chance }) => {
    const risk = measure(order);
    assert(risk.ok, 'the risk can be measured', risk);
    return { pValue: Math.min(1, ...risk.value.pValues), chance };
  });
  const all = smallest.reduce((sum, { chance }) => sum + chance, 0);
  let soFar = 0;
  for (const { pValue, chance } of smallest.toSorted((a, b) => a.pValue - b.pValue)) {
    soFar += chance;
    // Sums of doubles: p-values that are equal on paper differ by a few units in the last place.
    expect(soFar / all).toBeLessThanOrEqual(pValue * (1 + 1e-9));
  }
}

/** Each order of the values once; all are equally likely. */
function distinctOrders(values: readonly number[]): readonly (readonly number[])[] {
  if (values.length === 0) return [[]];
  return [...new Set(values)].flatMap((first) => {
    const place = values.indexOf(first);
    return distinctOrders(values.toSpliced(place, 1)).map((rest) => [first, ...rest]);
  });
}

/** Every sequence of so many draws with replacement, with its chance. */
function sequences(values: readonly number[], draws: number): readonly Drawn[] {
  if (draws === 0) return [{ order: [], chance: 1 }];
  const shorter = sequences(values, draws - 1);
  return [...new Set(values)].flatMap((value) => {
    const share = values.filter((other) => other === value).length / values.length;
    return shorter.map(({ order, chance }) => ({ order: [...order, value], chance: chance * share }));
  });
}
