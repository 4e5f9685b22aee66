import { expect, test } from 'vitest';
import type { ContractCell } from '../kinds/contract/contract-cell.ts';
import { cellInWords, shortForm } from '../kinds/contract/short-form.ts';

const MINUTES = 60_000;

/**
 * The tests of some cells in the short form: a wrong outcome is confirmed no more often than the limit allows in each, and the worst of them
 * comes near the limit, without which a measure that is too weak would pass. `worst: 'any'` leaves the second out, where no cell can.
 */
export function tryCells(
  cells: readonly ContractCell[],
  { named = '$situation', worst = 'near' }: { readonly named?: string; readonly worst?: 'near' | 'any' } = {},
): void {
  const play = shortForm();
  test.each(cells)(
    `a wrong outcome is confirmed no more often than the limit allows: ${named}`,
    (cell) => {
      const report = play(cell);
      expect(report.holds, cellInWords(report)).toBe(true);
    },
    5 * MINUTES,
  );
  if (worst === 'any') return;
  test(
    'the worst of these cells comes near the limit, so that a weaker measure would be caught',
    () => {
      expect(Math.max(...cells.map((cell) => play(cell).ratioToLimit))).toBeGreaterThan(0.5);
    },
    15 * MINUTES,
  );
}
