import { expect, test } from 'vitest';
import { CARD_STYLE_CELLS } from './card-style-cells.ts';
import { COMPARISON_CELLS } from './comparison-cells.ts';
import { cellInWords, shortForm } from './short-form.ts';

const MINUTES = 60_000;
const play = shortForm();
const CELLS = [...COMPARISON_CELLS, ...CARD_STYLE_CELLS];

test.each(CELLS)(
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
    const worst = Math.max(...CELLS.map((cell) => play(cell).ratioToLimit));
    expect(worst).toBeGreaterThan(0.5);
  },
  15 * MINUTES,
);
