import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { compared, pairs } from '../kinds/contract/comparison-cell.ts';
import { cards, reportedWith, withoutRecords } from '../kinds/contract/hybrid-cell.ts';
import type { MadeElection } from '../kinds/contract/made-election.ts';
import { openDesk } from '../kinds/contract/play-audit.ts';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { Audit, BegunAudit } from '../state/audit-state.ts';
import {
  accept,
  COMMITMENT,
  commitment,
  contest,
  measurement,
  opening,
  plannedAudit,
  seededAudit,
} from '../testing/build-audit.ts';
import { drawSample } from './draw-sample.ts';
import { foundSoFar, planScan, scanCards } from './scan-cards.ts';

const batch = (name: string) => ({ name, tabulator: null, container: null, ballots: 50 });
const reported = (name: string) => ({ batch: name, votes: { Mayor: { Ada: 15, Ben: 7 } } });

const INPUTS: AuditInputs = {
  manifests: new Map(['Adams', 'Baker'].map((name) => [name, { batches: [batch('B1'), batch('B2')] }])),
  totals: new Map(['Adams', 'Baker'].map((name) => [name, { batches: [reported('B1'), reported('B2')] }])),
};

const COUNTIES = ['Adams', 'Baker'];
/** 200 cards are listed and 210 were cast, so ten are phantoms. */
const MAYOR = contest('Mayor', { totalBallots: 210 });
const POLLING = { type: 'ballot-polling', jurisdictions: COUNTIES, contests: [MAYOR] } as const;
const COMPARISON = { type: 'batch-comparison', jurisdictions: COUNTIES } as const;

function drawn(audit: Audit, sampleSizes: Readonly<Record<string, number>>) {
  const sample = drawSample({ audit: audit as BegunAudit, inputs: INPUTS, sampleSizes });
  assert(sample.ok, 'a sample can be drawn', sample);
  return sample.value;
}

const tickets = (of: { readonly draws: readonly { readonly ticket: string }[] }) => of.draws.map((one) => one.ticket);

test('nothing is drawn before the seed', () => {
  for (const audit of [plannedAudit(POLLING)]) {
    expect(drawSample({ audit: audit as BegunAudit, inputs: INPUTS, sampleSizes: { Mayor: 5 } })).toEqual({
      ok: false,
      error: { contest: '', code: 'no-seed' },
    });
  }
});

test('cards are drawn from every county of the contest, with tickets that never fall, and phantoms among them', () => {
  const sample = drawn(seededAudit(POLLING), { Mayor: 150 });
  expect(sample.drawnFrom).toBe('universe');
  expect(sample.draws.length + sample.phantomDraws.length).toBe(150);
  expect(sample.phantomDraws.length).toBeGreaterThan(0);
  expect(tickets(sample)).toEqual(tickets(sample).toSorted());
  expect(new Set(sample.draws.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(COUNTIES));
  for (const { contest: name, batch: inBatch, position, tabulator } of sample.draws) {
    expect({ name, tabulator }).toEqual({ name: 'Mayor', tabulator: null });
    expect(['B1', 'B2']).toContain(inBatch);
    expect(position).toBeGreaterThanOrEqual(1);
    expect(position).toBeLessThanOrEqual(50);
  }
});

test('a contest of one county is drawn from that county only', () => {
  const contests = [contest('Mayor', { totalBallots: 200 }), contest('Levy', { jurisdictions: ['Baker'] })];
  const sample = drawn(seededAudit({ ...POLLING, contests }), { Mayor: 20, Levy: 20 });
  const ofLevy = sample.draws.filter((one) => one.contest === 'Levy');
  expect(ofLevy.map(({ jurisdiction }) => jurisdiction)).toEqual(Array(20).fill('Baker'));
  expect(sample.draws.filter((one) => one.contest === 'Mayor')).toHaveLength(20);
});

test('only the contests that are asked for are drawn for', () => {
  const contests = [contest('Mayor', { totalBallots: 200 }), contest('Levy', { jurisdictions: ['Baker'] })];
  const sample = drawn(seededAudit({ ...POLLING, contests }), { Levy: 3 });
  expect(sample.draws.map((one) => one.contest)).toEqual(['Levy', 'Levy', 'Levy']);
});

/** The audit after a first round that drew `size` and met no limit. */
function afterRound(audit: Audit, size: number): Audit {
  const sample = drawn(audit, { Mayor: size });
  const { phase } = accept(audit, { ...opening(1, sample.draws, { Mayor: size }), ...sample });
  expect(phase).toBe('round-open');
  const opened = accept(audit, { ...opening(1, sample.draws, { Mayor: size }), ...sample });
  assert(opened.phase === 'round-open', 'the round is open');
  // Whatever people found: the next draws do not depend on it.
  const rounds = opened.rounds.map((round) => ({ ...round, work: {}, measurements: [measurement('Mayor')] }));
  return { ...opened, phase: 'round-closed', rounds };
}

test.each([POLLING, COMPARISON])('a second round goes on where the first ended: $type', (planned) => {
  const seeded = seededAudit(planned);
  const all = drawn(seeded, { Mayor: 3 });
  const second = drawn(afterRound(seeded, 2), { Mayor: 1 });
  expect([...drawn(seeded, { Mayor: 2 }).draws, ...second.draws]).toEqual(all.draws);
});

test('a batch comparison draws batches, and says so', () => {
  const sample = drawn(seededAudit(COMPARISON), { Mayor: 3 });
  expect(sample).toMatchObject({ drawnFrom: 'listed-cards', phantomDraws: [] });
  expect(sample.draws.map(({ position, tabulator }) => ({ position, tabulator }))).toEqual(
    Array(3).fill({ position: null, tabulator: null }),
  );
});

test('an audit that repeats published systems draws listed cards only, and so does one that began to', () => {
  const seeded = seededAudit(POLLING);
  assert(seeded.phase === 'seeded', 'the audit has its seed');
  const compatible = { ...seeded, plan: { ...seeded.plan, compatibility: true } };
  expect(drawn(compatible, { Mayor: 150 })).toMatchObject({ drawnFrom: 'listed-cards', phantomDraws: [] });
  const first = afterRound(seeded, 2);
  assert(first.phase === 'round-closed', 'the round is closed');
  const began = { ...first, rounds: first.rounds.map((round) => ({ ...round, drawnFrom: 'listed-cards' as const })) };
  expect(drawn(began, { Mayor: 150 })).toMatchObject({ drawnFrom: 'listed-cards', phantomDraws: [] });
});

test('progress rises to the whole over all contests together', () => {
  const contests = [contest('Mayor', { totalBallots: 200 }), contest('Levy', { jurisdictions: ['Baker'] })];
  const audit = seededAudit({ ...POLLING, contests }) as BegunAudit;
  const shares: number[] = [];
  const onProgress = (share: number) => shares.push(share);
  drawSample({ audit, inputs: INPUTS, sampleSizes: { Mayor: 5, Levy: 5 }, onProgress });
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  // Each of the 200 cards is looked at once, in four batches, for both contests.
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

test('manifests divided among threads, each told what others found, give the sample of one', () => {
  const contests = [
    contest('Mayor', { totalBallots: 210 }),
    contest('Levy', { jurisdictions: ['Baker'], totalBallots: 120 }),
    contest('Bond', { totalBallots: 200 }),
  ];
  for (const seed of ['1', '271828', 'a seed of letters']) {
    const planned = seededAudit({ ...POLLING, contests });
    assert(planned.phase === 'seeded', 'the seed is set', planned.phase);
    const audit = { ...planned, seed };
    const sampleSizes = { Mayor: 30, Levy: 45, Bond: 90 };
    const scan = planScan(audit, sampleSizes);
    // The mayor and the bond have the same cards.
    expect(scan.pools).toEqual([
      { jurisdictions: COUNTIES, keep: 90 },
      { jurisdictions: ['Baker'], keep: 45 },
    ]);
    const one = drawSample({ audit, inputs: INPUTS, sampleSizes });
    for (const of of [2, 3, 7]) {
      const found = foundSoFar(scan);
      for (let part = of - 1; part >= 0; part -= 1) {
        found.add(scanCards(scan, INPUTS, { part, of, prefixMax: found.prefixMax() }));
      }
      expect(drawSample({ audit, inputs: INPUTS, sampleSizes, scanned: [found.candidates()] })).toEqual(one);
    }
    for (const [name, size] of Object.entries(sampleSizes)) {
      const alone = drawSample({ audit, inputs: INPUTS, sampleSizes: { [name]: size } });
      assert(alone.ok && one.ok, 'samples can be drawn', alone);
      expect(one.value.draws.filter((draw) => draw.contest === name)).toEqual(alone.value.draws);
    }
  }
});

test('a contest that cannot be drawn for is named', () => {
  const inputs: AuditInputs = { manifests: new Map(), totals: new Map() };
  const refused = drawSample({ audit: seededAudit(COMPARISON) as BegunAudit, inputs, sampleSizes: { Mayor: 1 } });
  expect(refused).toMatchObject({ ok: false, error: { contest: 'Mayor' } });
});

test('where cards with and without records are drawn apart, an undivided size draws nothing', () => {
  const random = randomSource('undivided');
  const batches = [
    compared('J1', [...pairs(14, ['A']), ...pairs(6, ['B'])], random),
    withoutRecords('J1', [...cards(7, ['A']), ...cards(3, ['B'])], random),
  ];
  const election: MadeElection = {
    type: 'hybrid',
    method: 'suite',
    riskLimitPercent: 10,
    jurisdictions: [{ name: 'J1', expectedBallots: null }],
    contests: [reportedWith(batches, { A: 7, B: 3 })],
    batches,
  };
  const { desk, inputs } = openDesk(election, { roundsMax: 1, sizes: () => ({}) }, random);
  const audit = assertBegun(desk.audit());
  const missing = { ok: false, error: { contest: 'C', code: 'strata-missing' } };
  expect(drawSample({ audit, inputs, sampleSizes: { C: 5 } })).toEqual(missing);
  expect(drawSample({ audit, inputs, sampleSizes: { C: 5 }, strata: { D: { cvr: 3, noCvr: 2 } } })).toEqual(missing);
  const strata = { C: { cvr: 3, noCvr: 2 } };
  const drawn = drawSample({ audit, inputs, sampleSizes: { C: 5 }, strata });
  expect(drawn).toMatchObject({ ok: true, value: { strata } });
  expect(drawn.ok && drawn.value.draws.length + drawn.value.phantomDraws.length).toBe(5);
  // Nothing is asked, so nothing is missing.
  expect(drawSample({ audit, inputs, sampleSizes: {} })).toMatchObject({ ok: true, value: { draws: [] } });
});

test('before the commitment a count of everything is not drawn either, and after it without a seed', () => {
  const planned = plannedAudit({ type: 'full-hand-tally', settings: { riskLimitPercent: 0, dataEntry: 'offline' } });
  const inputs = { manifests: new Map([['Adams', { batches: [batch('B1'), batch('B2')] }]]), totals: new Map() };
  const drawing = (audit: Audit) => drawSample({ audit: audit as BegunAudit, inputs, sampleSizes: { Mayor: 2 } });
  expect(drawing(planned)).toEqual({ ok: false, error: { contest: '', code: 'no-seed' } });
  const committed = accept(planned, { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [] });
  expect(drawing(committed)).toMatchObject({ ok: true, value: { draws: [{ batch: 'B1' }, { batch: 'B2' }] } });
  // A sample waits for its seed also after the commitment.
  const sampled = plannedAudit(POLLING);
  const waiting = accept(sampled, commitment(sampled));
  expect(drawing(waiting)).toEqual({ ok: false, error: { contest: '', code: 'no-seed' } });
});
