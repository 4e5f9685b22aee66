import type { Rank } from '@plumbline/election';
import { expect, test } from 'vitest';
import {
  draftOfRankings,
  NO_PILE,
  NO_RANKINGS,
  problemsOfRankings,
  rankedCountOf,
  rankingsBeside,
  rowOf,
  sumOfRankings,
  withMark,
  withoutLastMark,
  withSkippedRank,
} from './ranking-draft.ts';

const at = (...choices: string[]): Rank => ({ choices, invalidWriteIn: false });
const COUNT = {
  piles: [
    { ranks: [at('Ann'), at('Bo')], cards: 1_200 },
    { ranks: [], cards: 3 },
  ],
  without: 4,
};

test('what is saved comes back into the form, and out of it, as it was', () => {
  const draft = draftOfRankings(COUNT);
  expect(draft).toEqual({
    piles: [{ ranks: [at('Ann'), at('Bo')], cards: '1,200' }],
    blank: '3',
    without: '4',
    begun: NO_PILE,
  });
  expect(rankedCountOf(draft)).toEqual(COUNT);
  expect(sumOfRankings(draft)).toBe(1_207);
  expect(problemsOfRankings(draft)).toEqual([]);
});

test('rows without a number, and a ranking that is no row yet, are named', () => {
  const begun = withMark(NO_PILE, 'Ann', 'next');
  const draft = { ...NO_RANKINGS, piles: [{ ranks: [at('Bo')], cards: 'many' }], without: '0', begun };
  expect(problemsOfRankings(draft)).toEqual([
    { problem: 'ranking-begun' },
    { problem: 'pile-not-whole', place: 0, ranks: [at('Bo')] },
    { problem: 'pile-not-whole', place: 'blank', ranks: [] },
  ]);
});

test('marks are put in one by one, and taken back one by one', () => {
  const ann = withMark(NO_PILE, 'Ann', 'next');
  const skipped = withSkippedRank(ann);
  const both = withMark(withMark(skipped, 'Bo', 'next'), 'Cy', 'same');
  const written = withMark(both, null, 'same');
  expect(written.ranks).toEqual([at('Ann'), at(), { choices: ['Bo', 'Cy'], invalidWriteIn: true }]);
  const back = [written];
  while ((back.at(-1)?.ranks.length ?? 0) > 0) back.push(withoutLastMark(back.at(-1) ?? NO_PILE));
  expect(back.slice(1)).toEqual([both, withMark(skipped, 'Bo', 'next'), skipped, ann, NO_PILE]);
  // There is nothing to be beside of.
  expect(withMark(NO_PILE, 'Ann', 'same').ranks).toEqual([at('Ann')]);
});

test('a ranking has one row, in whatever order two names stand at one rank', () => {
  const draft = { ...NO_RANKINGS, piles: [{ ranks: [at('Ann', 'Bo')], cards: '1' }] };
  expect(rowOf(draft, [at('Bo', 'Ann'), at()])).toBe(0);
  expect(rowOf(draft, [at('Bo')])).toBeUndefined();
});

test('several counts stand beside one another by ranking', () => {
  const other = {
    piles: [
      { ranks: [at('Bo')], cards: 2 },
      { ranks: [at('Ann'), at('Bo')], cards: 7 },
    ],
    without: 0,
  };
  expect(rankingsBeside([COUNT, other]).map(({ ranks, cards }) => [ranks, cards])).toEqual([
    [
      [at('Ann'), at('Bo')],
      [1_200, 7],
    ],
    [[], [3, 0]],
    [[at('Bo')], [0, 2]],
    [null, [4, 0]],
  ]);
});
