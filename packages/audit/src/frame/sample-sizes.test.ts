import type { Contest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { compared, pairs } from '../kinds/contract/comparison-cell.ts';
import { cards, reportedWith, withoutRecords } from '../kinds/contract/hybrid-cell.ts';
import type { MadeElection } from '../kinds/contract/made-election.ts';
import { planning } from '../kinds/contract/plan-election.ts';
import { inputsOf } from '../kinds/contract/play-audit.ts';
import type { StratumSizes } from '../sampling/stratum.ts';
import { type Audit, type BegunAudit, NOT_BEGUN } from '../state/audit-state.ts';
import { accept, COMMITMENT, contest, draw, openAudit, plannedAudit } from '../testing/build-audit.ts';
import { planFindings } from './plan-findings.ts';
import { preferredSampleSizes, refuseSizesAbovePopulation, sampleSizeOptions } from './sample-sizes.ts';

const INPUTS = { manifests: new Map(), totals: new Map() };

/** A polling audit of one contest on 1,000 listed cards, committed. */
function polling(change: Partial<Contest>, compatibility = false): BegunAudit {
  const contests = [contest('Mayor', { totalBallots: 1000, ...change })];
  const planned = plannedAudit({ type: 'ballot-polling', contests, batches: 20 });
  assert(planned.phase !== 'not-begun', 'the audit is planned');
  const audit = accept(planned, { type: 'commit-inputs', commitment: COMMITMENT, confirmed: planFindings(planned) });
  assert(audit.phase !== 'not-begun', 'the audit is committed');
  return { ...audit, plan: { ...audit.plan, compatibility } };
}

const votes = (ada: number, ben: number) => ({
  choices: [
    { name: 'Ada', votes: ada },
    { name: 'Ben', votes: ben },
  ],
});

describe('a contest no sample can confirm', () => {
  test.each([
    ['a tie', votes(500, 500)],
    ['a margin of one vote', votes(500, 499)],
  ])('%s has no size, and the refusal names the contest and all its cards', (_, change) => {
    const audit = polling(change);
    expect(sampleSizeOptions(audit, INPUTS)).toMatchObject([{ options: [], preferred: '', population: 1000 }]);
    expect(preferredSampleSizes(audit, INPUTS)).toMatchObject({
      ok: false,
      error: { contest: 'Mayor', code: 'no-size', population: 1000 },
    });
  });

  test('the published size of every card is offered by compatibility, and nobody gets it without choosing', () => {
    const audit = polling(votes(500, 500), true);
    expect(sampleSizeOptions(audit, INPUTS)).toMatchObject([
      { options: [{ key: 'all-ballots', size: 1000 }], preferred: '' },
    ]);
    expect(preferredSampleSizes(audit, INPUTS)).toMatchObject({ ok: false, error: { code: 'no-size' } });
  });

  test('a published size above the cards there are is nobody’s default either', () => {
    expect(preferredSampleSizes(polling(votes(500, 499), true), INPUTS)).toMatchObject({
      ok: false,
      error: { code: 'no-size' },
    });
  });
});

test('a contest with a clear margin gets the average sample number', () => {
  // 60 : 40 at 10 %: 119 draws, as published.
  expect(preferredSampleSizes(polling(votes(600, 400)), INPUTS)).toEqual({
    ok: true,
    value: { sampleSizes: { Mayor: 119 } },
  });
});

test('an audit committed when the total still meant the cards that bear the contest has its published sizes', () => {
  const audit = polling({ ...votes(600, 400), totalBallots: 1000 }, true);
  const [mayor] = audit.plan.contests;
  assert(mayor !== undefined, 'the contest is planned');
  const earlier = {
    ...audit,
    plan: { ...audit.plan, contests: [{ ...mayor, totalBallots: null, cardsBearing: 1000 }] },
  };
  expect(sampleSizeOptions(earlier, INPUTS)[0]?.options.map(({ size }) => size)).toEqual([119, 184, 244, 351]);
});

test('more draws than there are cards to look at are refused with both figures', () => {
  const audit = polling(votes(600, 400));
  expect(refuseSizesAbovePopulation(audit, INPUTS, { sampleSizes: { Mayor: 1000 } })).toBeUndefined();
  expect(refuseSizesAbovePopulation(audit, INPUTS, { sampleSizes: { Mayor: 1001 } })).toMatchObject({
    contest: 'Mayor',
    code: 'size-above-population',
    asked: 1001,
    population: 1000,
  });
});

describe('several contests and rounds', () => {
  const two = ['Mayor', 'Levy'].map((name) => contest(name, { totalBallots: 1000, ...votes(600, 400) }));
  const begun = (audit: Audit): BegunAudit => {
    assert(audit.phase !== 'not-begun', 'the audit has begun');
    return audit;
  };

  test('each contest that is still audited gets its own size, and the first that has none is the refusal', () => {
    const audit = begun(plannedAudit({ type: 'ballot-polling', contests: two, batches: 20 }));
    expect(preferredSampleSizes(audit, INPUTS)).toEqual({
      ok: true,
      value: { sampleSizes: { Mayor: 119, Levy: 119 } },
    });
    const tied = [two[0], { ...two[1], ...votes(500, 500) }] as Contest[];
    const withTie = begun(plannedAudit({ type: 'ballot-polling', contests: tied, batches: 20 }));
    expect(preferredSampleSizes(withTie, INPUTS)).toMatchObject({
      ok: false,
      error: { contest: 'Levy', code: 'no-size', population: 1000 },
    });
  });

  test('figures that no method can size decline it, with what the method says', () => {
    const fitting = polling(votes(600, 400));
    // Five cards bear the contest, and a thousand votes were cast in it.
    const unfit = fitting.plan.contests.map((one) => ({ ...one, cardsBearing: 5 }));
    const audit = { ...fitting, plan: { ...fitting.plan, contests: unfit } };
    const [sizes] = sampleSizeOptions(audit, INPUTS);
    expect(sizes).toMatchObject({ contest: 'Mayor', options: [], preferred: '', strata: null });
    expect(sizes?.refusal).toMatchObject({ code: 'counts-contradict' });
    expect(preferredSampleSizes(audit, INPUTS)).toEqual({
      ok: false,
      error: { contest: 'Mayor', code: 'method-declined', why: sizes?.refusal },
    });
  });

  test('nothing is refused of a contest that nobody asks draws for, and the second may be the one that is too large', () => {
    const audit = begun(plannedAudit({ type: 'ballot-polling', contests: two, batches: 20 }));
    expect(refuseSizesAbovePopulation(audit, INPUTS, { sampleSizes: {} })).toBeUndefined();
    expect(refuseSizesAbovePopulation(audit, INPUTS, { sampleSizes: { Levy: 1001 } })).toEqual({
      contest: 'Levy',
      code: 'size-above-population',
      asked: 1001,
      population: 1000,
    });
    expect(refuseSizesAbovePopulation(audit, INPUTS, { sampleSizes: { Mayor: 1000, Levy: 1000 } })).toBeUndefined();
  });

  test('the first round has the average, a later one the size that is enough nine times in ten', () => {
    const draws = [draw({ position: 1 })];
    const open = openAudit({ type: 'ballot-polling', contests: [two[0] as Contest], batches: 20 }, draws);
    const [sizes] = sampleSizeOptions({ ...open, phase: 'round-closed' }, INPUTS);
    expect(sizes?.options.map(({ key }) => key)).toContain('0.9');
    expect(sizes?.preferred).toBe('0.9');
    const [first] = sampleSizeOptions(
      begun(plannedAudit({ type: 'ballot-polling', contests: two, batches: 20 })),
      INPUTS,
    );
    expect(first?.preferred).toBe('asn');
  });
});

describe('strata', () => {
  const random = randomSource('sizes of strata');
  const batches = [
    compared('J1', [...pairs(18, ['A']), ...pairs(2, ['B'])], random),
    withoutRecords('J1', [...cards(9, ['A']), ...cards(1, ['B'])], random),
  ];
  const election: MadeElection = {
    type: 'hybrid',
    method: 'suite',
    riskLimitPercent: 10,
    jurisdictions: [{ name: 'J1', expectedBallots: null }],
    contests: [reportedWith(batches, { A: 9, B: 1 })],
    batches,
  };
  const inputs = inputsOf(election);
  const audit = accept(NOT_BEGUN, ...planning(election, inputs));
  assert(audit.phase === 'planning', 'the audit is planned');
  const refused = (size: number, divided?: StratumSizes) =>
    refuseSizesAbovePopulation(audit, inputs, {
      sampleSizes: { C: size },
      ...(divided && { strata: { C: divided } }),
    });

  test('a size is divided, and no part is more than its stratum holds', () => {
    expect(refused(5)).toEqual({ contest: 'C', code: 'strata-missing' });
    expect(refused(13, { cvr: 3, noCvr: 10 })).toBeUndefined();
    expect(refused(14, { cvr: 3, noCvr: 11 })).toEqual({
      contest: 'C',
      code: 'size-above-population',
      asked: 11,
      population: 10,
      stratum: 'noCvr',
    });
    expect(refused(24, { cvr: 21, noCvr: 3 })).toEqual({
      contest: 'C',
      code: 'size-above-population',
      asked: 21,
      population: 20,
      stratum: 'cvr',
    });
  });

  test('the sizes that are offered say how they are divided, and what there is of each stratum', () => {
    const [sizes] = sampleSizeOptions(audit, inputs);
    expect(sizes).toMatchObject({ contest: 'C', strata: { cvr: 20, noCvr: 10 }, refusal: null });
    const option = sizes?.options.find(({ key }) => key === sizes.preferred);
    const { strata } = option ?? {};
    expect((strata?.cvr ?? 0) + (strata?.noCvr ?? 0)).toBe(option?.size);
    expect(preferredSampleSizes(audit, inputs)).toEqual({
      ok: true,
      value: { sampleSizes: { C: option?.size }, strata: { C: strata } },
    });
  });
});
