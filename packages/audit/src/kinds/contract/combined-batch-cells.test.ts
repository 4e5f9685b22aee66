import { expect, test } from 'vitest';
import { COMBINED_BATCH_CELLS } from './combined-batch-cells.ts';
import { cellInWords, shortForm } from './short-form.ts';

const MINUTES = 60_000;
const play = shortForm();

test.each(COMBINED_BATCH_CELLS)(
  'a wrong outcome is confirmed no more often than the limit allows: $situation',
  (cell) => {
    const report = play(cell);
    expect(report.holds, cellInWords(report)).toBe(true);
  },
  5 * MINUTES,
);
