import type { Rank } from '@plumbline/election';
import { expect, test } from 'vitest';
import { isWrittenWithout, ranksWritten, writeRanks } from './ranks-written.ts';

const at = (...choices: string[]): Rank => ({ choices, invalidWriteIn: false });
const WRITTEN: Rank = { choices: [], invalidWriteIn: true };

test.each([
  ['Ann; Bo', [at('Ann'), at('Bo')]],
  ['Ann; ; Bo = Cy', [at('Ann'), at(), at('Bo', 'Cy')]],
  ['INVALID_WRITE_IN; Ann = INVALID_WRITE_IN', [WRITTEN, { choices: ['Ann'], invalidWriteIn: true }]],
  ['BLANK', []],
])('%s is read as it was written', (written, ranks) => {
  expect(ranksWritten(written)).toEqual(ranks);
  expect(writeRanks(ranks)).toBe(written);
});

test('empty ranks at the end say nothing, and a card without the contest is called so', () => {
  expect(ranksWritten('Ann;;')).toEqual([at('Ann')]);
  expect(['CONTEST_NOT_ON_BALLOT', 'BLANK', 'Ann'].map(isWrittenWithout)).toEqual([true, false, false]);
});
