import { type BatchTally, type Contest, Sha256Schema, type Tally } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { AuditCommand } from './audit-command.ts';
import { type Audit, type AuditInRounds, type BegunAudit, NOT_BEGUN } from './audit-state.ts';
import { batchesToCount, isInRounds } from './audit-view.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { countDiscrepancies } from './interpretation/discrepancies.ts';
import type { AuditInputs } from './plan/audit-inputs.ts';
import { marginChangeIn } from './risk/batch-comparison.ts';
import { measureRisk } from './risk/measure-risk.ts';
import { drawSample } from './sample/draw-sample.ts';
import { previewSample } from './sample/preview-sample.ts';
import { preferredSampleSizes } from './sample/sample-sizes.ts';

/* A worked example of two jurisdictions and 15 batches. The expected figures are those of published software, which drew
   with NumPy's generator: compatibility is on. */

const CHOICES = ['candidate 1', 'candidate 2', 'candidate 3'];

const CONTEST: Contest = {
  name: 'Contest 1',
  targeted: true,
  winners: 1,
  votesAllowed: 2,
  majorityOrRunoff: false,
  totalBallots: null,
  pendingBallots: 0,
  choices: [5000, 2500, 2500].map((votes, index) => ({ name: CHOICES[index], votes })),
  jurisdictions: ['J1', 'J2'],
};

const votes = (...counts: readonly number[]): Tally => ({
  'Contest 1': Object.fromEntries(counts.map((count, index) => [CHOICES[index], count])),
});

type Row = readonly [number, ...(readonly number[])];
const LARGE: Row = [500, 500, 250, 250];
const SMALL: Row = [100, 100, 50, 50];

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  J1: [LARGE, LARGE, LARGE, LARGE, SMALL, SMALL, SMALL, SMALL, SMALL],
  J2: [LARGE, LARGE, LARGE, LARGE, [250, 300, 100, 100], [250, 200, 150, 150]],
};

const batchesOf = (jurisdiction: string): readonly BatchTally[] =>
  ROWS[jurisdiction].map(([, ...counts], index) => ({ batch: `Batch ${index + 1}`, votes: votes(...counts) }));

const INPUTS: AuditInputs = {
  manifests: new Map(
    Object.entries(ROWS).map(([jurisdiction, rows]) => [
      jurisdiction,
      {
        batches: rows.map(([ballots], index) => ({
          name: `Batch ${index + 1}`,
          tabulator: null,
          container: null,
          ballots,
        })),
      },
    ]),
  ),
  totals: new Map(Object.keys(ROWS).map((jurisdiction) => [jurisdiction, { batches: batchesOf(jurisdiction) }])),
};

const DIGEST = Sha256Schema.parse('cd'.repeat(32));

function seeded(seed: string, contest: Contest = CONTEST): BegunAudit {
  const file = { bytes: 1, sha256: DIGEST, name: 'file.csv' };
  const figures = { kind: 'participants', jurisdictions: 2 } as const;
  return play(NOT_BEGUN, [
    {
      type: 'create-audit',
      name: 'Example',
      organization: 'Org',
      auditType: 'batch-comparison',
      method: 'macro',
      compatibility: true,
    },
    {
      type: 'register-participants',
      file: { ...file, jurisdiction: null, kind: 'participants', figures },
      jurisdictions: ['J1', 'J2', 'J3'].map((name) => ({ name, expectedBallots: null })),
    },
    { type: 'define-contests', contests: [contest] },
    {
      type: 'change-settings',
      settings: { electionName: 'Example', state: 'CA', riskLimitPercent: 10, dataEntry: 'offline' },
    },
    ...['J1', 'J2'].flatMap((jurisdiction): readonly AuditCommand[] => [
      {
        type: 'register-file',
        file: { ...file, jurisdiction, kind: 'manifest', figures: { kind: 'manifest', batches: 9, ballots: 2500 } },
      },
      {
        type: 'register-file',
        file: {
          ...file,
          jurisdiction,
          kind: 'candidate-totals',
          figures: { kind: 'candidate-totals', batches: 9, votes: {}, ballotsImplied: 0 },
        },
      },
    ]),
    { type: 'commit-inputs', commitment: DIGEST },
    { type: 'set-seed', seed },
  ]);
}

function opened(audit: BegunAudit, round: number): AuditInRounds {
  const sampleSizes = preferredSampleSizes(audit, INPUTS);
  assert(sampleSizes.ok, 'there is a size', sampleSizes);
  const drawn = drawSample({ audit, inputs: INPUTS, sampleSizes: sampleSizes.value });
  assert(drawn.ok, 'a sample can be drawn', drawn);
  const opening = { round, sampleSizes: sampleSizes.value, draws: drawn.value, extraBatches: [] };
  const after = play(audit, [{ type: 'open-round', ...opening }]);
  assert(isInRounds(after), 'a round is open');
  return after;
}

type Counts = Readonly<Record<string, readonly Tally[]>>;

/** Counts every batch as reported but for those in `counts`, which are given by `jurisdiction batch`, a tally for each sheet. */
function counted(audit: AuditInRounds, counts: Counts): AuditInRounds {
  let state: BegunAudit = audit;
  for (const jurisdiction of ['J1', 'J2']) {
    const names = batchesToCount(audit, jurisdiction);
    const isNew = audit.rounds.at(-1)?.work[jurisdiction] !== undefined;
    if (!isNew) continue;
    for (const batch of names) {
      const reported = batchesOf(jurisdiction).find((one) => one.batch === batch)?.votes ?? {};
      const sheets = (counts[`${jurisdiction} ${batch}`] ?? [reported]).map((sheet, index) => ({
        name: `Sheet ${index + 1}`,
        votes: sheet,
      }));
      const ballots = INPUTS.manifests.get(jurisdiction)?.batches.find((one) => one.name === batch)?.ballots ?? 0;
      state = play(state, [{ type: 'record-batch', jurisdiction, batch, ballots, sheets, enteredBy: 'person' }]);
    }
    assert(isInRounds(state), 'a round is open');
    const discrepancies = countDiscrepancies(state, INPUTS, jurisdiction);
    state = play(state, [{ type: 'finalize-tallies', jurisdiction, discrepancies }]);
  }
  assert(isInRounds(state), 'a round is open');
  return state;
}

function play(audit: Audit, commands: readonly AuditCommand[]): BegunAudit {
  let state = audit;
  for (const command of commands) {
    const decided = decide(state, command);
    assert(decided.ok, 'the command fits', { command, decided });
    state = decided.value.reduce(evolve, state);
  }
  assert(state.phase !== 'not-begun', 'the audit was created');
  return state;
}

const drawnIn = (audit: AuditInRounds, jurisdiction: string, round = audit.rounds.length) =>
  [
    ...new Set(
      audit.rounds[round - 1].draws.filter((draw) => draw.jurisdiction === jurisdiction).map((draw) => draw.batch),
    ),
  ].toSorted();

function measured(audit: AuditInRounds) {
  const result = measureRisk({ audit, inputs: INPUTS });
  assert(result.ok, 'the round can be measured', result);
  return result.value;
}

const DISCREPANT: Counts = {
  'J1 Batch 1': [votes(200, 40, 0), votes(150, 10, 0), votes(50, 0, 40)],
  'J1 Batch 2': [votes(400, 50, 40)],
  'J1 Batch 4': [votes(500, 250, 240)],
  'J1 Batch 6': [votes(100, 50, 40)],
  'J2 Batch 3': [votes(100, 100, 40)],
};

describe('a batch comparison with discrepancies, several sheets and a second round', () => {
  const round1 = opened(seeded('1234567890'), 1);

  test('asks for 7 draws: 5 batches in J1 and one batch, twice, in J2', () => {
    expect(round1.rounds[0].sampleSizes).toEqual({ 'Contest 1': 7 });
    expect(previewSample(round1.plan, round1.rounds[0].draws)).toEqual([
      { jurisdiction: 'J1', draws: 5, units: 5 },
      { jurisdiction: 'J2', draws: 2, units: 1 },
      { jurisdiction: 'J3', draws: 0, units: 0 },
    ]);
    expect(drawnIn(round1, 'J1')).toEqual(['Batch 1', 'Batch 2', 'Batch 4', 'Batch 6', 'Batch 8']);
    expect(round1.rounds[0].draws.filter((draw) => draw.jurisdiction === 'J2')).toMatchObject([
      { batch: 'Batch 3', ticket: '0.368061935896261076' },
      { batch: 'Batch 3', ticket: '0.733615858338543383' },
    ]);
  });

  test('finds 4 discrepancies in J1 and 1 in J2, with their changes in margin', () => {
    const audit = counted(round1, DISCREPANT);
    expect(countDiscrepancies(audit, INPUTS, 'J1')).toBe(4);
    expect(countDiscrepancies(audit, INPUTS, 'J2')).toBe(1);
    const change = marginChangeIn(audit.plan, CONTEST, INPUTS);
    const changes = [
      [LARGE, votes(400, 50, 40)],
      [LARGE, votes(500, 250, 240)],
      [SMALL, votes(100, 50, 40)],
      [SMALL, votes(100, 50, 50)],
      [LARGE, votes(100, 100, 40)],
    ] as const;
    expect(
      changes.map(([[, ...reported], tally]) => change(votes(...reported)['Contest 1'], tally['Contest 1'])),
    ).toEqual([-100, -10, -10, null, 250]);
  });

  test('measures p 0.1316872428, does not meet 10 %, and asks for 2 more draws, one of them counted already', () => {
    const audit = counted(round1, DISCREPANT);
    const [measurement] = measured(audit);
    expect(measurement).toMatchObject({ draws: 7, distinct: 6, discrepancies: 5, riskLimitMet: false });
    expect(measurement.pValue).toBeCloseTo(0.1316872428, 10);
    const closed = play(audit, [{ type: 'close-round', round: 1, measurements: [measurement] }]);
    const round2 = opened(closed, 2);
    expect(round2.rounds[1].sampleSizes).toEqual({ 'Contest 1': 2 });
    expect(round2.rounds[1].draws).toMatchObject([
      expect.objectContaining({ batch: 'Batch 4' }),
      expect.objectContaining({ batch: 'Batch 4' }),
    ]);
    expect(round2.rounds[1].draws.map((draw) => `${draw.jurisdiction} ${draw.ticket}`).toSorted()).toEqual([
      'J1 0.9782132493451071914',
      'J2 0.608147659546583410',
    ]);
    expect(Object.keys(round2.rounds[1].work)).toEqual(['J2']);
  });
});

describe('a batch drawn three times', () => {
  const round1 = opened(seeded('0123'), 1);

  test('has three tickets, counts three times, and is fetched once', () => {
    const tickets = round1.rounds[0].draws.filter((draw) => draw.jurisdiction === 'J1' && draw.batch === 'Batch 1');
    expect(tickets.map((draw) => draw.ticket).toSorted()).toEqual([
      '0.412447190344990933',
      '0.9216749971146661458',
      '0.99056429261666903579',
    ]);
    expect(drawnIn(round1, 'J1')).toEqual(['Batch 1', 'Batch 3', 'Batch 4']);
    expect(drawnIn(round1, 'J2')).toEqual(['Batch 1', 'Batch 5']);
    const [measurement] = measured(counted(round1, {}));
    expect(measurement).toMatchObject({ draws: 7, distinct: 5, discrepancies: 0, riskLimitMet: true });
    expect(measurement.pValue).toBeCloseTo(0.0585276635, 10);
  });
});

test('pending ballots count against the margin: 250 of them ask for 8 draws and leave p 0.05764801', () => {
  const round1 = opened(seeded('1234567890', { ...CONTEST, pendingBallots: 250 }), 1);
  expect(round1.rounds[0].sampleSizes).toEqual({ 'Contest 1': 8 });
  const [measurement] = measured(counted(round1, {}));
  expect(measurement.pValue).toBeCloseTo(0.05764801, 8);
  expect(measurement).toMatchObject({ distinct: 7, riskLimitMet: true });
});
