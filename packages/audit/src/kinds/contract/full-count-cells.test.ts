import { expect, test } from 'vitest';
import { FULL_COUNT_CELLS } from './full-count-cells.ts';
import { cellInWords, shortForm } from './short-form.ts';

const MINUTES = 60_000;
const play = shortForm();

test.each(FULL_COUNT_CELLS)(
  'no wrong outcome is ever confirmed by a count of everything: $situation',
  (cell) => {
    const report = play(cell);
    expect(report.critical).toBe(1);
    expect(report.holds, cellInWords(report)).toBe(true);
  },
  5 * MINUTES,
);
