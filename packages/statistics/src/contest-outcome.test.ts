import { expect, test } from 'vitest';
import { type AuditedContest, auditOutcome, type ContestOutcome, contestOutcome } from './contest-outcome.ts';

const named = (name: string, targeted: boolean, outcome: ContestOutcome): AuditedContest => ({
  name,
  targeted,
  outcome,
});
const confirmed: ContestOutcome = { state: 'confirmed', by: 'statistics', pValue: 0.01 };
const open: ContestOutcome = { state: 'measured-not-confirmed', pValue: 0.44 };

test('a contest that was not drawn for and stays above its limit is named beside the confirmed targets', () => {
  expect(auditOutcome([named('Mayor', true, confirmed), named('Sheriff', false, open)])).toEqual({
    state: 'targets-confirmed',
    others: ['Sheriff'],
  });
});

test('targets that are not confirmed are named, and an overturned contest before everything else', () => {
  const contests = [named('Mayor', true, open), named('Judge', true, confirmed), named('Sheriff', false, open)];
  expect(auditOutcome(contests)).toEqual({ state: 'not-all-targets-confirmed', open: ['Mayor'] });
  const overturned = named('Clerk', false, { state: 'hand-tally-overturned' });
  expect(auditOutcome([...contests, overturned])).toEqual({
    state: 'an-outcome-was-overturned',
    overturned: ['Clerk'],
  });
  expect(auditOutcome([])).toEqual({ state: 'not-all-targets-confirmed', open: [] });
});

test('nothing seen is not a risk of 100 %', () => {
  const contest = { contested: true, handTally: undefined, riskLimit: 0.1 };
  expect(contestOutcome({ ...contest, measured: { by: 'nothing' } })).toEqual({ state: 'not-measured' });
  expect(contestOutcome({ ...contest, measured: { by: 'sample', unitsMeasured: 0, pValue: 1 } })).toEqual({
    state: 'not-measured',
  });
  expect(contestOutcome({ ...contest, measured: { by: 'sample', unitsMeasured: 3, pValue: 1 } })).toEqual({
    state: 'measured-not-confirmed',
    pValue: 1,
  });
});

test('a hand tally that leaves the winners open stands before a sample that met the limit', () => {
  const handTally = { complete: true, winners: [], tied: ['a', 'b'], agrees: false, settled: false } as const;
  const measured = { by: 'sample', unitsMeasured: 30, pValue: 0.001 } as const;
  expect(contestOutcome({ contested: true, handTally, measured, riskLimit: 0.1 })).toEqual({
    state: 'hand-tally-open',
  });
});
