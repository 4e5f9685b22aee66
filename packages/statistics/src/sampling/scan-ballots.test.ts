import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BallotCandidates, candidatesUpTo, joinCandidates, prefixMaxOf } from './least-ballots.ts';
import { type BallotBatch, scanBallots, scanPools } from './scan-ballots.ts';

const someBatches = fc
  .array(fc.nat(40), { minLength: 1, maxLength: 12 })
  .map((sizes): readonly BallotBatch[] =>
    sizes.map((ballots, i) => ({ jurisdiction: `County ${i % 3}`, tabulator: null, batch: `Batch ${i}`, ballots })),
  );

/** The ballots found, by place, in the order of their tickets. */
function sorted({ prefixes, batchIndexes, positions }: BallotCandidates) {
  return Array.from(prefixes, (prefix, i) => [prefix, batchIndexes[i], positions[i]]).sort(
    (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2],
  );
}

test('several pools found in one pass are those that each pass alone finds', () => {
  const pools = fc.array(fc.record({ keep: fc.nat(50), counties: fc.uniqueArray(fc.nat(2)) }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.string(), someBatches, pools, (seed, batches, asked) => {
      const range = { seed, batches, fromBatch: 0, toBatch: batches.length };
      const found = scanPools({
        ...range,
        pools: asked.map(({ keep, counties }) => ({ keep, holds: (place: number) => counties.includes(place % 3) })),
      });
      const alone = asked.map(({ keep, counties }) => {
        const without = batches.map((batch, i) => (counties.includes(i % 3) ? batch : { ...batch, ballots: 0 }));
        return scanBallots({ ...range, batches: without, keep });
      });
      expect(found.map(sorted)).toEqual(alone.map(sorted));
    }),
    { numRuns: 100 },
  );
});

test('slices of a manifest, each told what those before have found, hold the least of all', () => {
  fc.assert(
    fc.property(fc.string(), someBatches, fc.nat(60), fc.integer({ min: 1, max: 5 }), (seed, batches, keep, step) => {
      let found = joinCandidates([]);
      let returned = 0;
      for (let fromBatch = 0; fromBatch < batches.length; fromBatch += step) {
        const toBatch = Math.min(batches.length, fromBatch + step);
        const pool = { keep, holds: () => true, prefixMax: prefixMaxOf(found, keep) };
        const [slice] = scanPools({ seed, batches, fromBatch, toBatch, pools: [pool] });
        returned += slice.prefixes.length;
        const joined = joinCandidates([found, slice]);
        found = candidatesUpTo(joined, prefixMaxOf(joined, keep));
      }
      const whole = scanBallots({ seed, batches, fromBatch: 0, toBatch: batches.length, keep });
      expect(sorted(found)).toEqual(sorted(whole));
      expect(returned).toBeGreaterThanOrEqual(whole.prefixes.length);
    }),
    { numRuns: 100 },
  );
});
