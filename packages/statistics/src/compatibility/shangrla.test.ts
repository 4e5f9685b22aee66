import { expect, test } from 'vitest';
import { shangrlaKaplanKolmogorov } from './shangrla.ts';

const sampleOf = (values: readonly number[], populationSize: number) => ({
  values,
  hypothesis: { upperBound: 1, nullMean: 0.5, populationSize },
});

test('once the draws exceed what the null hypothesis allows all cards together, Kaplan–Kolmogorov leaves no risk', () => {
  // 10 cards may hold 5 in all. After six ones the others would have to hold −1 together.
  const ones = [1, 1, 1, 1, 1, 1, 1, 0.2, 1, 0];
  for (const padding of [0.1, 0.5]) {
    for (const order of ['random', 'not-random'] as const) {
      expect(shangrlaKaplanKolmogorov(sampleOf(ones, 10), padding, order)).toMatchObject({ value: { pValue: 0 } });
    }
    const early = shangrlaKaplanKolmogorov(sampleOf(ones.slice(0, 5), 10), padding, 'random');
    if (!early.ok) throw new Error(early.error.reason);
    // Π (m_j + g)/(1 + g) with m_j = (5 − (j − 1))/(10 − (j − 1)).
    const left = [5 / 10, 4 / 9, 3 / 8, 2 / 7, 1 / 6];
    expect(early.value.pValue).toBeCloseTo(
      left.reduce((product, m) => (product * (m + padding)) / (1 + padding), 1),
      12,
    );
  }
});

test('a product that had vanished is infinite there too', () => {
  // After 0, 1, 1, 1 of five cards that may hold 2.5 in all, the last would have to hold −0.5.
  const values = [0, 1, 1, 1, 0.5];
  expect(shangrlaKaplanKolmogorov(sampleOf(values, 5), 0, 'random')).toMatchObject({ value: { pValue: 0 } });
});
