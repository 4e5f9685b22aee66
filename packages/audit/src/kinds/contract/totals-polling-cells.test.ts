import { expect, test } from 'vitest';
import { tryCells } from '../../testing/try-cells.ts';
import { TOTALS_POLLING_CELLS } from './totals-polling-cells.ts';

test('each situation is one that ballots are tried with too, by BRAVO or by both methods with planned rounds', () => {
  const situations = Map.groupBy(TOTALS_POLLING_CELLS, ({ situation }) => situation);
  expect(situations.size).toBe(13);
  expect([...situations.values()].map((cells) => cells.length)).toEqual([...Array(10).fill(1), ...Array(3).fill(2)]);
});

tryCells(TOTALS_POLLING_CELLS, { named: 'by $method, $situation' });
