import { expect, test } from 'vitest';
import { NameSchema } from './contest.ts';

test('a name may be anything printed, but no word that every object knows', () => {
  const refused = ['', '  ', 'constructor', 'toString', '__proto__', 'hasOwnProperty', 'x'.repeat(501)];
  expect(refused.filter((name) => NameSchema.safeParse(name).success)).toEqual([]);
  const accepted = ['Constructor', 'Jo’s Café', '=1+1', 'prototype', '0'];
  expect(accepted.filter((name) => !NameSchema.safeParse(name).success)).toEqual([]);
});
