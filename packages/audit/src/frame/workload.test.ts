import { expect, test } from 'vitest';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { accept, combining, contest, plannedAudit } from '../testing/build-audit.ts';
import { drawSample } from './draw-sample.ts';
import { expectedWork } from './expected-work.ts';
import { workloadOf } from './workload.ts';

/** So many batches of 50 cards in every county. */
function inputsOf(counties: Readonly<Record<string, number>>, votes = { Ada: 15, Ben: 7 }): AuditInputs {
  const names = (batches: number) => Array.from({ length: batches }, (_, place) => `B${place + 1}`);
  return {
    manifests: new Map(
      Object.entries(counties).map(([name, batches]) => [
        name,
        { batches: names(batches).map((one) => ({ name: one, tabulator: null, container: null, ballots: 50 })) },
      ]),
    ),
    totals: new Map(
      Object.entries(counties).map(([name, batches]) => [
        name,
        { batches: names(batches).map((batch) => ({ batch, votes: { Mayor: votes } })) },
      ]),
    ),
  };
}

const POLLING = plannedAudit({
  type: 'ballot-polling',
  jurisdictions: ['Adams', 'Baker'],
  contests: [contest('Mayor', { totalBallots: 200 })],
}) as BegunAudit;

test('draws fall on counties by their cards, and a card drawn twice is fetched once', () => {
  const work = expectedWork(POLLING, inputsOf({ Adams: 2, Baker: 2 }), { sampleSizes: { Mayor: 80 } });
  if (!work.ok) throw new Error(work.error.code);
  // 80 draws of 200 cards: 40 in each county; 100 · (1 − (199/200)^80) = 33.03… different cards.
  const cards = 100 * (1 - (199 / 200) ** 80);
  expect(work.value.rows.map(({ jurisdiction }) => jurisdiction)).toEqual(['Adams', 'Baker']);
  for (const row of work.value.rows) {
    expect(row.draws).toBeCloseTo(40, 10);
    expect(row.units.mean).toBeCloseTo(cards, 10);
    expect(row.ballots).toBeNull();
  }
  expect(work.value.total.units.mean).toBeCloseTo(2 * cards, 10);
});

test('what is expected of the cards is what draws come to on the average', () => {
  const inputs = inputsOf({ Adams: 2, Baker: 2 });
  const { plan, files, combinedBatches, twoPersons } = POLLING;
  // The constructor of a brand: nothing is drawn from it.
  const commitment = 'ab'.repeat(32) as Extract<BegunAudit, { readonly phase: 'seeded' }>['commitment'];
  let [draws, different] = [0, 0];
  for (let trial = 0; trial < 200; trial += 1) {
    const audit = { phase: 'seeded', plan, files, combinedBatches, twoPersons, commitment, seed: `t${trial}` } as const;
    const sample = drawSample({ audit, inputs, sampleSizes: { Mayor: 80 } });
    if (!sample.ok) throw new Error(sample.error.code);
    const inAdams = sample.value.draws.filter(({ jurisdiction }) => jurisdiction === 'Adams');
    draws += inAdams.length / 200;
    different += new Set(inAdams.map(({ batch, position }) => `${batch} ${position}`)).size / 200;
  }
  // Four standard deviations of a mean of 200: √(80/4/200) = 0.32, and less for the different ones.
  expect(Math.abs(draws - 40)).toBeLessThan(1.3);
  expect(Math.abs(different - 100 * (1 - (199 / 200) ** 80))).toBeLessThan(1.3);
});

test('batches are counted once each, and all of their ballots', () => {
  const audit = plannedAudit({ type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'] }) as BegunAudit;
  const inputs = inputsOf({ Adams: 2, Baker: 2 });
  const work = expectedWork(audit, inputs, { sampleSizes: { Mayor: 3 } }, { trials: 2000 });
  if (!work.ok) throw new Error(work.error.code);
  // Three draws of four alike batches: 4 · (1 − (3/4)³) = 2.3125 different ones, 50 ballots each; half of them in Adams.
  const { total, rows } = work.value;
  expect(total.draws).toBe(3);
  expect(total.units.mean).toBeCloseTo(2.3125, 1);
  expect(total.ballots?.mean).toBeCloseTo(50 * total.units.mean, 8);
  expect(rows[0]?.draws).toBeCloseTo(1.5, 0);
  // Eight of ten draws hit two or three batches.
  expect(total.units).toMatchObject({ least: 2, most: 3 });
});

test('whoever draws a batch that is mixed with another counts both', () => {
  const planned = plannedAudit({ type: 'batch-comparison', batches: 2 });
  const audit = accept(planned, combining({ jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'] }));
  const inputs = inputsOf({ Adams: 2 }, { Ada: 30, Ben: 15 });
  const work = expectedWork(audit as BegunAudit, inputs, { sampleSizes: { Mayor: 1 } });
  if (!work.ok) throw new Error(work.error.code);
  expect(work.value.total).toMatchObject({ units: { mean: 1 }, ballots: { mean: 100 } });
});

test('a polling audit is told four sizes by their chances, each at least as likely as was asked', () => {
  const audit = plannedAudit({
    type: 'ballot-polling',
    contests: [
      contest('Mayor', {
        totalBallots: 10_000,
        choices: [
          { name: 'Ada', votes: 6000 },
          { name: 'Ben', votes: 4000 },
        ],
      }),
    ],
    batches: 200,
  }) as BegunAudit;
  const { contests, rounds, withoutSize } = workloadOf(audit, inputsOf({ Adams: 200 }));
  expect(withoutSize).toEqual([]);
  expect(contests).toMatchObject([{ contest: 'Mayor', marginVotes: 2000, cards: 10_000 }]);
  expect(rounds.map(({ asked }) => asked)).toEqual([0.5, 0.7, 0.8, 0.9]);
  for (const { asked, chance, sizes } of rounds) {
    expect(chance).toBeGreaterThanOrEqual(asked ?? 1);
    expect(sizes.sampleSizes.Mayor).toBeGreaterThan(50);
  }
  const sizes = rounds.map((round) => round.sizes.sampleSizes.Mayor ?? 0);
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
});

test('several contests are together at least as likely to be settled as their misses leave', () => {
  const choices = [
    { name: 'Ada', votes: 6000 },
    { name: 'Ben', votes: 4000 },
  ];
  const audit = plannedAudit({
    type: 'ballot-polling',
    contests: ['Mayor', 'Levy'].map((name) => contest(name, { totalBallots: 10_000, choices })),
    batches: 200,
  }) as BegunAudit;
  const { contests, rounds } = workloadOf(audit, inputsOf({ Adams: 200 }));
  const missed = contests.map(({ sizes }) => 1 - (sizes.at(-1)?.probability ?? 0));
  const all = missed.reduce((sum, one) => sum + one, 0);
  expect(rounds.at(-1)?.chance).toBeCloseTo(1 - all, 10);
  // Both contests are on the same cards, which are fetched once.
  const work = rounds.at(-1)?.work;
  if (work?.ok !== true) throw new Error('there is work');
  expect(work.value.total.units.mean).toBeLessThan(work.value.total.draws * 0.6);
});

test('a tie has no size, and is named', () => {
  const audit = plannedAudit({
    type: 'ballot-polling',
    contests: [
      contest('Mayor', {
        choices: [
          { name: 'Ada', votes: 40 },
          { name: 'Ben', votes: 40 },
        ],
      }),
    ],
  }) as BegunAudit;
  const { withoutSize, rounds } = workloadOf(audit, inputsOf({ Adams: 2 }));
  expect(withoutSize).toEqual(['Mayor']);
  expect(rounds).toEqual([]);
});

test('where everything is counted the work is everything, without a chance', () => {
  const audit = plannedAudit({
    type: 'full-hand-tally',
    settings: { riskLimitPercent: 0, dataEntry: 'offline' },
  }) as BegunAudit;
  const { rounds } = workloadOf(audit, inputsOf({ Adams: 2 }));
  expect(rounds).toMatchObject([
    { asked: null, chance: null, work: { ok: true, value: { total: { units: { mean: 2 }, ballots: { mean: 100 } } } } },
  ]);
});

test('the times of the work are kept through the phases, and change no figure of the sample', () => {
  const times = { ballotSeconds: 200, batchMinutes: 20, countSeconds: 12 };
  const audit = accept(POLLING, { type: 'choose-work-times', times }) as BegunAudit;
  expect(audit.workTimes).toEqual(times);
  expect(audit.plan).toEqual(POLLING.plan);
});
