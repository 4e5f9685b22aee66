import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { compared, pairs, pairsLaidOver, reportedBy } from '../kinds/contract/comparison-cell.ts';
import { cards, reportedWith, withoutRecords } from '../kinds/contract/hybrid-cell.ts';
import type { MadeElection } from '../kinds/contract/made-election.ts';
import { laidOver } from '../kinds/contract/made-elections.ts';
import { planning } from '../kinds/contract/plan-election.ts';
import { inputsOf } from '../kinds/contract/play-audit.ts';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import { type BegunAudit, NOT_BEGUN } from '../state/audit-state.ts';
import { accept, combining, contest, fileOf, plannedAudit } from '../testing/build-audit.ts';
import { type ExpectedWork, expectedWork } from './expected-work.ts';
import type { AskedSizes } from './sample-sizes.ts';
import { workloadOf } from './workload.ts';

/* The work of rounds in several counties and contests, reckoned by hand: a card of N is among n draws with chance 1 − (1 − 1/N)^n. */

const NO_INPUTS: AuditInputs = { manifests: new Map(), totals: new Map() };

function workOf(audit: BegunAudit, asked: AskedSizes, inputs = NO_INPUTS, trials = 40) {
  const work = expectedWork(audit, inputs, asked, { trials });
  assert(work.ok, 'there is work', work);
  return work.value;
}

function expectRow(row: Omit<ExpectedWork, 'jurisdiction'> | undefined, draws: number, least: number, most = least) {
  assert(row !== undefined, 'there is a row');
  expect(row.draws).toBeCloseTo(draws, 9);
  expect(row.units.least).toBeCloseTo(least, 9);
  expect(row.units.most).toBeCloseTo(most, 9);
  expect(row.units.mean).toBeCloseTo((least + most) / 2, 9);
  expect(row.ballots).toBeNull();
}

describe('single cards', () => {
  const polling = (cardsListed: Readonly<Record<string, number>>, contests: readonly ReturnType<typeof contest>[]) => {
    const jurisdictions = Object.keys(cardsListed);
    const audit = plannedAudit({ type: 'ballot-polling', jurisdictions, contests });
    const listing = Object.entries(cardsListed).map(([name, ballots]) => ({
      type: 'register-file' as const,
      file: fileOf(name, { kind: 'manifest', batches: 1, ballots }),
    }));
    return assertBegun(accept(audit, ...listing));
  };

  test('contests share their cards, so that the greater chance counts; counties stand by name', () => {
    const mayor = contest('Mayor', { totalBallots: 100 });
    const levy = contest('Levy', { totalBallots: 60, choices: mayor.choices.map((one) => ({ ...one, votes: 10 })) });
    const clerk = contest('Clerk', { targeted: false, totalBallots: 100 });
    const audit = polling({ Baker: 40, Adams: 60 }, [mayor, { ...levy, jurisdictions: ['Adams'] }, clerk]);
    const { rows, total } = workOf(audit, { sampleSizes: { Mayor: 10, Levy: 30 } });
    const inAdams = 60 * (1 - (59 / 60) ** 30);
    const inBaker = 40 * (1 - 0.99 ** 10);
    expect(rows.map(({ jurisdiction }) => jurisdiction)).toEqual(['Adams', 'Baker']);
    // 6 draws for Mayor and 30 for the levy.
    expectRow(rows[0], 36, inAdams);
    expectRow(rows[1], 4, inBaker);
    expectRow(total, 40, inAdams + inBaker);
  });

  test('some draws fall on cards that no manifest lists; published systems never drew them', () => {
    const audit = polling({ Adams: 60, Baker: 40 }, [contest('Mayor', { totalBallots: 125 })]);
    const { rows } = workOf(audit, { sampleSizes: { Mayor: 50 } });
    expectRow(rows[0], 24, 60 * (1 - (124 / 125) ** 50));
    expectRow(rows[1], 16, 40 * (1 - (124 / 125) ** 50));
    const published = workOf(
      { ...audit, plan: { ...audit.plan, compatibility: true } },
      { sampleSizes: { Mayor: 50 } },
    );
    expectRow(published.rows[0], 30, 60 * (1 - 0.99 ** 50));
    expectRow(published.total, 50, 100 * (1 - 0.99 ** 50));
  });

  test('a county without a card has no work, and one card is fetched once however often it is drawn', () => {
    const one = contest('Mayor', {
      totalBallots: 1,
      choices: [
        { name: 'Ada', votes: 1 },
        { name: 'Ben', votes: 0 },
      ],
    });
    const audit = polling({ Adams: 1, Baker: 0 }, [one]);
    const { rows } = workOf(audit, { sampleSizes: { Mayor: 3 } });
    expectRow(rows[0], 3, 1);
    expectRow(rows[1], 0, 0);
    expectRow(workOf(audit, { sampleSizes: { Mayor: 0 } }).total, 0, 0);
  });

  test('a contest whose figures contradict one another is refused by name', () => {
    const audit = polling({ Adams: 0 }, [contest('Mayor', { totalBallots: 90 })]);
    const none = { ...audit.plan.contests[0], totalBallots: null, choices: [] } as ReturnType<typeof contest>;
    const empty = { ...audit, plan: { ...audit.plan, contests: [none] } };
    expect(expectedWork(empty, NO_INPUTS, { sampleSizes: { Mayor: 1 } })).toMatchObject({
      ok: false,
      error: {
        contest: 'Mayor',
        code: 'method-declined',
        why: expect.objectContaining({ reason: expect.any(String) }),
      },
    });
    // Nobody asks for it.
    expectRow(workOf(empty, { sampleSizes: {} }).total, 0, 0);
  });

  test('of cards drawn by style nobody knows how far contests overlap: from the greater to both', () => {
    const batches = [
      compared(
        'J1',
        pairsLaidOver([...pairs(15, ['A']), ...pairs(5, ['B']), ...pairs(80, null)], pairs(50, ['Yes'], ['Yes'], 'D')),
        randomSource('by style'),
      ),
    ];
    const election: MadeElection = {
      type: 'ballot-comparison',
      method: 'super-simple',
      riskLimitPercent: 10,
      jurisdictions: [{ name: 'J1', expectedBallots: null }],
      contests: [reportedBy(batches, ['A', 'B']), reportedBy(batches, ['Yes', 'No'], { name: 'D' })],
      batches,
      cardStyles: true,
    };
    const audit = assertBegun(accept(NOT_BEGUN, ...planning(election, inputsOf(election))));
    const [ofC, ofD] = [20 * (1 - 0.95 ** 5), 50 * (1 - 0.98 ** 8)];
    expect(ofD).toBeGreaterThan(ofC);
    expectRow(workOf(audit, { sampleSizes: { C: 5, D: 8 } }, inputsOf(election)).total, 13, ofD, ofC + ofD);
    expectRow(workOf(audit, { sampleSizes: { D: 8 } }, inputsOf(election)).total, 8, ofD);
  });
});

describe('strata', () => {
  const random = randomSource('strata by hand');
  const both = (count: number, a: number) => [...pairs(a, ['A']), ...pairs(count - a, ['B'])];
  const onD = (count: number) => pairs(count, ['Yes'], ['Yes'], 'D');
  const batches = [
    compared('J2', both(20, 14), random),
    withoutRecords('J2', [...cards(14, ['A']), ...cards(6, ['B'])], random),
    compared('J1', pairsLaidOver(both(30, 20), onD(30)), random),
    withoutRecords('J1', laidOver([...cards(7, ['A']), ...cards(3, ['B'])], cards(10, ['Yes'], 'D')), random),
  ];
  const election: MadeElection = {
    type: 'hybrid',
    method: 'suite',
    riskLimitPercent: 10,
    jurisdictions: ['J2', 'J1'].map((name) => ({ name, expectedBallots: null })),
    contests: [
      reportedWith(batches, { A: 21, B: 9 }),
      reportedWith(batches, { Yes: 10, No: 0 }, { name: 'D', jurisdictions: ['J1'] }),
    ],
    batches,
  };
  const audit = assertBegun(accept(NOT_BEGUN, ...planning(election, inputsOf(election))));

  test('cards of one stratum are shared by contests and those of two are not; without records nothing is drawn twice', () => {
    const strata = { C: { cvr: 10, noCvr: 6 }, D: { cvr: 5, noCvr: 4 } };
    const { rows, total } = workOf(audit, { sampleSizes: { C: 16, D: 9 }, strata });
    // C: 50 cards with records, 30 of them in J1; 30 without, 10 of them there. D: 30 and 10, all there.
    const withRecords = Math.max(30 * (1 - 0.98 ** 10), 30 * (1 - (29 / 30) ** 5));
    expectRow(rows[0], 6 + 2 + 5 + 4, withRecords + Math.max(2, 4));
    expectRow(rows[1], 4 + 4, 20 * (1 - 0.98 ** 10) + 4);
    expectRow(total, 25, withRecords + 4 + 20 * (1 - 0.98 ** 10) + 4);
  });

  test('more draws without records than there are cards fetch every card, and an undivided size draws nothing', () => {
    const { rows } = workOf(audit, { sampleSizes: { D: 12 }, strata: { D: { cvr: 0, noCvr: 12 } } });
    expectRow(rows[0], 12, 10);
    expectRow(rows[1], 0, 0);
    expectRow(workOf(audit, { sampleSizes: { C: 16 } }).total, 0, 0);
    // A division of another contest's size is none of this one's.
    const ofD = { D: { cvr: 0, noCvr: 4 } };
    expectRow(workOf(audit, { sampleSizes: { C: 16, D: 4 }, strata: ofD }).total, 4, 4);
  });

  test('a round is proposed with the sizes of its strata', () => {
    const few = [
      compared('J1', both(20, 18), random),
      withoutRecords('J1', [...cards(9, ['A']), ...cards(1, ['B'])], random),
    ];
    const small = {
      ...election,
      jurisdictions: [{ name: 'J1', expectedBallots: null }],
      contests: [reportedWith(few, { A: 9, B: 1 })],
      batches: few,
    };
    const inputs = inputsOf(small);
    const { rounds } = workloadOf(assertBegun(accept(NOT_BEGUN, ...planning(small, inputs))), inputs);
    expect(rounds.length).toBeGreaterThan(0);
    for (const { sizes, work } of rounds) {
      const { cvr = 0, noCvr = 0 } = sizes.strata?.C ?? {};
      expect(cvr + noCvr).toBe(sizes.sampleSizes.C);
      expect(work.ok && work.value.total.units.mean).toBeCloseTo(20 * (1 - 0.95 ** cvr) + noCvr, 9);
    }
  });
});

describe('batches', () => {
  const nowhere = { tabulator: null, container: null } as const;
  /** Batches of so many ballots in each county, with two votes of three for Ada. */
  function counting(ballots: Readonly<Record<string, readonly number[]>>): AuditInputs {
    const named = Object.entries(ballots).map(
      ([county, own]) =>
        [county, own.map((count, place) => ({ ...nowhere, name: `B${place + 1}`, ballots: count }))] as const,
    );
    return {
      manifests: new Map(named.map(([county, batches]) => [county, { batches }])),
      totals: new Map(
        named.map(([county, batches]) => [
          county,
          {
            batches: batches.map(({ name, ballots: count }) => ({
              batch: name,
              votes: { Mayor: { Ada: (2 * count) / 3, Ben: count / 3 } },
            })),
          },
        ]),
      ),
    };
  }
  const SIZES = { Adams: [30, 30, 60], Baker: [90, 90] };
  const planned = (compatibility = false) =>
    plannedAudit({
      type: 'batch-comparison',
      jurisdictions: ['Baker', 'Adams'],
      compatibility,
      contests: [
        contest('Mayor', {
          totalBallots: null,
          choices: [
            { name: 'Ada', votes: 200 },
            { name: 'Ben', votes: 100 },
          ],
        }),
      ],
    });

  // All batches have votes in one proportion, so that each is drawn with the chance of its ballots among 300.
  test('are drawn by their ballots; a pile is one batch with all its ballots', () => {
    const combined = combining({ jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'] });
    const audit = assertBegun(accept(planned(), combined));
    const { rows, total } = workOf(audit, { sampleSizes: { Mayor: 1 } }, counting(SIZES), 1500);
    const [adams, baker] = rows;
    expect(rows.map(({ jurisdiction }) => jurisdiction)).toEqual(['Adams', 'Baker']);
    // Adams: a pile of 60 and a batch of 60, together 120 of 300 ballots. Four standard deviations of 1,500 trials are 0.05.
    expect(adams?.draws).toBeGreaterThan(0.35);
    expect(adams?.draws).toBeLessThan(0.45);
    expect(adams?.units.mean).toBe(adams?.draws);
    expect(adams?.ballots?.mean).toBeCloseTo(60 * (adams?.draws ?? 0), 9);
    expect(baker?.ballots?.mean).toBeCloseTo(90 * (baker?.draws ?? 0), 9);
    // More than one trial of ten draws nothing in Adams, and more than one of ten draws a batch there.
    expect([adams?.units.least, adams?.units.most, adams?.ballots?.most]).toEqual([0, 1, 60]);
    expect([baker?.ballots?.least, baker?.ballots?.most]).toEqual([0, 90]);
    expect(total).toMatchObject({ draws: 1, units: { mean: 1, least: 1, most: 1 }, ballots: { least: 60, most: 90 } });
  });

  test('a county that nothing is drawn from has no work', () => {
    const audit = assertBegun(planned());
    const { rows } = workOf(audit, { sampleSizes: { Mayor: 0 } }, counting(SIZES), 3);
    const none = { mean: 0, least: 0, most: 0 };
    expect(rows).toEqual(
      ['Adams', 'Baker'].map((jurisdiction) => ({ jurisdiction, draws: 0, units: none, ballots: none })),
    );
  });

  test('what chance decides has an average, and a least and a most between which eight trials of ten lie', () => {
    const audit = assertBegun(planned());
    const { total } = workOf(audit, { sampleSizes: { Mayor: 4 } }, counting(SIZES), 400);
    // Chances of 0.1, 0.1, 0.2, 0.3 and 0.3: four draws hit 5 − Σ (1 − p)⁴ = 2.798 batches; two or fewer with 0.32, and four with 0.14.
    expect(total.draws).toBe(4);
    expect(Math.abs(total.units.mean - 2.798)).toBeLessThan(0.14);
    expect([total.units.least, total.units.most]).toEqual([2, 4]);
  });
});

describe('what an audit is likely to cost', () => {
  const votes = (ada: number, ben: number) => ({
    totalBallots: 10_000,
    choices: [
      { name: 'Ada', votes: ada },
      { name: 'Ben', votes: ben },
    ],
  });
  const polling = (contests: readonly ReturnType<typeof contest>[], compatibility = false) =>
    assertBegun(plannedAudit({ type: 'ballot-polling', contests, batches: 200, compatibility }));

  test('a contest beside the others has its margin, and no size of its own', () => {
    const audit = polling([
      contest('Mayor', votes(6000, 4000)),
      contest('Levy', { ...votes(5000, 4900), targeted: false }),
    ]);
    const { contests, withoutSize, rounds } = workloadOf(audit, NO_INPUTS);
    expect(contests[1]).toEqual({
      contest: 'Levy',
      targeted: false,
      marginVotes: 100,
      cards: 10_000,
      population: 10_000,
      sizes: [],
      refusal: null,
    });
    expect(withoutSize).toEqual([]);
    for (const { sizes } of rounds) expect(Object.keys(sizes.sampleSizes)).toEqual(['Mayor']);
    // No strata are said where all cards are one population.
    expect(rounds.every(({ sizes }) => !('strata' in sizes))).toBe(true);
  });

  test('a contest that no sample will do for leaves the sizes of the others', () => {
    const audit = polling([contest('Tie', votes(5000, 5000)), contest('Mayor', votes(6000, 4000))]);
    const { contests, withoutSize, rounds } = workloadOf(audit, NO_INPUTS);
    expect(withoutSize).toEqual(['Tie']);
    expect(contests[0]).toMatchObject({ contest: 'Tie', marginVotes: 0, sizes: [] });
    expect(rounds).toHaveLength(4);
    for (const { sizes } of rounds) expect(Object.keys(sizes.sampleSizes)).toEqual(['Mayor']);
  });

  test('sizes grow with their chances, and a round has the least that is likely enough', () => {
    const audit = polling([contest('Mayor', votes(6000, 4000))]);
    const { contests, rounds } = workloadOf(audit, NO_INPUTS);
    const sizes = contests[0]?.sizes ?? [];
    expect(sizes.map(({ size }) => size)).toEqual(sizes.map(({ size }) => size).toSorted((a, b) => a - b));
    for (const { asked, chance, sizes: taken } of rounds) {
      const enough = sizes.filter(({ probability }) => (probability ?? 0) >= (asked ?? 0));
      expect(taken.sampleSizes.Mayor).toBe(Math.min(...enough.map(({ size }) => size)));
      expect(chance).toBeCloseTo(enough[0]?.probability ?? -1, 12);
    }
  });

  test('three contests that each miss with a chance of a half may be settled together with a chance of nothing', () => {
    const names = ['Mayor', 'Clerk', 'Judge'];
    const { rounds } = workloadOf(polling(names.map((name) => contest(name, votes(6000, 4000)))), NO_INPUTS);
    const missed = (place: number) => rounds[place]?.chance;
    // 3 · 0.5 is more than everything; 3 · 0.1 leaves at least 0.7.
    expect(missed(0)).toBe(0);
    expect(missed(3)).toBeGreaterThanOrEqual(1 - 3 * 0.1);
    expect(missed(3)).toBeLessThan(1);
  });

  test('a published size of every card is no sample', () => {
    const { withoutSize, contests, rounds } = workloadOf(polling([contest('Tie', votes(5000, 5000))], true), NO_INPUTS);
    expect([withoutSize, contests[0]?.sizes, rounds]).toEqual([['Tie'], [], []]);
  });

  test('published sizes stand as they were, by their own chances', () => {
    const audit = polling([contest('Mayor', votes(6000, 4000))], true);
    const { contests, rounds } = workloadOf(audit, NO_INPUTS);
    // The published sizes of 60 : 40 at 10 %: the average sample number, and those for 0.7, 0.8 and 0.9.
    expect(contests[0]?.sizes.map(({ size }) => size)).toEqual([119, 184, 244, 351]);
    expect(rounds.map(({ asked, sizes }) => [asked, sizes.sampleSizes.Mayor])).toEqual([
      [0.5, 119],
      [0.7, 184],
      [0.8, 244],
      [0.9, 351],
    ]);
  });
});
