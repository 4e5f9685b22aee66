import { expect, test } from 'vitest';
import { isTable, rowsOf, withPasted } from './participants-draft.ts';

const LAKE = { jurisdiction: 'Lake', email: 'clerk@lake.example', expected: '1200' };

test('cells copied from a spreadsheet are put in from where they are pasted', () => {
  expect(isTable('Lake')).toBe(false);
  expect(isTable('Lake\ta@b.example')).toBe(true);
  const pasted = withPasted([LAKE], { row: 1, column: 0 }, 'Bay\tx@bay.example\t7\r\nSea\ty@sea.example\r\n');
  expect(pasted).toEqual([
    LAKE,
    { jurisdiction: 'Bay', email: 'x@bay.example', expected: '7' },
    { jurisdiction: 'Sea', email: 'y@sea.example', expected: '' },
  ]);
  const column = withPasted(pasted, { row: 1, column: 1 }, 'p@bay.example\nq@sea.example\textra\tmore\tmost');
  expect(column.slice(1)).toEqual([
    { jurisdiction: 'Bay', email: 'p@bay.example', expected: '7' },
    { jurisdiction: 'Sea', email: 'q@sea.example', expected: 'extra' },
  ]);
});

test('a jurisdiction with two managers has two rows, and one without any has one to fill in', () => {
  const known = [
    { name: 'Bay', managers: ['a@bay.example', 'b@bay.example'] },
    { name: 'Sea', managers: [] },
  ];
  expect(rowsOf(known, [{ name: 'Bay', expectedBallots: 9 }])).toEqual([
    { jurisdiction: 'Bay', email: 'a@bay.example', expected: '9' },
    { jurisdiction: 'Bay', email: 'b@bay.example', expected: '9' },
    { jurisdiction: 'Sea', email: '', expected: '' },
  ]);
});
