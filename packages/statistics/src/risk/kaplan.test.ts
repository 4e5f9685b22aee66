import { expect, test } from 'vitest';
import { kaplanKolmogorovRisk } from './kaplan-kolmogorov.ts';
import { kaplanMarkovRisk } from './kaplan-markov.ts';
import { kaplanWaldRisk } from './kaplan-wald.ts';
import type { MeanSample } from './mean-test.ts';
import { waldSprtRisk } from './wald-sprt.ts';

const drawn = (
  values: number[],
  order: 'known' | 'unknown' = 'known',
  cards = Number.POSITIVE_INFINITY,
): MeanSample => ({
  values,
  hypothesis: { upperBound: 1, nullMean: 0.5, populationSize: cards },
  riskLimit: 0.05,
  drawingOrder: order,
});
const riskOf = (answer: ReturnType<typeof kaplanMarkovRisk>) => (answer.ok ? answer.value.pValue : Number.NaN);
const ones = [1, 1, 1, 1, 1];

test('Kaplan–Kolmogorov follows what the null hypothesis leaves', () => {
  const value = 1 / (2 - 0.01);
  const sample = { ...drawn([value, value], 'known', 7) };
  expect(riskOf(kaplanKolmogorovRisk(sample))).toBeCloseTo(0.9891958333333335, 12);
});

test('Kaplan–Kolmogorov settles by arithmetic where the published product turns negative', () => {
  const risk = kaplanKolmogorovRisk(drawn([1, 1, 1, 1, 1, 1, 1], 'known', 10), 0.1);
  expect(risk).toMatchObject({ ok: true, value: { pValue: 0, stopped: 'by-arithmetic' } });
});

test('Kaplan–Markov and Kaplan–Wald multiply their padded factors', () => {
  expect(riskOf(kaplanMarkovRisk(drawn(ones), 0.1))).toBeCloseTo((0.6 / 1.1) ** 5, 14);
  expect(riskOf(kaplanWaldRisk(drawn(ones), 0.1))).toBeCloseTo(1 / 1.9 ** 5, 14);
});

test('Wald’s test counts each draw once', () => {
  expect(riskOf(waldSprtRisk(drawn([1, 1, 1]), 0.7))).toBeCloseTo((0.5 / 0.7) ** 3, 14);
});

test('a padding below 0 is refused', () => {
  expect(kaplanMarkovRisk(drawn(ones), -1)).toMatchObject({ ok: false, error: { code: 'parameter-out-of-range' } });
  expect(kaplanKolmogorovRisk(drawn(ones), Number.NaN)).toMatchObject({ ok: false });
  expect(kaplanWaldRisk(drawn(ones), 1)).toMatchObject({ ok: false });
});
