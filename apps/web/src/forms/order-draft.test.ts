import { expect, test } from 'vitest';
import { BLANK_BATCH, draftOfOrders, isUnmatched, readOrders } from './order-draft.ts';

const KEPT = { scanOrder: 'yes', imprinted: 'no', first: 'bottom-up' };

test('what was typed is read, and shown again as it was', () => {
  const typed = { all: KEPT, otherwise: [{ ...KEPT, scanOrder: 'unknown', batch: ' B2 ', tabulator: ' ' }] };
  const read = readOrders(typed);
  const first = { end: 'bottom', face: 'up' };
  expect(read).toEqual({
    ok: true,
    value: {
      all: { scanOrder: 'yes', imprinted: false, first },
      otherwise: [{ tabulator: null, batch: 'B2', order: { scanOrder: 'unknown', imprinted: false, first } }],
    },
  });
  expect(read.ok && draftOfOrders(read.value).all).toEqual(KEPT);
});

test('everything that is missing is said at once, with where', () => {
  const read = readOrders({ all: { ...KEPT, first: '' }, otherwise: [BLANK_BATCH] });
  expect(read.ok ? [] : read.error.map(({ wrong, place }) => `${place} ${wrong}`)).toEqual([
    'all first',
    '0 batch',
    '0 scanOrder',
    '0 imprinted',
    '0 first',
  ]);
});

test('cards are lost without order and without imprint, and not before both are answered', () => {
  expect(isUnmatched({ ...KEPT, scanOrder: 'no' })).toBe(true);
  expect(isUnmatched({ ...KEPT, scanOrder: 'unknown', imprinted: 'yes' })).toBe(false);
  expect(isUnmatched({ ...KEPT, scanOrder: 'no', imprinted: '' })).toBe(false);
});
