import { expect, test } from 'vitest';
import { createNumpyGenerator } from './numpy-generator.ts';

test('the first numbers are those of numpy.random.default_rng', () => {
  // numpy.random.default_rng(12345).random(3), and default_rng(0).random(2), as NumPy's documentation prints them.
  const generator = createNumpyGenerator(12345n);
  expect([1, 2, 3].map(() => generator.nextUniform())).toEqual([
    0.22733602246716966, 0.31675833970975287, 0.7973654573327341,
  ]);
  const fromZero = createNumpyGenerator(0n);
  expect([1, 2].map(() => fromZero.nextUniform())).toEqual([0.6369616873214543, 0.2697867137638703]);
});
