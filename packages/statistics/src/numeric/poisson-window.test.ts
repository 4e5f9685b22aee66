import { expect, test } from 'vitest';
import { logPoisson, poissonWindow } from './poisson-window.ts';

test('the counts of a Poisson of mean 2 are those of the series', () => {
  const { first, chances } = poissonWindow(2);
  expect(first).toBe(0);
  // e⁻² 2ᵏ/k!
  const series = [1, 2, 2, 4 / 3, 2 / 3, 4 / 15].map((term) => term * Math.exp(-2));
  series.forEach((chance, k) => {
    expect(chances[k]).toBeCloseTo(chance, 15);
    expect(Math.exp(logPoisson(k, 2))).toBeCloseTo(chance, 15);
  });
});

test.each([0.01, 7.5, 400, 1_000_000])('of a mean of %d nothing that can be seen is left out', (mean) => {
  const { first, chances } = poissonWindow(mean);
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  const found = chances.reduce((sum, chance, i) => sum + chance * (first + i), 0);
  expect(total).toBeCloseTo(1, 11);
  expect(found / mean).toBeCloseTo(1, 11);
});

test('a mean of 0 is no count at all', () => {
  expect(poissonWindow(0)).toEqual({ first: 0, chances: Float64Array.of(1) });
});
