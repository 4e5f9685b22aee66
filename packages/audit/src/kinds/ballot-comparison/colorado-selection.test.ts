import { expect, test } from 'vitest';
import { coloradoCard, coloradoTicket } from './colorado-selection.ts';

const SEED = '63454660390103169462';

// Prowers County, primary of 28 June 2022: draw 1 is card 180, draw 2 card 1731, draw 38 card 2672 of 2,698.
test('the numbers are those that Colorado drew from its dice', () => {
  expect([1, 2, 38].map((draw) => coloradoCard(SEED, draw, 2698))).toEqual([180, 1731, 2672]);
});

test('numbers of draws sort as tickets do', () => {
  const tickets = [9, 10, 99, 100, 1_000_000].map(coloradoTicket);
  expect(tickets.toSorted()).toEqual(tickets);
});
