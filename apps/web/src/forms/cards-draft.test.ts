import { err, ok } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { cardsDraftOf, readCards } from './cards-draft.ts';

const DRAFT = { type: 'provisional', counted: '50', confirmed: null };

test('as many ballots as the manifest lists need no confirmation', () => {
  expect(readCards(DRAFT, 50)).toEqual(ok({ type: 'provisional', counted: 50, differenceConfirmed: null }));
});

test('another number is taken only with the difference that was confirmed', () => {
  const differing = { ...DRAFT, counted: '1,048' };
  expect(readCards(differing, 1050)).toEqual(err(['difference-not-confirmed']));
  // Confirmed for another number, which was typed before.
  expect(readCards({ ...differing, confirmed: 2 }, 1050)).toEqual(err(['difference-not-confirmed']));
  expect(readCards({ ...differing, confirmed: -2 }, 1050)).toEqual(
    ok({ type: 'provisional', counted: 1048, differenceConfirmed: -2 }),
  );
});

test('everything that is missing is said at once', () => {
  expect(readCards({ type: '', counted: '1.5', confirmed: null }, 50)).toEqual(
    err(['type-missing', 'count-not-whole']),
  );
});

test('what is saved stands in the form as it was confirmed', () => {
  expect(cardsDraftOf({ cards: null })).toEqual({ type: '', counted: '', confirmed: null });
  expect(cardsDraftOf({ cards: { type: 'other', counted: 1048, listed: 1050 } })).toEqual({
    type: 'other',
    counted: '1,048',
    confirmed: -2,
  });
});
