import type { BatchComparison, BatchSample } from '../packages/statistics/src/risk/batch-comparison.ts';
import { macroBounds, macroRisk } from '../packages/statistics/src/risk/macro.ts';
import { macroSampleSize } from '../packages/statistics/src/sample-size/macro-size.ts';
import { type BenchRow, measure } from './measure.ts';

/** Batch comparison of a contest with five choices in 100,000 batches, 500 of them drawn and counted. */
export function benchMacro(): readonly BenchRow[] {
  const comparison = largeComparison();
  const sample = someCounted(comparison);
  const nothing: BatchSample = { draws: [], audited: new Map() };
  return [
    measure('MACRO bounds, 100,000 batches', 0.1, () => expectOk(macroBounds(comparison))),
    measure('MACRO size, 100,000 batches', 0.1, () => expectOk(macroSampleSize(comparison, nothing, 0.05))),
    measure('MACRO risk, 100,000 batches', 0.1, () => expectOk(macroRisk(comparison, sample, 0.05))),
  ];
}

function largeComparison(): BatchComparison {
  const batches = Array.from({ length: 100_000 }, (_, i) => {
    const votes = [40 + (i % 17), 30 + (i % 13), 12 + (i % 5), 6 + (i % 3), i % 7];
    return { ballots: 130 + (i % 11), votes };
  });
  const choices = [0, 1, 2, 3, 4].map((place) => ({
    id: `choice ${place}`,
    votes: batches.reduce((sum, batch) => sum + batch.votes[place], 0),
  }));
  const ballots = batches.reduce((sum, batch) => sum + batch.ballots, 0);
  return { contest: { choices, ballots, winners: 1, votesAllowed: 1 }, batches };
}

function someCounted({ batches }: BatchComparison): BatchSample {
  const draws = Array.from({ length: 500 }, (_, i) => (i * 7919) % batches.length);
  const audited = draws.map((place, i) => {
    const votes = [...(batches[place]?.votes ?? [])];
    if (i % 10 === 0) votes[0] -= 1;
    return [place, votes] as const;
  });
  return { draws, audited: new Map(audited) };
}

function expectOk(answered: { readonly ok: boolean }): void {
  if (!answered.ok) throw new Error(JSON.stringify(answered));
}
