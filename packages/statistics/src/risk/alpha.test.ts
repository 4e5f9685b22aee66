import { expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { alphaRisk } from './alpha.ts';
import { comparisonOptimal, fixedAlternative, truncatedShrinkage } from './alternative-estimator.ts';
import type { MeanHypothesis } from './mean-hypothesis.ts';

const withReplacement: MeanHypothesis = { upperBound: 1, nullMean: 0.5, populationSize: Number.POSITIVE_INFINITY };
const of = (cards: number): MeanHypothesis => ({ ...withReplacement, populationSize: cards });

/** A constant expectation, as the published closed forms assume. */
const always = (mean: number) => () => ({ next: () => mean, observe: () => {} });

test('five cards for the winner with alternative 0.75 give (2/3)^5', () => {
  const sample = { values: [1, 1, 1, 1, 1], hypothesis: withReplacement, riskLimit: 0.05 };
  const risk = answered(alphaRisk(sample, always(0.75)));
  expect(risk.pValue).toBeCloseTo((2 / 3) ** 5, 14);
  expect(risk.stopped).toBe('no');
});

test('an audit that met the limit at an earlier draw keeps having met it', () => {
  const values = [...Array(8).fill(1), 0, 0, 0, 0];
  const sample = { values, hypothesis: withReplacement, riskLimit: 0.05 };
  const risk = answered(alphaRisk(sample, fixedAlternative(0.75)));
  expect(risk.pValue).toBeCloseTo(1.5 ** -8, 14);
  expect(risk).toMatchObject({ stopped: 'by-statistics', stoppedAt: 8 });
  expect(risk.pValues.at(-1)).toBeGreaterThan(0.05);
});

test('more than half of the votes in hand settle a contest by arithmetic', () => {
  const sample = { values: [1, 1, 1], hypothesis: of(5), riskLimit: 0.05 };
  const risk = answered(alphaRisk(sample, fixedAlternative(0.6)));
  expect(risk).toMatchObject({ pValue: 0, stopped: 'by-arithmetic', stoppedAt: 3 });
});

test('a full count that shows a tie confirms nothing, whatever the order of the cards', () => {
  const sample = { values: [1, 1, 1, 1, 1, 0, 0, 0, 0, 0], hypothesis: of(10), riskLimit: 0.2 };
  const risk = answered(alphaRisk(sample, fixedAlternative(0.9)));
  expect(risk).toMatchObject({ pValue: 1, stopped: 'no', stoppedAt: undefined });
});

test('rounding does not settle a tie of a million overstatement values', () => {
  // 1/(2 − v) and its double are no sums of halves: 999,999 additions leave 10⁻¹⁰ where 0 belongs.
  const cards = 999_999;
  const withoutError = 1 / (2 - 1 / 3);
  const upperBound = 2 * withoutError;
  const errors = Math.round(cards * (1 - 0.5 / withoutError));
  const values = Float64Array.from({ length: cards }, (_, index) => (index < errors ? 0 : withoutError));
  const sum = (cards - errors) * withoutError;
  const hypothesis = { upperBound, nullMean: sum / cards, populationSize: cards };
  const risk = answered(alphaRisk({ values, hypothesis, riskLimit: 0.05 }, truncatedShrinkage({})));
  expect(risk).toMatchObject({ pValue: 1, stopped: 'no' });
});

test('an alternative beyond the bound never makes a p-value negative', () => {
  const values = [...Array(60).fill(0), ...Array(5).fill(1)];
  const sample = { values, hypothesis: of(200), riskLimit: 0.05 };
  for (const estimator of [fixedAlternative(0.95), comparisonOptimal({}), truncatedShrinkage({ distance: 5 })]) {
    const { pValues } = answered(alphaRisk(sample, estimator));
    expect(pValues.every((pValue) => pValue > 0 && pValue <= 1)).toBe(true);
  }
});

test('one more overstatement never lowers the risk', () => {
  const upperBound = 2 / 1.95;
  const hypothesis = { upperBound, nullMean: 0.5, populationSize: 10_000 };
  const clean: number[] = Array(150).fill(1 / 1.95);
  const risks = [0, 1, 2, 3].map((errors) => {
    const values = clean.map((value, index) => (index % 40 === 20 && index / 40 < errors ? value / 2 : value));
    return answered(alphaRisk({ values, hypothesis, riskLimit: 0.05 }, truncatedShrinkage({}))).pValue;
  });
  expect(risks).toEqual(risks.toSorted((a, b) => a - b));
});

test('draws that cannot have come from the population are refused', () => {
  const refused = (values: number[], hypothesis: MeanHypothesis) => {
    const risk = alphaRisk({ values, hypothesis, riskLimit: 0.05 }, truncatedShrinkage({}));
    return risk.ok ? undefined : risk.error.code;
  };
  expect(refused([-0.1], withReplacement)).toBe('parameter-out-of-range');
  expect(refused([1.5], withReplacement)).toBe('parameter-out-of-range');
  expect(refused([Number.NaN], withReplacement)).toBe('parameter-out-of-range');
  expect(refused([1, 1, 1], of(2))).toBe('counts-contradict');
  expect(refused([1], { ...withReplacement, nullMean: 1 })).toBe('parameter-out-of-range');
  expect(refused([1], of(2.5))).toBe('parameter-out-of-range');
});

test('no draws measure a risk of 1', () => {
  const risk = answered(alphaRisk({ values: [], hypothesis: of(10), riskLimit: 0.05 }, truncatedShrinkage({})));
  expect(risk).toMatchObject({ pValue: 1, stopped: 'no' });
});
