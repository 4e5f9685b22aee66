import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleConsistently } from './consistent-sampling.ts';
import { type BallotDrawRequest, type DrawnBallot, drawBallots, drawFromCandidates } from './draw-ballots.ts';
import { ballotKey } from './python-repr.ts';
import { type BallotBatch, scanBallots } from './scan-ballots.ts';

function draw(request: BallotDrawRequest): readonly DrawnBallot[] {
  const drawn = drawBallots(request);
  if (!drawn.ok) throw new Error(drawn.error.reason);
  return drawn.value;
}

/** Batches with names of any length, so that keys end in every place of a block. */
const batchList = fc
  .uniqueArray(fc.string({ unit: 'grapheme', maxLength: 80 }), { minLength: 1, maxLength: 8 })
  .chain((names) =>
    fc.tuple(
      ...names.map((batch) =>
        fc.record({
          jurisdiction: fc.constantFrom('Adams', 'Québec', "O'Neil County of the Very Long Name Indeed"),
          tabulator: fc.constantFrom(null, '1', '0012'),
          batch: fc.constant(batch),
          ballots: fc.oneof(fc.nat(120), fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 30 })),
        }),
      ),
    ),
  );

/** The same draw from tickets written out in full for every ballot. */
function drawnInFull({ seed, batches, withReplacement, drop, take }: BallotDrawRequest): readonly DrawnBallot[] {
  const places = batches.flatMap((batch, batchIndex) => {
    const { ballots } = batch;
    const positions =
      typeof ballots === 'number' ? Array.from({ length: ballots }, (_, i) => i + 1) : Array.from(ballots);
    return positions.map((position) => ({ batchIndex, position, key: ballotKey(batch, position) }));
  });
  const placeOf = new Map(places.map((place) => [place.key, place]));
  const drawn = sampleConsistently({ seed, ids: [...placeOf.keys()], withReplacement, drop, take });
  if (!drawn.ok) throw new Error(drawn.error.reason);
  return drawn.value.map(({ item, ticket, generation }) => {
    const place = placeOf.get(item);
    if (!place) throw new Error(item);
    return { batchIndex: place.batchIndex, position: place.position, ticket, generation };
  });
}

describe('the sieve never changes the sample', () => {
  test('any draw equals the draw from tickets written out in full', () => {
    fc.assert(
      fc.property(fc.string(), batchList, fc.boolean(), fc.nat(60), fc.nat(60), (seed, batches, ...rest) => {
        const [withReplacement, drop, take] = rest;
        const request = { seed, batches, withReplacement, drop, take };
        expect(draw(request)).toEqual(drawnInFull(request));
      }),
      { numRuns: 60 },
    );
  });

  test('batches scanned in two halves give the sample of one scan', () => {
    const batches: BallotBatch[] = Array.from({ length: 60 }, (_, i) => ({
      jurisdiction: 'Adams',
      tabulator: null,
      batch: `Batch ${i}`,
      ballots: 50 + i,
    }));
    const request = { seed: '12345', batches, withReplacement: true, drop: 10, take: 200 };
    const scan = (fromBatch: number, toBatch: number) => scanBallots({ ...request, fromBatch, toBatch, keep: 210 });
    expect(drawFromCandidates(request, [scan(23, 60), scan(0, 23)])).toEqual({ ok: true, value: draw(request) });
  });

  test('whoever waits for a draw hears after every batch how many ballots are scanned', () => {
    const batches: BallotBatch[] = [10, [2, 4, 6], 5].map((ballots, i) => ({
      jurisdiction: 'Adams',
      tabulator: null,
      batch: `Batch ${i}`,
      ballots,
    }));
    const heard: number[] = [];
    const request = { seed: '12345', batches, withReplacement: true, drop: 0, take: 4 };
    const drawn = drawBallots({ ...request, onScanned: (ballots) => heard.push(ballots) });
    expect(heard).toEqual([10, 13, 18]);
    expect(drawn).toEqual({ ok: true, value: draw(request) });
  });
});

test('a ballot number beyond 2^31 is kept whole', () => {
  const batches = [{ jurisdiction: 'J', tabulator: null, batch: 'B', ballots: [5_000_000_000] }];
  expect(draw({ seed: 's', batches, withReplacement: false, drop: 0, take: 1 })[0].position).toBe(5_000_000_000);
});

test('a pool of nothing gives nothing, and a round of nothing draws nothing', () => {
  expect(draw({ seed: 's', batches: [], withReplacement: true, drop: 0, take: 5 })).toEqual([]);
  const batches = [{ jurisdiction: 'J', tabulator: null, batch: 'B', ballots: 3 }];
  expect(draw({ seed: 's', batches, withReplacement: true, drop: 3, take: 0 })).toEqual([]);
});

test.each([
  ['a batch twice', [{ ballots: 2 }, { ballots: 3 }]],
  ['fewer than no ballots', [{ ballots: -1 }]],
  ['part of a ballot', [{ ballots: 1.5 }]],
  ['a position twice', [{ ballots: [3, 1, 3] }]],
])('a manifest with %s is refused', (_, parts) => {
  const batches = parts.map((part) => ({ jurisdiction: 'J', tabulator: '1', batch: 'B', ...part }));
  const drawn = drawBallots({ seed: 's', batches, withReplacement: true, drop: 0, take: 1 });
  expect(drawn).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
});
