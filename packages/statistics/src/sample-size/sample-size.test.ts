import { expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { overstatementAssorter } from '../assorters/overstatement.ts';
import { pluralityAssorter } from '../assorters/plurality.ts';
import { type AssertionTest, assertionTestFor, startPlay } from '../risk/assertion-test.ts';
import {
  comparisonPopulation,
  customaryErrors,
  noErrors,
  oneAuditPopulation,
  pollingPopulation,
} from './populations.ts';
import { randomSource } from './random-source.ts';
import { simulateSampleSize } from './simulate-sample-size.ts';
import { comparisonSizeWithoutErrors } from './size-by-formula.ts';
import { countCards, meanOfCards, type ValueCount, valueDeck } from './value-deck.ts';

const assorter = pluralityAssorter({ winner: 'ann', loser: 'bo', votesAllowed: 1 });
const sizesOf = (
  population: readonly ValueCount[],
  upperBound: number,
  chosen: AssertionTest,
  options: { repetitions?: number; observed?: readonly number[]; seed?: string } = {},
) =>
  answered(
    simulateSampleSize({
      population,
      hypothesis: { upperBound, nullMean: 0.5, populationSize: countCards(population) },
      play: (hypothesis) => startPlay(chosen, hypothesis),
      riskLimit: 0.05,
      seed: options.seed ?? 'sample sizes',
      ...options,
    }),
  );

test('without errors the formula gives 119 draws for a 5 % margin', () => {
  const size = comparisonSizeWithoutErrors({ reportedMargin: 0.05, upperBound: 1, stake: 2, riskLimit: 0.05 });
  expect(size).toEqual({ ok: true, value: 119 });
});

test('a margin too small for any sample needs a full count', () => {
  const size = comparisonSizeWithoutErrors({ reportedMargin: 1e-16, upperBound: 1, stake: 2, riskLimit: 0.05 });
  expect(size).toMatchObject({ ok: false, error: { code: 'full-count-needed' } });
});

test('a tie has no size', () => {
  const size = comparisonSizeWithoutErrors({ reportedMargin: 0, upperBound: 1, stake: 2, riskLimit: 0.05 });
  expect(size).toMatchObject({ ok: false, error: { code: 'tied-contest' } });
});

test('a margin that no assorter with that bound can have has no size', () => {
  const size = (reportedMargin: number, upperBound: number) =>
    comparisonSizeWithoutErrors({ reportedMargin, upperBound, stake: 2, riskLimit: 0.05 });
  expect(size(1, 1)).toEqual({ ok: true, value: Math.ceil(Math.log(20) / Math.log(2)) });
  expect(size(0.5, 0.75)).toMatchObject({ ok: true });
  for (const [margin, bound] of [
    [1.2, 1],
    [2.5, 1],
    [0.1, 0],
    [0.1, -1],
    [0.1, 0.01],
  ]) {
    expect(size(margin, bound)).toMatchObject({ ok: false, error: { code: 'parameter-out-of-range' } });
  }
});

test('where two votes are allowed, cards for both say nothing of either', () => {
  const counts = (both?: number) => {
    const population = pollingPopulation({ cards: 600, winner: 400, loser: 350, ...(both ? { both } : {}) });
    return population.ok ? population.value.map(({ count }) => count) : population.error.code;
  };
  expect(counts(200)).toEqual([200, 150, 250]);
  expect(counts()).toBe('counts-contradict');
  expect(counts(149)).toBe('counts-contradict');
  expect(counts(351)).toBe('counts-contradict');
});

test('without errors every simulated comparison stops where the formula says, or a card or two before', () => {
  const compared = overstatementAssorter(assorter, 0.05);
  const population = answered(comparisonPopulation({ cards: 100_000, assorter: compared, rates: noErrors }));
  const sizes = sizesOf(population, compared.upperBound, { test: 'fixed-bet', stake: 1.9 }, { repetitions: 5 });
  const formula = answered(
    comparisonSizeWithoutErrors({ reportedMargin: 0.05, upperBound: 1, stake: 1.9, riskLimit: 0.05 }),
  );
  // Without replacement the null mean sinks a little with every card, so it can only be sooner.
  expect(sizes.size90).toBeGreaterThanOrEqual(formula - 2);
  expect(sizes.size90).toBeLessThanOrEqual(formula);
});

test('sizes rise with the share of audits that shall stop, and repeat with the seed', () => {
  const compared = overstatementAssorter(assorter, 0.02);
  const population = answered(comparisonPopulation({ cards: 20_000, assorter: compared, rates: customaryErrors }));
  const once = sizesOf(population, compared.upperBound, assertionTestFor.comparisonByBetting);
  const again = sizesOf(population, compared.upperBound, assertionTestFor.comparisonByBetting);
  expect(once).toEqual(again);
  expect(once.size50).toBeLessThanOrEqual(once.size80);
  expect(once.size80).toBeLessThanOrEqual(once.size90);
  expect(once.sizes).toHaveLength(200);
});

test('what was audited already counts towards the size', () => {
  const compared = overstatementAssorter(assorter, 0.05);
  const population = answered(comparisonPopulation({ cards: 10_000, assorter: compared, rates: noErrors }));
  const clean = sizesOf(population, compared.upperBound, assertionTestFor.comparisonByAlpha, { repetitions: 3 });
  const later = sizesOf(population, compared.upperBound, assertionTestFor.comparisonByAlpha, {
    repetitions: 3,
    observed: Array(100).fill(compared.withoutError),
  });
  const afterError = sizesOf(population, compared.upperBound, assertionTestFor.comparisonByAlpha, {
    repetitions: 3,
    observed: [compared.withoutError / 2, ...Array(99).fill(compared.withoutError)],
  });
  expect(later.size90).toBe(clean.size90);
  expect(afterError.size90).toBeGreaterThan(clean.size90);
});

test('an outcome that is wrong by the foreseen population is counted in full nearly always', () => {
  const population = answered(pollingPopulation({ cards: 400, winner: 199, loser: 201 }));
  const sizes = sizesOf(population, 1, assertionTestFor.polling(0.55));
  // 200 audits at 5 %: more than 5 % + 3 standard errors stopping would be a fault.
  expect(200 - sizes.fullCounts).toBeLessThanOrEqual(200 * (0.05 + 3 * Math.sqrt((0.05 * 0.95) / 200)));
});

test('ONEAudit populations keep the margin: their mean is that of cards without error', () => {
  const pools = [
    { cards: 400, winner: 250, loser: 100 },
    { cards: 600, winner: 200, loser: 350 },
  ];
  const margin = (0.1 * 1000 + 150 - 150) / 2000;
  const compared = overstatementAssorter(assorter, margin);
  const population = answered(oneAuditPopulation({ cardsWithCvrs: 1000, pools, assorter: compared, rates: noErrors }));
  expect(countCards(population)).toBe(2000);
  expect(meanOfCards(population)).toBeCloseTo(compared.withoutError, 12);
});

test('with a tenth of the cards in pools ONEAudit needs more than a ballot comparison, and far less than a count', () => {
  const compared = overstatementAssorter(assorter, 0.05);
  const pools = Array.from({ length: 20 }, () => ({ cards: 100, winner: 52, loser: 47 }));
  const population = answered(
    oneAuditPopulation({ cardsWithCvrs: 18_000, pools, assorter: compared, rates: noErrors }),
  );
  const sizes = sizesOf(population, compared.upperBound, assertionTestFor.oneAudit);
  expect(sizes.size50).toBeGreaterThan(119);
  expect(sizes.size90).toBeLessThan(1_000);
});

test('counts that contradict one another are refused', () => {
  const compared = overstatementAssorter(assorter, 0.05);
  expect(pollingPopulation({ cards: 10, winner: 8, loser: 3 })).toMatchObject({ ok: false });
  const rates = { ...noErrors, oneVoteOver: 2 };
  expect(comparisonPopulation({ cards: 10, assorter: compared, rates })).toMatchObject({ ok: false });
  const request = {
    population: [{ value: 1, count: 10 }],
    hypothesis: { upperBound: 1, nullMean: 0.5, populationSize: 11 },
    play: () => () => 1,
    riskLimit: 0.05,
    seed: 's',
  };
  expect(simulateSampleSize(request)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
  const ten = { ...request, hypothesis: { ...request.hypothesis, populationSize: 10 } };
  expect(simulateSampleSize({ ...ten, riskLimit: 0 })).toMatchObject({ error: { code: 'risk-limit-out-of-range' } });
  expect(simulateSampleSize({ ...ten, repetitions: 0 })).toMatchObject({ error: { code: 'parameter-out-of-range' } });
  expect(simulateSampleSize({ ...ten, observed: Array(11).fill(1) })).toMatchObject({ ok: false });
});

test('a deck gives every card once, and each value as often as it has cards', () => {
  const values = [
    { value: 0, count: 3 },
    { value: 0.5, count: 0 },
    { value: 1, count: 5 },
  ];
  const deck = valueDeck({ values, replacement: 'without', random: randomSource('deck') });
  for (let round = 0; round < 3; round += 1) {
    deck.shuffle();
    const drawn = Array.from({ length: 8 }, deck.draw).toSorted();
    expect(drawn).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
  }
});

test('the first card of a deck is each value in proportion', () => {
  const values = [
    { value: 0, count: 1 },
    { value: 1, count: 3 },
  ];
  const deck = valueDeck({ values, replacement: 'without', random: randomSource('first card') });
  let ones = 0;
  for (let repetition = 0; repetition < 20_000; repetition += 1) {
    deck.shuffle();
    ones += deck.draw();
  }
  // Four standard errors of a share of 3/4 in 20,000.
  expect(Math.abs(ones / 20_000 - 0.75)).toBeLessThan(4 * Math.sqrt(0.1875 / 20_000));
});

test('random numbers repeat with the seed, differ between seeds, and fill 0..1 evenly', () => {
  const first = randomSource('a');
  const same = randomSource('a');
  const other = randomSource('b');
  const numbers = Array.from({ length: 10_000 }, first.uniform);
  expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, same.uniform));
  expect(numbers[0]).not.toBe(other.uniform());
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 10_000));
});
