import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleConsistently } from './consistent-sampling.ts';

function sample(request: Parameters<typeof sampleConsistently>[0]): readonly (readonly [string, string, number])[] {
  const drawn = sampleConsistently(request);
  if (!drawn.ok) throw new Error(drawn.error.reason);
  return drawn.value.map(({ ticket, item, generation }) => [ticket, item, generation]);
}

const ids = fc.uniqueArray(fc.string({ maxLength: 6 }), { minLength: 1, maxLength: 30 });

test('a sample extends a smaller one, in tickets that never fall', () => {
  fc.assert(
    fc.property(fc.string(), ids, fc.nat(20), fc.nat(20), fc.boolean(), (seed, pool, first, more, withReplacement) => {
      const all = sample({ seed, ids: pool, withReplacement, drop: 0, take: first + more, digits: 100 });
      const start = sample({ seed, ids: pool, withReplacement, drop: 0, take: first, digits: 100 });
      const rest = sample({ seed, ids: pool, withReplacement, drop: first, take: more, digits: 100 });
      expect([...start, ...rest]).toEqual(all);
      expect(all.map(([ticket]) => ticket)).toEqual(all.map(([ticket]) => ticket).toSorted());
    }),
    { numRuns: 60 },
  );
});

test('a smaller pool keeps the draws of the larger one that lie in it, in their order', () => {
  fc.assert(
    fc.property(fc.string(), ids, (seed, pool) => {
      const some = pool.filter((_, i) => i % 2 === 0);
      const fromAll = sample({ seed, ids: pool, withReplacement: true, drop: 0, take: 40 });
      const kept = fromAll.filter(([, id]) => some.includes(id));
      const fromSome = sample({ seed, ids: some, withReplacement: true, drop: 0, take: kept.length });
      expect(fromSome).toEqual(kept);
    }),
    { numRuns: 60 },
  );
});

test('without replacement the sample ends when the pool does', () => {
  const drawn = sample({ seed: 's', ids: ['a', 'b', 'c'], withReplacement: false, drop: 1, take: 10 });
  expect(drawn).toHaveLength(2);
});

test('ids that occur twice, and parts of draws, are refused', () => {
  const request = { seed: 's', ids: ['a', 'a'], withReplacement: true, drop: 0, take: 1 };
  expect(sampleConsistently(request)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
  const odd = { ...request, ids: ['a'], take: 0.5 };
  expect(sampleConsistently(odd)).toMatchObject({ ok: false, error: { code: 'parameter-out-of-range' } });
});
