import { expect, test } from 'vitest';
import { errorBound, type MarginClaim } from './macro-claims.ts';

const claim = (behind: number, margin: number): MarginClaim => ({
  ahead: [0],
  behind: [behind],
  ballotHarm: 1,
  mayTie: false,
  margin,
});

test('the greatest bound is taken also where products of counts leave the whole numbers of a double', () => {
  // 2·10⁸ and one vote less, over 10⁸: the products are near 2·10¹⁶, above 2⁵³.
  const batch = { ballots: 1e8, votes: [1e8, 0, 1] };
  const greatest = { numerator: 2e8, denominator: 1e8 };
  expect(errorBound([claim(1, 1e8), claim(2, 1e8)], batch)).toEqual(greatest);
  expect(errorBound([claim(2, 1e8), claim(1, 1e8)], batch)).toEqual(greatest);
});

test('a batch without the contest can hold no error', () => {
  expect(errorBound([claim(1, 10)], undefined)).toEqual({ numerator: 0, denominator: 1 });
});
