import { expect, test } from 'vitest';
import { compareBatchSets } from './compare-batch-sets.ts';

test('batches are compared in both directions, in natural order, with the nearest name', () => {
  expect(compareBatchSets(['B 10', 'B 2', 'Bx 3'], ['B 2', 'B 3', 'B 11', 'B 9'])).toEqual({
    extra: [
      { name: 'B 10', nearest: 'B 11' },
      { name: 'Bx 3', nearest: 'B 3' },
    ],
    missing: ['B 3', 'B 9', 'B 11'],
    sameButForSpaces: new Map(),
  });
});

test('names that differ only in inner spaces are matched, each of the manifest once', () => {
  expect(compareBatchSets(['B  1', 'B   1', 'B 2'], ['B 1', 'B 2'])).toEqual({
    extra: [{ name: 'B   1', nearest: undefined }],
    missing: [],
    sameButForSpaces: new Map([['B  1', 'B 1']]),
  });
});

test('capitals tell batches apart', () => {
  const { extra, missing } = compareBatchSets(['b 1'], ['B 1']);
  expect([extra.map(({ name }) => name), missing]).toEqual([['b 1'], ['B 1']]);
});
