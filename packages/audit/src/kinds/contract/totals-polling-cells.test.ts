import { expect, test } from 'vitest';
import { cellInWords, shortForm } from './short-form.ts';
import { TOTALS_POLLING_CELLS } from './totals-polling-cells.ts';

const MINUTES = 60_000;
const play = shortForm();

test('each situation is one that ballots are tried with too, by BRAVO or by both methods with planned rounds', () => {
  const situations = Map.groupBy(TOTALS_POLLING_CELLS, ({ situation }) => situation);
  expect(situations.size).toBe(13);
  expect([...situations.values()].map((cells) => cells.length)).toEqual([...Array(10).fill(1), ...Array(3).fill(2)]);
});

test.each(TOTALS_POLLING_CELLS)(
  'by $method a wrong outcome is confirmed no more often than the limit allows: $situation',
  (cell) => {
    const report = play(cell);
    expect(report.holds, cellInWords(report)).toBe(true);
  },
  5 * MINUTES,
);

test(
  'the worst of these cells comes near the limit, so that a weaker measure would be caught',
  () => {
    expect(Math.max(...TOTALS_POLLING_CELLS.map((cell) => play(cell).ratioToLimit))).toBeGreaterThan(0.5);
  },
  15 * MINUTES,
);
