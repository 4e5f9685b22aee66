import { describe, expect, test } from 'vitest';
import type { AuditMethod } from '../methods/audit-method.ts';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { Audit } from '../state/audit-state.ts';
import type { RoundSizes } from '../state/plan.ts';
import {
  accept,
  commitment,
  contest,
  creation,
  draw,
  inRounds,
  opening,
  plannedAudit,
} from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { missingInputs } from './decide-planning.ts';
import { arePlannedRoundsOver, plansRounds, proposedRoundSizes, refuseUnplannedSizes } from './planned-sizes.ts';
import { sampleSizeOptions } from './sample-sizes.ts';

const NO_FILES: AuditInputs = { manifests: new Map(), totals: new Map() };

/** 60 : 40 unless said otherwise, on twenty batches of fifty cards. */
function planned(
  method: AuditMethod,
  of: {
    readonly votes?: readonly [number, number];
    readonly cards?: number;
    readonly third?: number;
    readonly compatibility?: boolean;
  } = {},
): Audit {
  const { votes = [600, 400], cards = 1000, third, compatibility = false } = of;
  const choices = [...votes, ...(third === undefined ? [] : [third])].map((count, place) => ({
    name: ['Ada', 'Ben', 'Cleo'][place] ?? '',
    votes: count,
  }));
  const mayor = contest('Mayor', { choices, totalBallots: cards });
  return plannedAudit({
    type: 'ballot-polling',
    contests: [mayor],
    batches: Math.ceil(cards / 50),
    method,
    compatibility,
  });
}

function offered(audit: Audit): readonly (readonly [string, number])[] {
  const [sizes] = sampleSizeOptions(assertBegun(audit), NO_FILES);
  return sizes?.options.map(({ key, size }) => [key, size]) ?? [];
}

describe('sizes as published systems offered them', () => {
  const published = (method: AuditMethod, of: Parameters<typeof planned>[1] = {}) =>
    offered(planned(method, { ...of, compatibility: true })).map(([, size]) => size);

  test('by Minerva', () => {
    expect(published('minerva')).toEqual([111, 138, 179]);
    expect(published('minerva', { votes: [600, 400], third: 100, cards: 1200 })).toEqual([134, 166, 215]);
    expect(published('minerva', { votes: [600, 200], third: 100, cards: 900 })).toEqual([20, 25, 35]);
    expect(published('minerva', { votes: [500, 500] })).toEqual([1000, 1000, 1000]);
    expect(published('minerva', { votes: [100, 1], cards: 101 })).toEqual([4, 4, 4]);
  });

  test('by Providence', () => {
    expect(published('providence')).toEqual([106, 136, 173]);
  });

  test('asked for no planned rounds, whatever the method was', () => {
    expect(plansRounds(assertBegun(planned('minerva', { compatibility: true })).plan)).toBe(false);
    expect(missingInputs(assertBegun(planned('minerva', { compatibility: true })))).toEqual([]);
  });
});

test('a published size stands beside the chance that it has by the method of the plan', () => {
  const [sizes] = sampleSizeOptions(assertBegun(planned('minerva', { compatibility: true })), NO_FILES);
  // 102 draws are the least that end an audit seven times in ten, so that 111 end it a little more often or less.
  expect(sizes?.options[0]?.corrected?.probability).toBeGreaterThan(0.65);
});

describe.each(['minerva', 'providence'] as const)('the rounds of %s', (method) => {
  const rounds = [179, 269, 404];

  test('have to be planned before the inputs are committed', () => {
    const audit = planned(method);
    expect(missingInputs(assertBegun(audit))).toEqual([{ what: 'round-sizes', contest: 'Mayor' }]);
    const sized = accept(audit, { type: 'plan-round-sizes', sizes: { Mayor: rounds } });
    expect(missingInputs(assertBegun(sized))).toEqual([]);
    expect(assertBegun(accept(sized, commitment(sized))).plan.roundSizes).toEqual({ Mayor: rounds });
  });

  test('are chosen among sizes that end the audit in the first round with a chance that is said', () => {
    expect(offered(planned(method))).toEqual([
      ['0.7', 102],
      ['0.8', 133],
      ['0.9', 179],
    ]);
  });

  test('are the only ones once they are committed to', () => {
    const sized = accept(planned(method), { type: 'plan-round-sizes', sizes: { Mayor: rounds } });
    expect(offered(accept(sized, commitment(sized)))).toEqual([['planned', 179]]);
    const seeded = accept(sized, commitment(sized), { type: 'set-seed', seed: '31415926535897932384' });
    const draws = Array.from({ length: 180 }, (_, place) => draw({ position: place + 1 }));
    expect(decide(seeded, opening(1, draws))).toEqual({
      ok: false,
      error: { code: 'size-not-as-planned', contest: 'Mayor', round: 1, planned: 179, asked: 180 },
    });
    expect(decide(seeded, opening(1, draws.slice(1))).ok).toBe(true);
  });

  test('are refused where they are no rounds, or not of the targeted contests', () => {
    const audit = planned(method);
    for (const sizes of [[], [0], [10, -1], [1.5], Array.from({ length: 21 }, () => 1)]) {
      expect(decide(audit, { type: 'plan-round-sizes', sizes: { Mayor: sizes } })).toMatchObject({
        error: { code: 'round-sizes-not-possible', contest: 'Mayor' },
      });
    }
    const others: readonly RoundSizes[] = [{}, { Levy: [10] }, { Mayor: [10], Levy: [10] }];
    for (const sizes of others) {
      expect(decide(audit, { type: 'plan-round-sizes', sizes })).toMatchObject({
        error: { code: 'sizes-not-for-outstanding-contests', outstanding: ['Mayor'] },
      });
    }
  });

  test('are equally many for every targeted contest, for a round draws for all that are not settled', () => {
    const two = [contest('Mayor', { totalBallots: 1000 }), contest('Sheriff', { totalBallots: 1000 })];
    const audit = plannedAudit({ type: 'ballot-polling', contests: two, batches: 20, method });
    expect(decide(audit, { type: 'plan-round-sizes', sizes: { Mayor: [10, 15], Sheriff: [10] } })).toMatchObject({
      error: { code: 'rounds-not-equally-many', contest: 'Sheriff', rounds: 1, most: 2 },
    });
  });

  test('may be drawn however many cards were looked at before, and are over at their end', () => {
    const sized = accept(planned(method, { cards: 50, votes: [30, 20] }), {
      type: 'plan-round-sizes',
      sizes: { Mayor: [1, 50] },
    });
    const seeded = accept(sized, commitment(sized), { type: 'set-seed', seed: '31415926535897932384' });
    const [sizes] = sampleSizeOptions(assertBegun(seeded), NO_FILES);
    expect(sizes).toMatchObject({ population: 50, preferred: 'planned' });
    expect(arePlannedRoundsOver(assertBegun(seeded))).toBe(false);
    const drawn = accept(seeded, opening(1, [draw({ position: 1 })]));
    expect(arePlannedRoundsOver(assertBegun(drawn))).toBe(false);
    const { rounds, ...rest } = inRounds(drawn);
    expect(arePlannedRoundsOver({ ...rest, rounds: [...rounds, ...rounds] })).toBe(true);
  });

  test('may not be of more draws than there are cards', () => {
    const sized = accept(planned(method), { type: 'plan-round-sizes', sizes: { Mayor: [179, 1001] } });
    expect(missingInputs(assertBegun(sized))).toEqual([
      { what: 'round-size-above-cards', contest: 'Mayor', size: 1001, cards: 1000 },
    ]);
  });

  test('are forgotten for a contest that is no longer targeted', () => {
    const sized = accept(planned(method), { type: 'plan-round-sizes', sizes: { Mayor: rounds } });
    const levy = contest('Levy', { totalBallots: 1000 });
    const other = accept(sized, { type: 'define-contests', contests: [levy] });
    expect(assertBegun(other).plan.roundSizes).toEqual({});
    expect(missingInputs(assertBegun(other))).toEqual([{ what: 'round-sizes', contest: 'Levy' }]);
  });
});

test('an audit whose method holds wherever one stops plans no rounds', () => {
  expect(decide(planned('bravo'), { type: 'plan-round-sizes', sizes: { Mayor: [119] } })).toMatchObject({
    error: { code: 'not-for-audit-type' },
  });
  expect(accept({ phase: 'not-begun' }, ...creation({ type: 'ballot-polling' }))).not.toHaveProperty('plan.roundSizes');
});

test('five rounds are proposed, each half as large again, and none of more draws than there are cards', () => {
  expect(proposedRoundSizes(111, 10_000)).toEqual([111, 167, 251, 377, 566]);
  expect(proposedRoundSizes(111, 300)).toEqual([111, 167, 251, 300, 300]);
});

test('a round that is not in the plan is refused by its contest, with how many there were', () => {
  const sized = accept(planned('minerva'), { type: 'plan-round-sizes', sizes: { Mayor: [10, 15] } });
  const seeded = assertBegun(accept(sized, commitment(sized), { type: 'set-seed', seed: '31415926535897932384' }));
  expect(refuseUnplannedSizes(seeded, { Mayor: 10 })).toBeUndefined();
  expect(refuseUnplannedSizes(seeded, { Mayor: 15 })).toEqual({
    code: 'size-not-as-planned',
    contest: 'Mayor',
    round: 1,
    planned: 10,
    asked: 15,
  });
  expect(refuseUnplannedSizes(seeded, { Mayor: 10, Levy: 3 })).toEqual({
    code: 'planned-rounds-over',
    contest: 'Levy',
    rounds: 0,
  });
  const first = inRounds(
    accept(
      seeded,
      opening(
        1,
        Array.from({ length: 10 }, (_, at) => draw({ position: at + 1 })),
      ),
    ),
  );
  expect(refuseUnplannedSizes(first, { Mayor: 15 })).toBeUndefined();
  expect(refuseUnplannedSizes(first, { Mayor: 10 })).toMatchObject({ round: 2, planned: 15, asked: 10 });
  const twice = { ...first, rounds: [...first.rounds, ...first.rounds] };
  expect(refuseUnplannedSizes(twice, { Mayor: 20 })).toEqual({
    code: 'planned-rounds-over',
    contest: 'Mayor',
    rounds: 2,
  });
});

test('where no rounds are planned none is over, and any size may be asked', () => {
  const audit = assertBegun(planned('bravo'));
  expect(arePlannedRoundsOver(audit)).toBe(false);
  expect(refuseUnplannedSizes(audit, { Mayor: 7 })).toBeUndefined();
  // A plan that lacks its sizes yet has none that could be over, or could be drawn.
  expect(arePlannedRoundsOver(assertBegun(planned('minerva')))).toBe(true);
});

test('rounds are proposed from the first size on, as many as are asked', () => {
  expect(proposedRoundSizes(10, 100, 1)).toEqual([10]);
  expect(proposedRoundSizes(100, 50, 2)).toEqual([50, 50]);
  // 1.5 times 1 is 1.5, so 2; then 3, 4.5 and 5.
  expect(proposedRoundSizes(1, 100, 4)).toEqual([1, 2, 3, 5]);
});
