import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputNotUnderstood } from './read-fields.ts';
import { shangrlaMethods } from './shangrla.ts';

const anyNumber = fc.oneof(
  fc.double({ min: -1, max: 2, noNaN: true }),
  fc.constantFrom(0, 0.5, 1, -0, 1e-300, 1e300, 2 ** -52, 1.0000000001, Number.POSITIVE_INFINITY),
);
const tuning = fc.record(
  {
    eta: anyNumber,
    d: fc.oneof(anyNumber, fc.integer({ min: -2, max: 1000 })),
    c: anyNumber,
    f: anyNumber,
    minsd: anyNumber,
    error_rate_2: anyNumber,
    lam: anyNumber,
    c_grapa_0: anyNumber,
    c_grapa_max: anyNumber,
    c_grapa_grow: anyNumber,
    g: anyNumber,
    random_order: fc.boolean(),
  },
  { requiredKeys: ['eta', 'error_rate_2', 'lam', 'c_grapa_0', 'c_grapa_max', 'c_grapa_grow'] },
);
const testInput = fc.record({
  x: fc.array(fc.oneof(anyNumber, fc.constantFrom(0, 0.5, 1)), { maxLength: 30 }),
  u: fc.oneof(anyNumber, fc.double({ min: 0.6, max: 2, noNaN: true })),
  N: fc.oneof(fc.integer({ min: -1, max: 60 }), fc.constantFrom('Infinity', 1e15)),
  t: fc.oneof(fc.constant(0.5), anyNumber),
  alpha: fc.constantFrom(0, 0.05, 1, 2),
  params: tuning,
});

test('no input makes a test of a mean crash, hang or answer NaN', { timeout: 120_000 }, () => {
  const tests = shangrlaMethods.filter(
    ({ name }) => !name.includes('assorter') && name !== 'shangrla.sample_size.shrink_trunc',
  );
  fc.assert(
    fc.property(testInput, fc.constantFrom(...tests), (input, method) => {
      expect(answersWithoutNaN(method, input)).toBe(true);
    }),
    { numRuns: 5000, seed: 20_260_101 },
  );
});

test('no input makes a sample size crash, hang or answer NaN', { timeout: 120_000 }, () => {
  const [method] = shangrlaMethods.filter(({ name }) => name === 'shangrla.sample_size.shrink_trunc');
  const finite = testInput.map((input) => ({
    ...input,
    N: typeof input.N === 'number' && input.N < 1e6 ? input.N : 60,
  }));
  fc.assert(
    fc.property(finite, (input) => {
      expect(answersWithoutNaN(method, input)).toBe(true);
    }),
    { numRuns: 1000, seed: 20_260_102 },
  );
});

test('corrected p-values lie in 0..1', { timeout: 120_000 }, () => {
  const corrected = shangrlaMethods.filter(({ name }) => name.endsWith('.corrected'));
  fc.assert(
    fc.property(testInput, fc.constantFrom(...corrected), (input, method) => {
      const found = attempt(method, input);
      if (!found?.ok) return;
      const { p_value, p_history } = found.value as { p_value: number; p_history: number[] };
      for (const pValue of [p_value, ...p_history])
        expect(pValue >= 0 && pValue <= 1, `${method.name} ${pValue}`).toBe(true);
    }),
    { numRuns: 5000, seed: 20_260_103 },
  );
});

function attempt(method: (typeof shangrlaMethods)[number], input: unknown) {
  try {
    return method.run(input);
  } catch (error) {
    if (error instanceof InputNotUnderstood) return undefined;
    throw error;
  }
}

function answersWithoutNaN(method: (typeof shangrlaMethods)[number], input: unknown): boolean {
  const found = attempt(method, input);
  return !found?.ok || !holdsNaN(found.value);
}

function holdsNaN(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNaN);
}
