import { expect, test } from 'vitest';
import { rowsToDraw } from './rows-to-draw.ts';

test('as many rows as can be compared are drawn, and of more the last is the sum of the rest', () => {
  const rows = (length: number) => Array.from({ length }, (_, index) => index);
  expect(rowsToDraw(rows(0))).toEqual({ shown: [], rest: [] });
  expect(rowsToDraw(rows(1))).toEqual({ shown: [0], rest: [] });
  expect(rowsToDraw(rows(30))).toEqual({ shown: rows(30), rest: [] });
  const { shown, rest } = rowsToDraw(rows(1_600));
  expect([shown.length, rest.length]).toEqual([29, 1_571]);
  expect([...shown, ...rest]).toEqual(rows(1_600));
});
