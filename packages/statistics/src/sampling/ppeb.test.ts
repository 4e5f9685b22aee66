import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fraction } from '../numeric/fraction.ts';
import { type BatchDrawRequest, drawBatches } from './ppeb.ts';

const NAMES = ['Adams', 'Brook'].flatMap((jurisdiction) =>
  [1, 2, 3, 4, 5].map((k) => ({ jurisdiction, batch: `${jurisdiction[0]}-${k}` })),
);
const BOUNDS: readonly Fraction[] = NAMES.map(({ jurisdiction, batch }) => {
  const k = Number(batch.slice(2));
  return jurisdiction === 'Adams'
    ? { numerator: 40 * k, denominator: 350 }
    : { numerator: 30 * k + 7, denominator: 410 };
});

function request(changes: Partial<BatchDrawRequest> = {}): BatchDrawRequest {
  const seed = '01234567890123456789';
  return { seed, batches: NAMES, bounds: BOUNDS, previous: [], draws: 6, form: 'sha256', ...changes };
}

function drawn(changes: Partial<BatchDrawRequest> = {}): readonly string[] {
  const asked = request(changes);
  const answered = drawBatches(asked);
  if (!answered.ok) throw new Error(answered.error.reason);
  return answered.value.map(({ batchIndex }) => asked.batches[batchIndex].batch);
}

describe('our form', () => {
  test('draws what the ten lines of Python in docs/batch-sampling.md draw', () => {
    expect(drawn()).toEqual(['B-3', 'B-5', 'A-4', 'B-5', 'B-5', 'B-4']);
  });

  test('does not depend on the order in which the batches are listed', () => {
    const order = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5];
    const shuffled = { batches: order.map((i) => NAMES[i]), bounds: order.map((i) => BOUNDS[i]) };
    expect(drawn(shuffled)).toEqual(drawn());
  });

  test('does not depend on the denominator over which bounds are written', () => {
    const doubled = BOUNDS.map(({ numerator, denominator }) => ({
      numerator: 2 * numerator,
      denominator: 2 * denominator,
    }));
    expect(drawn({ bounds: doubled })).toEqual(drawn());
  });

  test('extends a sample by the draws that one larger sample would have had', () => {
    const byName = new Map(NAMES.map((name) => [name.batch, name]));
    const previous = drawn({ draws: 4 }).map((batch) => byName.get(batch) ?? NAMES[0]);
    expect([...drawn({ draws: 4 }), ...drawn({ draws: 3, previous })]).toEqual(drawn({ draws: 7 }));
  });

  test('orders names by code point, where UTF-16 would put U+1F600 before U+FFFD', () => {
    const names = ['\u{1f600}', '\ufffd', 'a', 'aa', ''].map((batch) => ({ jurisdiction: 'J', batch }));
    const bounds = names.map(() => ({ numerator: 0, denominator: 1 }));
    // All batches are taken, so they come in their order.
    expect(drawn({ batches: names, bounds, draws: 5 })).toEqual(['', 'a', 'aa', '\ufffd', '\u{1f600}']);
  });

  test('draws batches about as often as their bounds say, and never one without a bound', () => {
    const numerators = [0, 1, 2, 3, 4, ...Array.from({ length: 995 }, () => 0)];
    const batches = numerators.map((_, i) => ({ jurisdiction: 'J', batch: String(i) }));
    const bounds = numerators.map((numerator) => ({ numerator, denominator: 7 }));
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 20; seed += 1) {
      for (const batch of drawn({ batches, bounds, draws: 500, seed: String(seed) })) {
        counts.set(batch, (counts.get(batch) ?? 0) + 1);
      }
    }
    expect([...counts.keys()].sort()).toEqual(['1', '2', '3', '4']);
    // 10,000 draws: four standard deviations of a count are at most 4 √(10000 · 0.4 · 0.6) = 196.
    for (const [batch, count] of counts) expect(Math.abs(count - Number(batch) * 1000)).toBeLessThan(196);
  });
});

test('draws that reach the number of batches take every batch once, after those drawn before', () => {
  const answered = drawBatches(request({ draws: 8, previous: [NAMES[3], NAMES[3]] }));
  if (!answered.ok) throw new Error(answered.error.reason);
  const batches = answered.value.map(({ batchIndex }) => NAMES[batchIndex].batch);
  expect(batches).toEqual(['A-1', 'A-2', 'A-3', 'A-5', 'B-1', 'B-2', 'B-3', 'B-4', 'B-5']);
});

test('no batch is drawn by chance when no bound is above 0', () => {
  const bounds = BOUNDS.map(() => ({ numerator: 0, denominator: 1 }));
  expect(drawn({ bounds })).toEqual([]);
  expect(drawn({ bounds, form: 'numpy' })).toEqual([]);
});

test.each([
  ['two batches with one name', { batches: [...NAMES.slice(0, 9), NAMES[0]] }],
  ['a bound below 0', { bounds: BOUNDS.map(() => ({ numerator: -1, denominator: 2 })) }],
  ['a bound divided by 0', { bounds: BOUNDS.map(() => ({ numerator: 1, denominator: 0 })) }],
  ['too few bounds', { bounds: BOUNDS.slice(1) }],
  ['part of a draw', { draws: 1.5 }],
  ['an earlier draw of an unknown batch', { previous: [{ jurisdiction: 'Cedar', batch: 'C-1' }] }],
])('a request with %s is refused', (_, changes) => {
  expect(drawBatches(request(changes)).ok).toBe(false);
});

test('both forms give every draw its own ticket number', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('sha256' as const, 'numpy' as const), (seed, form) => {
      const answered = drawBatches(request({ seed, form, draws: 9 }));
      if (!answered.ok) return false;
      return new Set(answered.value.map((draw) => draw.ticket)).size === answered.value.length;
    }),
    { numRuns: 200 },
  );
});
