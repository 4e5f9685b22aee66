import { expect, test } from 'vitest';
import { CUSTOM, chosenSize, chosenSizes } from './size-choice.ts';

const NONE = { cvr: '', noCvr: '' };

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
  expect(chosenSize(contest, { key: '0.9', typed: '', typedStrata: NONE })?.size).toBe(351);
});

test('another number goes from 1 to the population', () => {
  const custom = (typed: string) => chosenSize(contest, { key: CUSTOM, typed, typedStrata: NONE })?.size;
  expect(custom('1,000')).toBe(1000);
  expect(custom('1')).toBe(1);
  expect(custom('1001')).toBeUndefined();
  expect(custom('0')).toBeUndefined();
  expect(custom('')).toBeUndefined();
});

test('without a choice the preferred option holds', () => {
  expect(chosenSizes([contest], {})).toEqual({ sampleSizes: { Governor: 119 } });
});

test('there are no sizes while one of them is missing', () => {
  expect(chosenSizes([contest], { Governor: { key: CUSTOM, typed: 'many', typedStrata: NONE } })).toBeUndefined();
});

const divided = {
  ...contest,
  options: [
    {
      key: 'default',
      size: 23,
      strata: { cvr: 14, noCvr: 9 },
      probability: 0.6,
      known: 'simulated' as const,
      corrected: null,
    },
  ],
  preferred: 'default',
  population: 50,
  strata: { cvr: 30, noCvr: 20 },
};

test('where there are two strata a size is two numbers, of which one may be 0', () => {
  const custom = (cvr: string, noCvr: string) =>
    chosenSize(divided, { key: CUSTOM, typed: '5', typedStrata: { cvr, noCvr } });
  expect(custom('30', '0')).toEqual({ size: 30, strata: { cvr: 30, noCvr: 0 } });
  expect(custom('0', '20')).toEqual({ size: 20, strata: { cvr: 0, noCvr: 20 } });
  expect(custom('31', '0')).toBeUndefined();
  expect(custom('0', '21')).toBeUndefined();
  expect(custom('0', '0')).toBeUndefined();
  expect(custom('5', '')).toBeUndefined();
  expect(chosenSizes([divided], {})).toEqual({
    sampleSizes: { Governor: 23 },
    strata: { Governor: { cvr: 14, noCvr: 9 } },
  });
});
