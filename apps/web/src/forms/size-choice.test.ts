import { expect, test } from 'vitest';
import { CUSTOM, chosenSize, chosenSizes } from './size-choice.ts';

const contest = {
  contest: 'Governor',
  options: [
    { key: 'asn', size: 119, probability: 0.52, known: 'exact' as const, corrected: null },
    { key: '0.9', size: 351, probability: 0.9, known: 'exact' as const, corrected: null },
  ],
  preferred: 'asn',
  population: 1000,
  strata: null,
  refusal: null,
};

test('an option stands for its size', () => {
  expect(chosenSize(contest, { key: '0.9', typed: '' })).toBe(351);
});

test('another number goes from 1 to the population', () => {
  const custom = (typed: string) => chosenSize(contest, { key: CUSTOM, typed });
  expect(custom('1,000')).toBe(1000);
  expect(custom('1')).toBe(1);
  expect(custom('1001')).toBeUndefined();
  expect(custom('0')).toBeUndefined();
  expect(custom('')).toBeUndefined();
});

test('without a choice the preferred option holds', () => {
  expect(chosenSizes([contest], {})).toEqual({ Governor: 119 });
});

test('there are no sizes while one of them is missing', () => {
  expect(chosenSizes([contest], { Governor: { key: CUSTOM, typed: 'many' } })).toBeUndefined();
});
