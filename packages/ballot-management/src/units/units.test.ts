import { expect, expectTypeOf, test } from 'vitest';
import { ballotsOfCards, type Cards, cardsOfBallots, countOf, type Envelopes, sumOf } from './count.ts';
import { addMonths, daysBetween, minutesBetween } from './instant.ts';
import { parseCount } from './parse-count.ts';

test('a count of one unit is not taken for a count of another', () => {
  expectTypeOf<Envelopes>().not.toExtend<Cards>();
  expect(sumOf('cards', [countOf('cards', 348), countOf('cards', 262)])).toBe(610);
  expect(() => countOf('cards', -1)).toThrow('whole number');
  expect(() => countOf('cards', 0.5)).toThrow('whole number');
});

test('ballots become cards only by a stated factor, and a card that is missing shows', () => {
  expect(cardsOfBallots(countOf('ballots', 12), 2)).toBe(24);
  expect(ballotsOfCards(countOf('cards', 25), 2)).toEqual({ ballots: 12, cardsOver: 1 });
});

test.each([
  ['0', 0],
  [' 512 ', 512],
  ['1,024', 1024],
  ['1,234,567', 1234567],
])('%j is read as %i', (typed, value) => {
  expect(parseCount(typed)).toEqual({ ok: true, value });
});

test.each([
  ['', 'count-missing'],
  ['   ', 'count-missing'],
  ['-3', 'count-not-whole'],
  ['3.5', 'count-not-whole'],
  ['10,24', 'count-not-whole'],
  ['1 024', 'count-not-whole'],
  ['١٢', 'count-not-whole'],
  ['2147483648', 'count-too-large'],
])('%j is no count', (typed, code) => {
  expect(parseCount(typed)).toMatchObject({ ok: false, error: { code } });
});

test('half past one comes twice in the night when clocks go back, an hour apart', () => {
  expect(minutesBetween('2026-11-01T01:30:00-05:00', '2026-11-01T01:30:00-06:00')).toBe(60);
  expect(minutesBetween('2026-10-31T17:09:00-05:00', '2026-10-31T16:58:00-05:00')).toBe(-11);
});

test('months are counted in the calendar', () => {
  expect(addMonths('2026-11-03', 22)).toBe('2028-09-03');
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  expect(daysBetween('2026-10-31', '2026-11-03')).toBe(3);
});
