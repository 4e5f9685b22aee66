import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleConsistently } from './consistent-sampling.ts';

function sample(request: Parameters<typeof sampleConsistently>[0]): readonly (readonly [string, string, number])[] {
  const drawn = sampleConsistently(request);
  if (!drawn.ok) throw new Error(drawn.error.message);
  return drawn.value.map(({ ticket, item, generation }) => [ticket, item, generation]);
}

test('the samples that Rivest documents come out', () => {
  const ids = ['A#2', 'B#7', 'C#1', 'D#4'];
  const drawn = sample({ seed: '314159', ids, withReplacement: true, drop: 0, take: 8 });
  expect(drawn.map(([, id]) => id)).toEqual(['D#4', 'C#1', 'C#1', 'B#7', 'A#2', 'C#1', 'D#4', 'B#7']);

  const others = ['ab-1', 'ab-2', 'cd-1', 'ef-3'];
  expect(sample({ seed: '314159', ids: others, withReplacement: false, drop: 0, take: 4, digits: 9 })).toEqual([
    ['0.317685817', 'cd-1', 1],
    ['0.832984519', 'ef-3', 1],
    ['0.9098039269', 'ab-1', 1],
    ['0.9231549043', 'ab-2', 1],
  ]);
});

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
