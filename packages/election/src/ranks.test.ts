import { expect, test } from 'vitest';
import { isSameRanks, type Rank, rankedPreferences } from './ranks.ts';

/** Ranks as people write them: `A`, nothing where one was skipped, `A=B` for two at one rank, `*` for an invalid write-in. */
function ranks(...written: readonly string[]): readonly Rank[] {
  return written.map((rank) => {
    const marks = rank.split('=').filter((mark) => mark !== '');
    return { choices: marks.filter((mark) => mark !== '*'), invalidWriteIn: marks.includes('*') };
  });
}

test.each([
  [['A', 'B', 'C'], 'A>B>C', 'one choice at each rank'],
  [['', 'A', '', 'B'], 'A>B', 'skipped ranks are closed up'],
  [['A', 'B=C', 'D'], 'A', 'two at a rank end the ranking there'],
  [['A=B', 'C'], '', 'two at the first rank count for nobody'],
  [['A', 'A', 'B'], 'A>B', 'a choice ranked again counts once'],
  [['A', 'A=B', 'C'], 'A', 'two marks at a rank are an overvote though one of them counts already'],
  [['*', 'A'], 'A', 'an invalid write-in is passed over'],
  [['A=*', 'B'], '', 'an invalid write-in beside a choice is a second mark'],
  [[], '', 'nothing'],
])('%j counts as “%s”: %s', (written, expected) => {
  expect(rankedPreferences(ranks(...written)).join('>')).toBe(expected);
});

test('cards are marked alike where each rank is, however many empty ones follow', () => {
  expect(isSameRanks(ranks('A', '', 'B=C'), ranks('A', '', 'C=B', ''))).toBe(true);
  expect(isSameRanks(ranks('A', 'B'), ranks('A', '', 'B'))).toBe(false);
  expect(isSameRanks(ranks('A'), ranks('A', '*'))).toBe(false);
});
