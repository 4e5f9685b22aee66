import { expect, test } from 'vitest';
import { plumbScale } from './plumb-scale.ts';

const paper = { top: 0, bottom: 100 };

test('without evidence the weight hangs at the top', () => {
  expect(plumbScale({ risk: 1, limit: 0.1, ...paper }).weight).toBe(0);
});

test('the weight crosses the limit line exactly when the risk does', () => {
  const above = plumbScale({ risk: 0.0501, limit: 0.05, ...paper });
  const on = plumbScale({ risk: 0.05, limit: 0.05, ...paper });
  const below = plumbScale({ risk: 0.0499, limit: 0.05, ...paper });
  expect(above.weight).toBeLessThan(above.limit);
  expect(on.weight).toBe(on.limit);
  expect(below.weight).toBeGreaterThan(below.limit);
});

test('halving the risk is the same drop anywhere', () => {
  const at = (risk: number) => plumbScale({ risk, limit: 0.05, ...paper }).weight;
  expect(at(0.5) - at(1)).toBeCloseTo(at(0.1) - at(0.2), 10);
});

test('a very small risk rests at the bottom and says that it is beyond', () => {
  expect(plumbScale({ risk: 3e-10, limit: 0.1, ...paper })).toMatchObject({ weight: 100, beyond: true });
});
