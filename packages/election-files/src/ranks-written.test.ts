import { type Rank, whyNotInResults } from '@plumbline/election';
import fc from 'fast-check';
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

test('what is written of choices with any names that may stand in it is read again', () => {
  const name = fc.array(fc.constantFrom('Ann', '=', ';', ' ', 'BLANK', 'blank', 'NOT_FOUND', 'x'), { maxLength: 5 });
  const ranks = fc
    .uniqueArray(
      name.map((parts) => parts.join('').trim()).filter((one) => one !== '' && !whyNotInResults(one, { ranked: true })),
      { minLength: 1, maxLength: 4 },
    )
    .chain((names) => fc.nat(names.length - 1).map((cut) => [at(...names.slice(0, cut)), at(...names.slice(cut))]));
  fc.assert(
    fc.property(ranks, (marked) => {
      expect(ranksWritten(writeRanks(marked))).toEqual(marked);
    }),
    { numRuns: 1_000 },
  );
});
