import type { SampledBatch } from '@plumbline/api';
import { expect, test } from 'vitest';
import { batchesToEnter, batchState, nextBatch } from './batch-state.ts';

function batch(name: string, part: Partial<SampledBatch> = {}): SampledBatch {
  return {
    batch: name,
    container: null,
    tabulator: null,
    ballots: 100,
    tickets: {},
    extra: false,
    required: false,
    combinedInto: null,
    combinedFrom: [],
    countedInRound: null,
    lastEditedBy: null,
    cards: null,
    sheets: [],
    review: null,
    entries: [],
    contested: [],
    comparisons: [],
    ...part,
  };
}

const entered = { sheets: [{ name: 'A', votes: {} }], countedInRound: 2 };

test('a batch counted in an earlier round is not entered again', () => {
  const earlier = batch('B4', { ...entered, countedInRound: 1 });
  expect(batchState(earlier, 2)).toEqual({ state: 'earlier', round: 1 });
  expect(batchesToEnter([earlier, batch('B5')], 2)).toEqual([batch('B5')]);
});

test('parts of a combined batch are entered under its name', () => {
  const part = batch('B1', { combinedInto: 'B1 and B2' });
  expect(batchState(part, 1)).toEqual({ state: 'combined', name: 'B1 and B2' });
  expect(batchesToEnter([part], 1)).toEqual([]);
});

test('the next batch is the next one without votes, from the top again at the end', () => {
  const batches = [batch('B1'), batch('B2', entered), batch('B3', entered), batch('B4')];
  expect(nextBatch(batches, 'B2')?.batch).toBe('B4');
  expect(nextBatch(batches, 'B4')?.batch).toBe('B1');
  expect(nextBatch([batch('B1', entered)], 'B1')).toBeUndefined();
});
