import type { Tally } from '@plumbline/election';
import { expect, test } from 'vitest';
import type { CardsCounted } from './audit-state.ts';
import { isSameTally } from './same-tally.ts';

/* Two entries of a batch say the same where their sheets add up to the same votes, and their cards are as many and of one kind. */

const sheets = (...votes: readonly Tally[]) => votes.map((one, place) => ({ name: `Sheet ${place + 1}`, votes: one }));
const of = (ada: number, ben: number): Tally => ({ Mayor: { Ada: ada, Ben: ben } });
const CARDS: CardsCounted = { type: 'other', counted: 50, listed: 50 };

const entry = (votes: readonly Tally[], cards?: CardsCounted) => ({
  sheets: sheets(...votes),
  ...(cards && { cards }),
});
const ONE = entry([of(30, 15)]);

test.each<[string, typeof ONE, typeof ONE, boolean]>([
  ['the same votes', ONE, entry([of(30, 15)]), true],
  ['the same votes in two stacks', ONE, entry([of(20, 5), of(10, 10)]), true],
  ['one vote more of one choice', ONE, entry([of(30, 16)]), false],
  ['votes that only add up to the same', ONE, entry([of(31, 14)]), false],
  ['no votes of a choice and no choice', ONE, entry([{ Mayor: { Ada: 30 } }]), false],
  ['the votes of another contest too', ONE, entry([{ ...of(30, 15), Levy: { Yes: 0 } }]), false],
  ['the votes of another contest', ONE, entry([{ Levy: { Ada: 30, Ben: 15 } }]), false],
  ['the same cards', entry([of(1, 2)], CARDS), entry([of(1, 2)], { ...CARDS, listed: 49 }), true],
  ['one card more', entry([of(1, 2)], CARDS), entry([of(1, 2)], { ...CARDS, counted: 51 }), false],
  ['cards of another kind', entry([of(1, 2)], CARDS), entry([of(1, 2)], { ...CARDS, type: 'advance' }), false],
  ['cards that only one counted', entry([of(1, 2)], CARDS), entry([of(1, 2)]), false],
])('%s', (_, one, other, same) => {
  expect([isSameTally(one, other), isSameTally(other, one)]).toEqual([same, same]);
});
