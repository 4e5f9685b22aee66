import {
  type Audit,
  type AuditCommand,
  type AuditInputs,
  assertBegun,
  decide,
  drawSample,
  evolveAll,
  isInRounds,
  measureRisk,
  NOT_BEGUN,
} from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { handCounts, runoffs } from './hand-counts.ts';

/* One batch of ten ballots is counted by hand: of Ann, Bo and Cy so many have Ann first, and the others Bo. */

const sha256 = Sha256Schema.parse('ab'.repeat(32));
const INPUTS: AuditInputs = {
  manifests: new Map([['Adams', { batches: [{ name: 'B1', tabulator: null, container: null, ballots: 10 }] }]]),
  totals: new Map(),
};

function accept(audit: Audit, ...commands: readonly AuditCommand[]): Audit {
  return commands.reduce((before, command) => {
    const decided = decide(before, command);
    assert(decided.ok, 'it is accepted', { command, decided });
    return evolveAll(before, decided.value);
  }, audit);
}

function closed(annFirst: number): Extract<Audit, { readonly phase: 'round-closed' }> {
  const file = (kind: 'participants' | 'manifest', jurisdiction: string | null) => ({
    ...{ jurisdiction, kind, name: `${kind}.csv`, bytes: 9, sha256 },
  });
  const begun = accept(
    NOT_BEGUN,
    {
      type: 'create-audit',
      name: 'Count',
      organization: 'Office',
      auditType: 'full-hand-tally',
      method: 'full-count',
      compatibility: false,
    },
    {
      type: 'register-participants',
      file: { ...file('participants', null), figures: { kind: 'participants', jurisdictions: 1 } },
      jurisdictions: [{ name: 'Adams', expectedBallots: null }],
    },
    {
      type: 'define-contests',
      contests: [
        {
          name: 'Mayor',
          targeted: true,
          winners: 1,
          votesAllowed: 1,
          majorityOrRunoff: false,
          totalBallots: null,
          cardsBearing: null,
          pendingBallots: 0,
          choices: ['Ann', 'Bo', 'Cy'].map((name) => ({ name, votes: 0 })),
          jurisdictions: 'all',
          countedBy: 'instant-runoff',
          reportedWinner: 'Ann',
        },
      ],
    },
    {
      type: 'change-settings',
      settings: { electionName: 'General', state: 'CA', riskLimitPercent: 0, dataEntry: 'offline' },
    },
    {
      type: 'register-file',
      file: { ...file('manifest', 'Adams'), figures: { kind: 'manifest', batches: 1, ballots: 10 } },
    },
    { type: 'commit-inputs', commitment: sha256, confirmed: [] },
  );
  const sampleSizes = { Mayor: 1 };
  const sample = drawSample({ audit: assertBegun(begun), inputs: INPUTS, sampleSizes });
  assert(sample.ok, 'every batch is taken', sample);
  const ranked = (...choices: readonly string[]) =>
    choices.map((choice) => ({ choices: [choice], invalidWriteIn: false }));
  const piles = [
    { ranks: ranked('Ann', 'Bo'), cards: annFirst },
    { ranks: ranked('Bo'), cards: 10 - annFirst },
  ];
  const counted = accept(
    begun,
    { type: 'open-round', round: 1, sampleSizes, ...sample.value, extraBatches: [] },
    {
      type: 'record-batch',
      jurisdiction: 'Adams',
      batch: 'B1',
      ballots: 10,
      sheets: [{ name: 'Sheet 1', votes: {}, rankings: { Mayor: { piles, without: 0 } } }],
      cards: { type: 'election-day', counted: 10, differenceConfirmed: null },
      enteredBy: 'clerk',
    },
    { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 },
  );
  assert(isInRounds(counted), 'a round is open', counted.phase);
  const measured = measureRisk({ audit: counted, inputs: INPUTS });
  assert(measured.ok, 'a count is measured', measured);
  const audit = accept(counted, { type: 'close-round', round: 1, measurements: measured.value, fieldwork: {} });
  assert(audit.phase === 'round-closed', 'the round is closed', audit.phase);
  return audit;
}

test('what was counted is added up once, and is the same after the audit is concluded', () => {
  const audit = closed(7);
  const [votes, steps] = [handCounts(audit), runoffs(audit)];
  expect(votes).toEqual({ Mayor: { Ann: 7, Bo: 3 } });
  expect(steps.Mayor?.mayWin).toEqual(['Ann']);
  const concluded = assertBegun(accept(audit, { type: 'conclude', outcome: 'confirmed' }));
  expect(handCounts(concluded)).toBe(votes);
  expect(runoffs(concluded)).toBe(steps);
});

test('another count is added up for itself', () => {
  expect(runoffs(closed(7)).Mayor?.mayWin).toEqual(['Ann']);
  expect(runoffs(closed(3)).Mayor?.mayWin).toEqual(['Bo']);
  expect(handCounts(closed(3))).toEqual({ Mayor: { Ann: 3, Bo: 7 } });
});
