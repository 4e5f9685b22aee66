import {
  type AuditInRounds,
  type BegunAudit,
  batchesToCount,
  countDiscrepancies,
  marginChangeIn,
  previewSample,
} from '@plumbline/audit';
import type { Contest, Tally } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import { BATCHES } from '../apps/server/src/demonstration/small-elections.ts';
import { inRounds, measure, openRound, play, type SeededAudit, seedAudit } from './small-audit.ts';

/* A worked example of two jurisdictions and 15 batches. The expected figures are those of published software, which drew
   with NumPy's generator: compatibility is on. */

const [CONTEST] = BATCHES.contests;

function seeded(seed: string, contest: Contest = CONTEST): SeededAudit {
  const plan = { auditType: 'batch-comparison', method: 'macro', compatibility: true } as const;
  return seedAudit({ plan, contests: [contest], files: BATCHES.files }, seed);
}

const { inputs: INPUTS } = seeded('1234567890');

const votes = (...counts: readonly number[]): Tally => ({
  'Contest 1': Object.fromEntries(counts.map((count, index) => [CONTEST.choices[index].name, count])),
});

type Counts = Readonly<Record<string, readonly Tally[]>>;

/** Counts every batch as reported but for those in `counts`, which are given by `jurisdiction batch`, a tally for each sheet. */
function counted(audit: AuditInRounds, counts: Counts): AuditInRounds {
  let state: BegunAudit = audit;
  for (const jurisdiction of ['J1', 'J2']) {
    const names = batchesToCount(audit, jurisdiction);
    const isNew = audit.rounds.at(-1)?.work[jurisdiction] !== undefined;
    if (!isNew) continue;
    for (const batch of names) {
      const reported = INPUTS.totals.get(jurisdiction)?.batches.find((one) => one.batch === batch)?.votes ?? {};
      const sheets = (counts[`${jurisdiction} ${batch}`] ?? [reported]).map((sheet, index) => ({
        name: `Sheet ${index + 1}`,
        votes: sheet,
      }));
      const ballots = INPUTS.manifests.get(jurisdiction)?.batches.find((one) => one.name === batch)?.ballots ?? 0;
      state = play(state, [{ type: 'record-batch', jurisdiction, batch, ballots, sheets, enteredBy: 'person' }]);
    }
    const discrepancies = countDiscrepancies(inRounds(state), INPUTS, jurisdiction);
    state = play(state, [{ type: 'finalize-tallies', jurisdiction, discrepancies }]);
  }
  return inRounds(state);
}

const drawnIn = (audit: AuditInRounds, jurisdiction: string, round = audit.rounds.length) =>
  [
    ...new Set(
      audit.rounds[round - 1].draws.filter((draw) => draw.jurisdiction === jurisdiction).map((draw) => draw.batch),
    ),
  ].toSorted();

const DISCREPANT: Counts = {
  'J1 Batch 1': [votes(200, 40, 0), votes(150, 10, 0), votes(50, 0, 40)],
  'J1 Batch 2': [votes(400, 50, 40)],
  'J1 Batch 4': [votes(500, 250, 240)],
  'J1 Batch 6': [votes(100, 50, 40)],
  'J2 Batch 3': [votes(100, 100, 40)],
};

describe('a batch comparison with discrepancies, several sheets and a second round', () => {
  const round1 = openRound(seeded('1234567890'));

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
      [votes(500, 250, 250), votes(400, 50, 40)],
      [votes(500, 250, 250), votes(500, 250, 240)],
      [votes(100, 50, 50), votes(100, 50, 40)],
      [votes(100, 50, 50), votes(100, 50, 50)],
      [votes(500, 250, 250), votes(100, 100, 40)],
    ] as const;
    expect(changes.map(([reported, tally]) => change(reported['Contest 1'], tally['Contest 1']))).toEqual([
      -100,
      -10,
      -10,
      null,
      250,
    ]);
  });

  test('measures p 0.1316872428, does not meet 10 %, and asks for 2 more draws, one of them counted already', () => {
    const audit = counted(round1, DISCREPANT);
    const [measurement] = measure(audit, INPUTS);
    expect(measurement).toMatchObject({ draws: 7, distinct: 6, discrepancies: 5, riskLimitMet: false });
    expect(measurement.pValue).toBeCloseTo(0.1316872428, 10);
    const closed = play(audit, [{ type: 'close-round', round: 1, measurements: [measurement] }]);
    const round2 = openRound({ audit: closed, inputs: INPUTS });
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
  const round1 = openRound(seeded('0123'));

  test('has three tickets, counts three times, and is fetched once', () => {
    const tickets = round1.rounds[0].draws.filter((draw) => draw.jurisdiction === 'J1' && draw.batch === 'Batch 1');
    expect(tickets.map((draw) => draw.ticket).toSorted()).toEqual([
      '0.412447190344990933',
      '0.9216749971146661458',
      '0.99056429261666903579',
    ]);
    expect(drawnIn(round1, 'J1')).toEqual(['Batch 1', 'Batch 3', 'Batch 4']);
    expect(drawnIn(round1, 'J2')).toEqual(['Batch 1', 'Batch 5']);
    const [measurement] = measure(counted(round1, {}), INPUTS);
    expect(measurement).toMatchObject({ draws: 7, distinct: 5, discrepancies: 0, riskLimitMet: true });
    expect(measurement.pValue).toBeCloseTo(0.0585276635, 10);
  });
});

test('pending ballots count against the margin: 250 of them ask for 8 draws and leave p 0.05764801', () => {
  const round1 = openRound(seeded('1234567890', { ...CONTEST, pendingBallots: 250 }));
  expect(round1.rounds[0].sampleSizes).toEqual({ 'Contest 1': 8 });
  const [measurement] = measure(counted(round1, {}), INPUTS);
  expect(measurement.pValue).toBeCloseTo(0.05764801, 8);
  expect(measurement).toMatchObject({ distinct: 7, riskLimitMet: true });
});
