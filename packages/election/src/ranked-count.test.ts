import { expect, test } from 'vitest';
import { addRankedCounts, addRankedTallies, cardsRanked, firstChoices, ranksKey } from './ranked-count.ts';
import type { Rank } from './ranks.ts';

const at = (...choices: string[]): Rank => ({ choices, invalidWriteIn: false });
const WRITTEN: Rank = { choices: [], invalidWriteIn: true };

test('cards marked alike are one pile, in whatever order two names stand at one rank, and whatever empty ranks follow', () => {
  const sum = addRankedCounts([
    { piles: [{ ranks: [at('Ann'), at('Bo', 'Cy')], cards: 3 }], without: 1 },
    {
      piles: [
        { ranks: [at('Ann'), at('Cy', 'Bo'), at()], cards: 4 },
        { ranks: [at(), at('Ann')], cards: 2 },
        { ranks: [at('Bo')], cards: 0 },
      ],
      without: 5,
    },
  ]);
  expect(sum).toEqual({
    piles: [
      { ranks: [at('Ann'), at('Cy', 'Bo')], cards: 7 },
      { ranks: [at(), at('Ann')], cards: 2 },
    ],
    without: 6,
  });
  expect(cardsRanked(sum)).toBe(15);
});

test('a skipped rank, an invalid write-in and another order are other piles', () => {
  const keys = [
    [at('Ann'), at('Bo')],
    [at('Bo'), at('Ann')],
    [at(), at('Ann'), at('Bo')],
    [WRITTEN, at('Ann')],
    [],
  ].map(ranksKey);
  expect(new Set(keys).size).toBe(keys.length);
  // No name can look like two.
  expect(ranksKey([at('Ann","Bo')])).not.toBe(ranksKey([at('Ann', 'Bo')]));
});

test('a contest is in the sum where any sheet has it', () => {
  const one = { piles: [{ ranks: [at('Ann')], cards: 1 }], without: 0 };
  expect(addRankedTallies([{ Mayor: one }, {}, { Mayor: one, Judge: one }])).toEqual({
    Mayor: { piles: [{ ranks: [at('Ann')], cards: 2 }], without: 0 },
    Judge: one,
  });
});

test('first choices are read by the rule of every ranked card', () => {
  const piles = [
    { ranks: [at('Ann'), at('Bo')], cards: 5 },
    // Skipped and passed over: the next rank moves up.
    { ranks: [at(), at('Bo')], cards: 4 },
    { ranks: [WRITTEN, at('Bo')], cards: 3 },
    // Two at one rank count for nobody, nor does what follows.
    { ranks: [at('Ann', 'Bo'), at('Cy')], cards: 2 },
    { ranks: [], cards: 1 },
  ];
  expect(firstChoices({ piles, without: 9 })).toEqual({ Ann: 5, Bo: 7 });
});
