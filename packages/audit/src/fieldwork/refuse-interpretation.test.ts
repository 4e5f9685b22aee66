import type { Contest } from '@plumbline/election';
import { expect, test } from 'vitest';
import { refuseInterpretation } from './decide-fieldwork.ts';

const RANKED: Contest = {
  name: 'Mayor',
  targeted: true,
  countedBy: 'instant-runoff',
  choices: [
    { name: 'Ann', votes: 60 },
    { name: 'Ben', votes: 50 },
  ],
  winners: 1,
  votesAllowed: 1,
  jurisdictions: 'all',
  totalBallots: 200,
  cardsBearing: null,
  pendingBallots: 0,
  majorityOrRunoff: false,
};

const marked = (...ranks: readonly (readonly string[])[]) => ({
  kind: 'vote' as const,
  choices: [...new Set(ranks.flat())],
  ranks: ranks.map((choices) => ({ choices, invalidWriteIn: false })),
  invalidWriteIn: false,
  note: null,
});

test('a choice that is named twice at one rank is refused, whatever the other ranks are', () => {
  expect(refuseInterpretation(RANKED, marked(['Ann'], ['Ben']))).toBeUndefined();
  // Two people at one rank are what a voter may mark.
  expect(refuseInterpretation(RANKED, marked(['Ann', 'Ben']))).toBeUndefined();
  const refusal = { code: 'ranks-not-as-choices', contest: 'Mayor' };
  expect(refuseInterpretation(RANKED, marked(['Ann'], ['Ben', 'Ben']))).toEqual(refusal);
  expect(refuseInterpretation(RANKED, marked(['Ann', 'Ann'], ['Ben']))).toEqual(refusal);
});
