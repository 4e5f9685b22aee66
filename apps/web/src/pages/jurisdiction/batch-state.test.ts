import type { SampledBatch } from '@plumbline/api';
import { expect, test } from 'vitest';
import { batchesToEnter, batchState, isEntered, isForOthers, nextBatch } from './batch-state.ts';

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
    enteredOnce: null,
    together: false,
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

test('a batch that one of two has entered is done for nobody, and comes next for whoever has not entered it', () => {
  const once = (you: 'entered' | 'partly' | 'not-entered') => batch('B1', { enteredOnce: { by: ['Ann'], you } });
  expect(batchState(once('entered'), 1)).toEqual({ state: 'entered-once', by: ['Ann'], isYours: true });
  expect((['entered', 'partly', 'not-entered'] as const).map((you) => isEntered(once(you)))).toEqual([
    false,
    false,
    false,
  ]);
  expect((['entered', 'partly', 'not-entered'] as const).map((you) => isForOthers(once(you)))).toEqual([
    true,
    true,
    false,
  ]);
  expect(nextBatch([once('entered'), batch('B2')], 'B1')?.batch).toBe('B2');
  expect(nextBatch([once('not-entered'), batch('B2', entered)], 'B2')?.batch).toBe('B1');
});

test('a batch with two entries is not entered until they are settled', () => {
  const one = { id: 'x', sheets: [], cards: null, inStacks: null, enteredBy: 'Ann', enteredAt: null };
  const two = batch('B1', { contested: [one, { ...one, id: 'y' }] });
  expect(batchState(two, 1)).toEqual({ state: 'contested' });
  expect(isEntered(two)).toBe(false);
});
