import { expect, test } from 'vitest';
import { compareNames } from './jurisdiction.ts';

test('names are ordered by code point: what lies beyond 16 bits comes last, and the beginning of a name before it', () => {
  const ordered = ['', 'Ada', 'Adams', 'Zoë', 'Ångström', '\ud83d', '\ufffd', '\u{1f5f3}', '\u{1f5f3}a', '\u{1f600}'];
  expect(ordered.toReversed().toSorted(compareNames)).toEqual(ordered);
  expect(compareNames('Adams', 'Adams')).toBe(0);
});
