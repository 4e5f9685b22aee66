import type { ChoiceVotes, Contest } from '@plumbline/election';
import { assert, err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decide } from '../../frame/decide.ts';
import { drawSample } from '../../frame/draw-sample.ts';
import { measureRisk } from '../../frame/measure-risk.ts';
import { assertBegun } from '../../state/assert-phase.ts';
import type { CommandOf } from '../../state/audit-command.ts';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { AuditInRounds, Outcome } from '../../state/audit-state.ts';
import { accept, COMMITMENT, contest, creation, inRounds, manifestOf } from '../../testing/build-audit.ts';

/* Adams has two batches of 50 ballots, on which Ada is reported to have 60 votes and Ben 30. */

const INPUTS: AuditInputs = {
  manifests: new Map([
    ['Adams', { batches: ['B1', 'B2'].map((name) => ({ name, tabulator: null, container: null, ballots: 50 })) }],
  ]),
  totals: new Map(),
};

const SETTINGS = { electionName: 'General', state: 'CA', riskLimitPercent: 0, dataEntry: 'offline' } as const;

function committed(change: Partial<Contest> = {}) {
  return accept(
    { phase: 'not-begun' },
    ...creation({ type: 'full-hand-tally' }),
    { type: 'define-contests', contests: [contest('Mayor', change)] },
    { type: 'change-settings', settings: SETTINGS },
    { type: 'register-file', file: manifestOf('Adams') },
    { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [] },
  );
}

function begun(change: Partial<Contest> = {}): AuditInRounds {
  const audit = committed(change);
  const sampleSizes = { Mayor: 2 };
  const sample = drawSample({ audit: assertBegun(audit), inputs: INPUTS, sampleSizes });
  assert(sample.ok, 'every batch is taken', sample);
  return inRounds(accept(audit, { type: 'open-round', round: 1, sampleSizes, ...sample.value, extraBatches: [] }));
}

function counted(
  batch: string,
  votes: ChoiceVotes,
  cards: CommandOf<'record-batch'>['cards'] | null = { type: 'election-day', counted: 50, differenceConfirmed: null },
): CommandOf<'record-batch'> {
  const sheets = [{ name: 'Sheet 1', votes: { Mayor: votes } }];
  const place = { jurisdiction: 'Adams', batch, ballots: 50 };
  return { type: 'record-batch', ...place, sheets, ...(cards === null ? {} : { cards }), enteredBy: 'clerk' };
}

const FINAL = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 } as const;

function measured(audit: AuditInRounds) {
  const found = measureRisk({ audit, inputs: INPUTS });
  assert(found.ok, 'a count is measured', found);
  return found.value;
}

/** What both batches together hold, counted and final. */
function after(first: CommandOf<'record-batch'>, second: CommandOf<'record-batch'>, change: Partial<Contest> = {}) {
  const audit = inRounds(accept(begun(change), first, second, FINAL));
  const measurements = measured(audit);
  return { measurements, closed: accept(audit, { type: 'close-round', round: 1, measurements }) };
}

test('it begins with the commitment, knows no seed, and takes every batch once', () => {
  const audit = begun();
  expect(audit.seed).toBeNull();
  expect(audit.rounds[0]?.draws.map(({ batch }) => batch)).toEqual(['B1', 'B2']);
  expect(decide(committed(), { type: 'set-seed', seed: '1' })).toEqual(
    err({ code: 'not-for-audit-type', command: 'set-seed', auditType: 'full-hand-tally' }),
  );
});

test('it has the risk limit of a count of everything, and no other has it', () => {
  const settings = { ...SETTINGS, riskLimitPercent: 5 };
  const refused = (auditType: string, riskLimitPercent: number) =>
    err({ code: 'risk-limit-not-for-type', auditType, riskLimitPercent });
  const planned = accept({ phase: 'not-begun' }, ...creation({ type: 'full-hand-tally' }));
  expect(decide(planned, { type: 'change-settings', settings })).toEqual(refused('full-hand-tally', 5));
  const sampled = accept({ phase: 'not-begun' }, ...creation({ type: 'ballot-polling' }));
  expect(decide(sampled, { type: 'change-settings', settings: SETTINGS })).toEqual(refused('ballot-polling', 0));
});

describe('the cards of a batch', () => {
  const cards = (count: number, differenceConfirmed: number | null) =>
    ({ type: 'other', counted: count, differenceConfirmed }) as const;
  const record = (found: CommandOf<'record-batch'>['cards'] | null, votes: ChoiceVotes = { Ada: 20, Ben: 20 }) =>
    decide(begun(), counted('B1', votes, found));

  test('are counted too', () => {
    expect(record(null)).toEqual(err({ code: 'cards-not-counted', batch: 'B1' }));
  });

  test.each([51, 49, 0])('are %i instead of 50 only where somebody confirmed the difference', (count) => {
    const differs = err({ code: 'cards-differ-from-manifest', batch: 'B1', counted: count, listed: 50 });
    const votes = { Ada: 0, Ben: 0 };
    expect(record(cards(count, null), votes)).toEqual(differs);
    // What was confirmed is another count.
    expect(record(cards(count, count - 49), votes)).toEqual(differs);
    const taken = record(cards(count, count - 50), votes);
    assert(taken.ok, 'a confirmed difference is taken', taken);
    expect(taken.value).toMatchObject([{ cards: { type: 'other', counted: count, listed: 50 } }]);
  });

  test('hold the votes, however many the manifest lists', () => {
    expect(record(cards(51, 1), { Ada: 51, Ben: 0 }).ok).toBe(true);
    expect(record(cards(40, -10), { Ada: 30, Ben: 11 })).toEqual(
      err({ code: 'tally-above-limit', batch: 'B1', contest: 'Mayor', votes: 41, limit: 40 }),
    );
  });
});

test('is final only with every batch', () => {
  const audit = accept(begun(), counted('B1', { Ada: 20, Ben: 20 }));
  expect(decide(audit, FINAL)).toEqual(err({ code: 'batches-outstanding', jurisdiction: 'Adams', batches: ['B2'] }));
});

test('is changed until it is final, and again once it was reopened', () => {
  const entry = counted('B1', { Ada: 20, Ben: 20 });
  const final = accept(begun(), entry, counted('B2', { Ada: 20, Ben: 20 }), FINAL);
  expect(decide(final, entry)).toEqual(err({ code: 'tallies-final', jurisdiction: 'Adams' }));
  const reopened = accept(final, {
    type: 'reopen-tallies',
    jurisdiction: 'Adams',
    reason: { salt: '0'.repeat(64), text: 'A sheet was read twice.' },
  });
  expect(decide(reopened, entry).ok).toBe(true);
});

describe('what was counted is the outcome', () => {
  const missing = { type: 'provisional', counted: 40, differenceConfirmed: -10 } as const;
  const ends: readonly [string, ReturnType<typeof after>, string, Outcome][] = [
    [
      'the same winner',
      after(counted('B1', { Ada: 30, Ben: 15 }), counted('B2', { Ada: 20, Ben: 15 })),
      'hand-tally-confirmed',
      'confirmed',
    ],
    [
      'another winner',
      after(counted('B1', { Ada: 20, Ben: 30 }), counted('B2', { Ada: 20, Ben: 15 })),
      'hand-tally-overturned',
      'overturned',
    ],
    [
      'a tie',
      after(counted('B1', { Ada: 20, Ben: 25 }), counted('B2', { Ada: 20, Ben: 15 })),
      'hand-tally-open',
      'unsettled',
    ],
    // 45 to 35, and ten ballots that the manifest lists were not there.
    [
      'missing ballots that could make it even',
      after(counted('B1', { Ada: 25, Ben: 15 }, missing), counted('B2', { Ada: 20, Ben: 20 })),
      'hand-tally-open',
      'unsettled',
    ],
    [
      'missing ballots too few to change it',
      after(counted('B1', { Ada: 25, Ben: 14 }, missing), counted('B2', { Ada: 20, Ben: 20 })),
      'hand-tally-confirmed',
      'confirmed',
    ],
    [
      'a winner where the report was level',
      after(counted('B1', { Ada: 25, Ben: 14 }), counted('B2', { Ada: 20, Ben: 20 }), {
        choices: ['Ada', 'Ben'].map((name) => ({ name, votes: 40 })),
      }),
      'hand-tally-overturned',
      'overturned',
    ],
    [
      // Ada and Cid were reported. Ada 60, Ben 50, Cid 40: two votes on each ballot.
      'another second winner',
      after(counted('B1', { Ada: 30, Ben: 25, Cid: 20 }), counted('B2', { Ada: 30, Ben: 25, Cid: 20 }), {
        winners: 2,
        votesAllowed: 2,
        choices: [
          { name: 'Ada', votes: 60 },
          { name: 'Ben', votes: 40 },
          { name: 'Cid', votes: 50 },
        ],
      }),
      'hand-tally-overturned',
      'overturned',
    ],
  ];

  test.each(ends)('%s', (_, { measurements, closed }, found, outcome) => {
    expect(measurements).toMatchObject([{ contest: 'Mayor', pValue: null, riskLimitMet: false, outcome: found }]);
    expect(decide(closed, { type: 'conclude', outcome })).toEqual(ok([{ type: 'audit-concluded', outcome }]));
    const others = (['confirmed', 'overturned', 'unsettled', 'full-hand-count'] as const).filter(
      (one) => one !== outcome,
    );
    for (const other of others) {
      expect(decide(closed, { type: 'conclude', outcome: other })).toEqual(
        err({ code: 'outcome-not-as-counted', counted: outcome }),
      );
    }
    // Everything was counted, so there is nothing for another round.
    const again = { type: 'open-round', round: 2, sampleSizes: {}, drawnFrom: 'listed-cards' } as const;
    expect(decide(closed, { ...again, draws: [], phantomDraws: [], extraBatches: [] })).toEqual(
      err({ code: 'audit-not-in-phase', phase: 'round-closed', command: 'open-round' }),
    );
  });
});
