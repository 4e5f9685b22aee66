import { expect, test } from 'vitest';
import { BLANK_ROW, COLUMNS } from './participants-draft.ts';
import { isTable, pasteRows } from './paste-rows.ts';

const LAKE = { jurisdiction: 'Lake', email: 'clerk@lake.example', expected: '1200', from: 'Poll book' };
const INTO = { columns: COLUMNS, blank: BLANK_ROW };

test('cells copied from a spreadsheet are put in from where they are pasted', () => {
  expect(isTable('Lake')).toBe(false);
  expect(isTable('Lake\ta@b.example')).toBe(true);
  const text = 'Bay\tx@bay.example\t7\r\nSea\ty@sea.example\r\n';
  const pasted = pasteRows([LAKE], { ...INTO, row: 1, column: 'jurisdiction' }, text);
  expect(pasted).toEqual([
    LAKE,
    { jurisdiction: 'Bay', email: 'x@bay.example', expected: '7', from: '' },
    { jurisdiction: 'Sea', email: 'y@sea.example', expected: '', from: '' },
  ]);
  const column = { ...INTO, row: 1, column: 'email' } as const;
  expect(pasteRows(pasted, column, 'p@bay.example\nq@sea.example\textra\tmore\tmost').slice(1)).toEqual([
    { jurisdiction: 'Bay', email: 'p@bay.example', expected: '7', from: '' },
    { jurisdiction: 'Sea', email: 'q@sea.example', expected: 'extra', from: 'more' },
  ]);
});
