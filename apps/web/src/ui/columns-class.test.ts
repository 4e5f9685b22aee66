import { expect, test } from 'vitest';
import { columnsClass } from './columns-class.ts';

test('the more columns a table has, the wider its place must be for it to stay a table', () => {
  expect([2, 3, 4, 5, 6, 7, 8, 9, 20].map(columnsClass)).toEqual([
    '',
    'table-columns-least',
    'table-columns-few',
    'table-columns-some',
    'table-columns-some',
    'table-columns-many',
    'table-columns-many',
    'table-columns-most',
    'table-columns-most',
  ]);
});
