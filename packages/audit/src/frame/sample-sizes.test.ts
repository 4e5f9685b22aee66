import type { Contest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { BegunAudit } from '../state/audit-state.ts';
import { accept, COMMITMENT, contest, plannedAudit } from '../testing/build-audit.ts';
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
