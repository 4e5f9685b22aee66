import { expect, test } from 'vitest';
import { RANKED_CELLS } from './ranked-cells.ts';
import { cellInWords, shortForm } from './short-form.ts';

const MINUTES = 60_000;
const play = shortForm();

test.each(RANKED_CELLS)(
  'a wrong outcome is confirmed no more often than the limit allows: $situation',
  (cell) => {
    const report = play(cell);
    expect(report.holds, cellInWords(report)).toBe(true);
  },
  5 * MINUTES,
);

test(
  'the worst of these cells comes near the limit, so that a weaker measure would be caught',
  () => {
    const worst = Math.max(...RANKED_CELLS.map((cell) => play(cell).ratioToLimit));
    expect(worst).toBeGreaterThan(0.5);
  },
  15 * MINUTES,
);
