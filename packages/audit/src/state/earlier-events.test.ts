import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { planFindings } from '../frame/plan-findings.ts';
import { unitKey } from '../sampling/draw.ts';
import { COMMITMENT, contest, draw, manifestOf, SETTINGS } from '../testing/build-audit.ts';
import type { Audit } from './audit-state.ts';
import { NOT_BEGUN } from './audit-state.ts';
import { findBallot, isInRounds } from './audit-view.ts';
import { drawsFileOf, type RecordedEvent, sealedRound, upcastEvent, withDraws } from './earlier-events.ts';
import { evolve } from './evolve.ts';
import { textsIn } from './texts-in.ts';

/* A log as the first version wrote it: one total for each contest, draws of listed cards, measurements without outcome. */

const { cardsBearing: _, ...MAYOR } = contest('Mayor', { totalBallots: 90 });

const PLANNED: readonly RecordedEvent[] = [
  {
    type: 'audit-created',
    name: 'Pilot',
    organization: 'Pineland',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
  },
  {
    type: 'participants-registered',
    file: manifestOf('Adams'),
    jurisdictions: [{ name: 'Adams', expectedBallots: null }],
  },
  { type: 'contests-defined', contests: [MAYOR] },
  { type: 'settings-changed', settings: SETTINGS },
  { type: 'file-registered', file: manifestOf('Adams') },
];
const COMMITTED: readonly RecordedEvent[] = [...PLANNED, { type: 'inputs-committed', commitment: COMMITMENT }];
const OPENED: readonly RecordedEvent[] = [
  ...COMMITTED,
  { type: 'seed-set', seed: '31415926535897932384' },
  {
    type: 'round-opened',
    round: 1,
    sampleSizes: { Mayor: 1 },
    draws: [draw({ position: 1 })],
    extraBatches: [],
  },
];
const MEASURED = {
  contest: 'Mayor',
  targeted: true,
  sampleSize: 1,
  draws: 1,
  distinct: 1,
  discrepancies: 0,
  pValue: 0.75,
  riskLimitMet: false,
  corrected: null,
};

const fold = (events: readonly RecordedEvent[]): Audit => events.reduce(evolve, NOT_BEGUN);

test('the one total of a contest was the cards that bear it; how many were cast nobody had said', () => {
  expect(fold(PLANNED)).toMatchObject({
    plan: { contests: [{ name: 'Mayor', totalBallots: null, cardsBearing: 90 }] },
  });
});

test('a plan that was not committed is asked for the cards cast', () => {
  const missing = [{ what: 'total-ballots', contest: 'Mayor' }];
  expect(decide(fold(PLANNED), { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [] })).toEqual({
    ok: false,
    error: { code: 'plan-incomplete', missing },
  });
});

test('a committed audit goes on: its seed is set, and nothing more is asked', () => {
  const audit = fold(COMMITTED);
  assert(audit.phase === 'committed', 'the audit is committed', audit.phase);
  expect(decide(audit, { type: 'set-seed', seed: '31415926535897932384' }).ok).toBe(true);
  // 90 of the 100 listed cards bear the contest: that was so when it was committed, and is no reason to stop.
  expect(planFindings(audit).map(({ finding }) => finding)).toEqual(['contest-on-part']);
});

test('its rounds were drawn from the listed cards, without phantoms', () => {
  const audit = fold(OPENED);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  expect(audit.rounds).toMatchObject([{ number: 1, drawnFrom: 'listed-cards', phantomDraws: [] }]);
});

test.each([
  [true, 'confirmed'],
  [false, 'measured-not-confirmed'],
] as const)('a measurement whose limit was met (%s) is %s', (riskLimitMet, outcome) => {
  const audit = fold([...OPENED, { type: 'round-closed', round: 1, measurements: [{ ...MEASURED, riskLimitMet }] }]);
  assert(isInRounds(audit), 'the round was closed', audit.phase);
  expect(audit.rounds[0]?.measurements).toEqual([
    { ...MEASURED, riskLimitMet, phantomDraws: 0, notFound: 0, outcome, handTally: null, charges: [] },
  ]);
});

test('the fieldwork of a round whose entry names no chain of it stood before it in the chain of the audit', () => {
  const outcome = {
    outcome: 'measured-not-confirmed',
    phantomDraws: 0,
    notFound: 0,
    handTally: null,
    charges: [],
  } as const;
  const measurements = [{ ...MEASURED, ...outcome }];
  const event = { type: 'round-closed', version: 2, round: 1, measurements } as const;
  expect(upcastEvent(event)).toEqual({ ...event, version: 4, fieldwork: {} });
  const audit = fold([...OPENED, event]);
  assert(isInRounds(audit), 'the round was closed', audit.phase);
  expect(audit.rounds[0]).toMatchObject({ measurements, fieldworkHeads: {} });
});

const CARD = unitKey(draw({ position: 1 }));
const RECORDED: RecordedEvent = {
  type: 'ballot-recorded',
  jurisdiction: 'Adams',
  board: 'Board 1',
  ballot: CARD,
  record: {
    state: 'audited',
    interpretations: {
      Mayor: { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: 'One corner is torn.' },
      Levy: { kind: 'blank', invalidWriteIn: true, note: '' },
    },
  },
};

test('its notes stood in the log and are read from there; an empty one was none', () => {
  const one = fold([...OPENED, RECORDED]);
  assert(isInRounds(one), 'the round is open', one.phase);
  expect(findBallot(one, 'Adams', CARD)?.record).toEqual({
    state: 'audited',
    interpretations: {
      Mayor: { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: { text: 'One corner is torn.' } },
      Levy: { kind: 'blank', invalidWriteIn: true, note: null },
    },
  });
  expect(textsIn(RECORDED)).toEqual([{ text: 'One corner is torn.' }]);
});

test('the reason for withdrawing a commitment stood in the log and is read from there', () => {
  const withdrawn: RecordedEvent = { type: 'commitment-withdrawn', reason: 'A batch was missing.' };
  expect(fold([...COMMITTED, withdrawn])).toEqual(fold(PLANNED));
  expect(textsIn(withdrawn)).toEqual([{ text: 'A batch was missing.' }]);
});

test('a round whose draws are a file folds as one that has them in its entry, and never without them', () => {
  const sha256 = Sha256Schema.parse('ab'.repeat(32));
  const draws = [draw({ position: 1 }), draw({ position: 2, ticket: '0.2' })];
  const phantomDraws = [{ contest: 'Mayor', phantom: 3, ticket: '0.3' }];
  const round = { round: 1, sampleSizes: { Mayor: 3 }, drawnFrom: 'universe', extraBatches: [] } as const;
  const opened = { type: 'round-opened', version: 2, ...round, draws, phantomDraws } as const;
  const file = { sha256, bytes: 200, draws: 2, phantomDraws: 1 };
  const sealed = sealedRound(opened, file);
  expect(sealed).toEqual({ type: 'round-opened', version: 3, ...round, drawn: file });
  expect(drawsFileOf(sealed)).toEqual(file);
  expect(drawsFileOf(opened)).toBeUndefined();

  const seeded = fold([...COMMITTED, { type: 'seed-set', seed: '31415926535897932384' }]);
  const drawsOf = (wanted: string) => (wanted === sha256 ? { draws, phantomDraws } : undefined);
  expect(evolve(seeded, withDraws(sealed, drawsOf))).toEqual(evolve(seeded, opened));
  expect(withDraws(opened, () => undefined)).toEqual(opened);
  expect(() => withDraws(sealed, () => undefined)).toThrow('at hand');
  expect(() => withDraws(sealed, () => ({ draws, phantomDraws: [] }))).toThrow('as many draws as the log says');
});
