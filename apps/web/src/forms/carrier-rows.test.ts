import { expect, test } from 'vitest';
import { rowsOfList, withRowsOfList } from './carrier-rows.ts';

const LISTED = [
  { carrier: 'C-201', opened: true, seal: '0061201', isClosedOver: false },
  { carrier: 'C-202', opened: false, seal: null, isClosedOver: false },
];

test('a form begins with the carriers of the list, with what was read on those that are opened', () => {
  expect(rowsOfList(LISTED)).toEqual([
    { carrier: 'C-201', opened: true, seal: '0061201' },
    { carrier: 'C-202', opened: false },
  ]);
});

test('what the list says takes the place of what was typed of its carriers, and leaves the others', () => {
  const typed = [
    { carrier: 'C-9', opened: 'yes', seal: '77' },
    { carrier: ' C-202 ', opened: 'yes', seal: '1' },
  ];
  expect(withRowsOfList(typed, LISTED)).toEqual([
    { carrier: 'C-201', opened: 'yes', seal: '0061201' },
    { carrier: 'C-202', opened: 'no', seal: '' },
    { carrier: 'C-9', opened: 'yes', seal: '77' },
  ]);
});
