import { expect, test } from 'vitest';
import { whyNotInResults } from './choice-in-results.ts';

test.each([
  ['Ann Lee', undefined, undefined],
  ['A=B', undefined, undefined],
  ['Lee = Orr', undefined, 'same-rank'],
  ['= Lee', undefined, 'same-rank'],
  ['Lee =', undefined, 'same-rank'],
  ['=', undefined, 'same-rank'],
  ['Lee; Ann', 'semicolon', 'semicolon'],
  ['BLANK', 'word', 'word'],
  [' blank ', 'word', 'word'],
  ['Contest_Not_On_Ballot', 'word', 'word'],
  ['Blank, Ann', undefined, undefined],
])('“%s” in a file of results', (name, plain, ranked) => {
  expect(whyNotInResults(name, { ranked: false })).toBe(plain);
  expect(whyNotInResults(name, { ranked: true })).toBe(ranked);
});
