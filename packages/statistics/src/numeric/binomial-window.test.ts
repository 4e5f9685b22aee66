import { expect, test } from 'vitest';
import { binomialPmfs, binomialWindow, walkLowerTail } from './binomial-window.ts';
import { exactBinomialUpperTails } from './exact-tails.ts';

/** P(X ≤ k), from exact fractions. */
function exactLowerTail(trials: number, probability: number, k: number): number {
  return exactBinomialUpperTails({ trials, probability: 1 - probability })[trials - k];
}

test.each([
  [40, 0.5],
  [200, 0.125],
  [300, 0.96875],
])('of %d trials with probability %d nothing that can be seen is left out', (trials, probability) => {
  const { first, chances } = binomialWindow({ trials, probability });
  expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 13);
  const all = binomialPmfs({ trials, probability });
  expect(all.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
  for (const [i, chance] of chances.entries()) expect(chance).toBeCloseTo(all[first + i], 14);
});

test('what is certain takes one term', () => {
  expect(binomialWindow({ trials: 0, probability: 0.5 })).toEqual({ first: 0, chances: Float64Array.of(1) });
  expect(binomialWindow({ trials: 7, probability: 0 })).toEqual({ first: 0, chances: Float64Array.of(1) });
  expect(binomialWindow({ trials: 7, probability: 1 })).toEqual({ first: 7, chances: Float64Array.of(1) });
});

test('a walk over trials and counts stays on the exact tail', () => {
  const probability = 0.375;
  let [trials, k] = [300, 70];
  const walk = walkLowerTail({ trials, probability }, k);
  expect(walk.chance()).toBeLessThan(1e-4);
  for (let step = 0; step < 150; step += 1) {
    const exact = exactLowerTail(trials, probability, k);
    expect(Math.abs(walk.chance() - exact)).toBeLessThanOrEqual(1e-11 * exact);
    walk.dropTrial();
    trials -= 1;
    if (step % 3 === 0) {
      walk.raiseCount();
      k += 1;
    }
  }
});

test('no more than all trials can succeed', () => {
  const walk = walkLowerTail({ trials: 3, probability: 0.5 }, 2);
  expect(walk.chance()).toBeCloseTo(7 / 8, 14);
  walk.dropTrial();
  expect(walk.chance()).toBe(1);
  const never = walkLowerTail({ trials: 3, probability: 1 }, 2);
  expect(never.chance()).toBe(0);
  never.dropTrial();
  expect(never.chance()).toBe(1);
});
