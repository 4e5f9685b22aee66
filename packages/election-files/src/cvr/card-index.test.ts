import { expect, test } from 'vitest';
import { createCardIndex } from './card-index.ts';

/** Numbers that look like chance and are the same every time. */
function scatter(seed: number): number {
  return Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
}

type Card = {
  readonly batch: number;
  readonly recordId: number;
  readonly sheet: number;
  readonly file: number;
  readonly row: number;
};

/* 65,536 cards are packed together: each of these has one segment that is full, and one that is not. */
const CARDS = 70_000;
const SHAPES: Readonly<Record<string, (at: number) => Card>> = {
  'in the order of the paper': (at) => ({
    batch: Math.floor(at / 100),
    recordId: 1 + (at % 100),
    sheet: 1,
    file: 0,
    row: at + 2,
  }),
  'in no order, with numbers of every size': (at) => ({
    batch: scatter(at) % 300,
    recordId: scatter(at + 7),
    sheet: scatter(at) % 3,
    file: at % 700,
    row: 0xffff_ffff - at,
  }),
  'falling, in files of their own': (at) => ({
    batch: 699 - Math.floor(at / 100),
    recordId: 900_000 - 3 * at,
    sheet: 200 + (at % 2),
    file: Math.floor(at / 5000),
    row: 2 + (at % 5000),
  }),
};

test.each(Object.entries(SHAPES))('every card is remembered as it came, and put in order: %s', (_, cardAt) => {
  const index = createCardIndex();
  for (let at = 0; at < CARDS; at += 1) index.add(cardAt(at));
  expect(index.size()).toBe(CARDS);
  for (const at of [0, 1, 65_535, 65_536, CARDS - 1, ...Array.from({ length: 500 }, (_, i) => scatter(i) % CARDS)]) {
    expect(index.at(at)).toEqual(cardAt(at));
  }
  const { order } = index.order(700);
  const expected = Array.from({ length: CARDS }, (_, at) => at).sort((a, b) => {
    const left = cardAt(a);
    const right = cardAt(b);
    return left.batch - right.batch || left.recordId - right.recordId || left.sheet - right.sheet || a - b;
  });
  expect(Array.from(order.ordinals)).toEqual(expected);
  expect(order.batchStart.at(-1)).toBe(CARDS);
  // What comes after an order was asked for is remembered too.
  index.add(cardAt(3));
  expect(index.at(CARDS)).toEqual(cardAt(3));
});
