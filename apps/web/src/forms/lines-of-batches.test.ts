import { expect, test } from 'vitest';
import { linesOfBatches } from './lines-of-batches.ts';

const NAMES = ['Adams', 'Washington, D.C.', 'Washington'];

test('each line is a jurisdiction and a batch, typed or copied from two columns of a spreadsheet', () => {
  const text = 'Adams, Batch 1\r\n\r\n  Baker\tBatch 2, upper shelf \nAdams,Batch 3';
  expect(linesOfBatches(text, NAMES)).toEqual({
    places: [
      { jurisdiction: 'Adams', batch: 'Batch 1' },
      { jurisdiction: 'Baker', batch: 'Batch 2, upper shelf' },
      { jurisdiction: 'Adams', batch: 'Batch 3' },
    ],
    wrong: [],
  });
});

test('a comma in the name of a jurisdiction of the audit does not end it', () => {
  expect(linesOfBatches('Washington, D.C., 7\nWashington, 7', NAMES).places).toEqual([
    { jurisdiction: 'Washington, D.C.', batch: '7' },
    { jurisdiction: 'Washington', batch: '7' },
  ]);
});

test('lines that name only one of the two are told by their numbers, all of them', () => {
  expect(linesOfBatches('Adams\nAdams, 1\n, 2\nAdams,\n', NAMES)).toEqual({
    places: [{ jurisdiction: 'Adams', batch: '1' }],
    wrong: [1, 3, 4],
  });
});
