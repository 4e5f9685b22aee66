import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { macroBoundsCompatible, macroRiskCompatible } from '../compatibility/macro.ts';
import type { ContestTally } from '../contest-tally.ts';
import { nearestDouble } from '../numeric/fraction.ts';
import type { BatchComparison, BatchSample } from './batch-comparison.ts';
import { chargesOfGroup, macroBounds, macroRisk } from './macro.ts';
import type { BatchTally } from './macro-claims.ts';
import { macroOverstatement } from './macro-overstatement.ts';

type Votes = readonly number[];

/** A contest whose votes are those of its batches together; choices are a, b, c, … in the order of the votes. */
function comparison(batches: readonly BatchTally[], changes: Partial<ContestTally> = {}): BatchComparison {
  const choices = batches[0].votes.map((_, place) => ({
    id: 'abcdef'[place],
    votes: batches.reduce((sum, batch) => sum + batch.votes[place], 0),
  }));
  const ballots = batches.reduce((sum, batch) => sum + batch.ballots, 0);
  return { contest: { choices, ballots: Math.max(1, ballots), winners: 1, votesAllowed: 1, ...changes }, batches };
}

function batch(ballots: number, ...votes: number[]): BatchTally {
  return { ballots, votes };
}

function counted(draws: readonly number[], audited: Readonly<Record<number, Votes>>): BatchSample {
  return { draws, audited: new Map(Object.entries(audited).map(([place, votes]) => [Number(place), votes])) };
}

function risk(of: BatchComparison, sample: BatchSample): { pValue: number; stopped: string } {
  const measured = macroRisk(of, sample, 0.1);
  if (!measured.ok) throw new Error(measured.error.reason);
  return measured.value;
}

function limited(of: BatchComparison) {
  const found = macroBounds(of);
  if (!found.ok || !found.value.limited) throw new Error('bounds expected');
  return found.value;
}

/** Ten batches of 100 ballots, 55 to 35 each: margin 200, u = (20 + 100)/200 = 0.6, U = 6. */
const ten = comparison(Array.from({ length: 10 }, () => batch(100, 55, 35)));

describe('error bounds', () => {
  test('are the margin and all ballots of the batch, relative to the margin', () => {
    const { bounds, total } = limited(ten);
    expect(bounds[0]).toEqual({ numerator: 120, denominator: 200 });
    expect(nearestDouble(total)).toBe(6);
  });

  test('hold each card that was cast and is in no batch against the margin, once', () => {
    // Margin 200, of which 35 unlisted cards may take 35: V = 165.
    expect(limited({ ...ten, cardsUnlisted: 35 }).bounds[0]).toEqual({ numerator: 120, denominator: 165 });
    // Pending ballots are among them.
    const pending = { ...ten, contest: { ...ten.contest, pendingBallots: 10 } };
    expect(limited({ ...pending, cardsUnlisted: 35 }).bounds[0].denominator).toBe(165);
    expect(limited({ ...pending, cardsUnlisted: 4 }).bounds[0].denominator).toBe(190);
    // 900 votes are in batches; the 20 that are in none may stand on 20 of the 35 cards.
    const choices = ten.contest.choices.map((choice) => ({ ...choice, votes: choice.votes + 10 }));
    const missing = { ...ten, contest: { ...ten.contest, choices } };
    expect(limited({ ...missing, cardsUnlisted: 35 }).bounds[0].denominator).toBe(165);
    expect(limited({ ...missing, cardsUnlisted: 15 }).bounds[0].denominator).toBe(180);
    expect(macroBounds({ ...ten, cardsUnlisted: 199 })).toMatchObject({ value: { limited: true } });
    expect(macroBounds({ ...ten, cardsUnlisted: 200 })).toMatchObject({ value: { limited: false } });
  });

  test('take the claim that the batch could harm most', () => {
    // a − b is 20 and a − c is 60; the first batch favours b, the second c.
    const { bounds } = limited(comparison([batch(100, 30, 50, 10), batch(100, 60, 20, 20)]));
    expect(bounds).toEqual([
      { numerator: 80, denominator: 20 },
      { numerator: 140, denominator: 20 },
    ]);
  });

  test('are reduced by pending ballots, and by ballots that are in no batch with what was reported for them', () => {
    const pending = limited({ ...ten, contest: { ...ten.contest, pendingBallots: 40 } });
    expect(pending.claims[0].margin).toBe(160);
    // 30 votes for a are in no batch: they may all be for b, so 60 of the margin of 230 cannot be relied on.
    const choices = [
      { id: 'a', votes: 580 },
      { id: 'b', votes: 350 },
    ];
    const missing = { ...ten, contest: { ...ten.contest, choices } };
    expect(limited(missing)).toMatchObject({ unauditableBallots: 30, claims: [{ margin: 170 }] });
    expect(macroBoundsCompatible(missing)).toMatchObject({ value: { claims: [{ margin: 200 }] } });
  });

  test('are without limit when no margin is left', () => {
    expect(macroBounds(comparison([batch(100, 50, 50)]))).toMatchObject({ value: { limited: false } });
    const pending = { ...ten, contest: { ...ten.contest, pendingBallots: 200 } };
    expect(macroBounds(pending)).toMatchObject({ value: { limited: false } });
  });

  test('are those of the majority too where a runoff is possible', () => {
    const majority = comparison([batch(100, 60, 30, 10)], { majorityOrRunoff: true });
    expect(limited(majority).claims.map(({ margin }) => margin)).toEqual([30, 50, 20]);
    const runoff = comparison([batch(100, 45, 35, 20)], { majorityOrRunoff: true });
    // Both advance over c; neither has a majority, by 10 and by 30 votes.
    expect(limited(runoff).claims.map(({ margin }) => margin)).toEqual([25, 15, 10, 30]);
  });
});

describe('the risk', () => {
  test('the worked example: one draw without error of a sixth of all bounds', () => {
    expect(risk(ten, counted([0], { 0: [55, 35] })).pValue).toBeCloseTo(1 - 1 / 6, 14);
  });

  test('counts a batch as often as it was drawn, with its taint', () => {
    // 6 votes of margin lost: e = 0.03, τ = 0.03/0.6 = 0.05.
    const found = counted([0, 1, 0], { 0: [52, 38], 1: [55, 35] });
    expect(risk(ten, found).pValue).toBeCloseTo((5 / 6) ** 3 / 0.95 ** 2, 14);
  });

  test('takes no credit for understatements', () => {
    expect(risk(ten, counted([0], { 0: [60, 30] }))).toEqual(risk(ten, counted([0], { 0: [55, 35] })));
  });

  test('is 1 when a batch holds all the error it could, or more', () => {
    expect(risk(ten, counted([0, 1], { 0: [0, 100], 1: [55, 35] }))).toMatchObject({ pValue: 1, stopped: 'no' });
    expect(risk(ten, counted([0, 1], { 0: [0, 120], 1: [55, 35] }))).toMatchObject({ pValue: 1, stopped: 'no' });
  });

  test('is 1 when no margin is left and some batch is uncounted', () => {
    const tied = comparison([batch(100, 50, 50), batch(10, 5, 5)]);
    expect(risk(tied, counted([0], { 0: [50, 50] }))).toMatchObject({ pValue: 1, stopped: 'no' });
  });

  test('needs the hand count of every drawn batch', () => {
    const measured = macroRisk(ten, counted([0, 3], { 0: [55, 35] }), 0.1);
    expect(measured).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
  });
});

describe('combined batches', () => {
  const grouped: BatchComparison = { ...ten, combined: [[0, 1, 2]] };

  test('are one unit whose bound is the sum of theirs', () => {
    // The three hold 165 to 105; 30 votes of margin are lost: e = 0.15, τ = 0.15/1.8.
    const found = counted([1], { 0: [150, 120] });
    expect(risk(grouped, found).pValue).toBeCloseTo(5 / 6 / (1 - 0.15 / 1.8), 14);
  });

  test('drawn more than once count once unless that made the risk smaller', () => {
    const once = risk(grouped, counted([1], { 1: [165, 105] })).pValue;
    expect(risk(grouped, counted([0, 1, 2], { 1: [165, 105] })).pValue).toBe(once);
    const harmful = risk(grouped, counted([1], { 1: [110, 160] })).pValue;
    expect(harmful).toBeGreaterThan(5 / 6);
    const others = Array.from({ length: 8 }, () => 5);
    const { pValue } = risk(grouped, counted([0, 1, ...others], { 1: [100, 170], 5: [55, 35] }));
    expect(pValue).toBeCloseTo((5 / 6) ** 10 / (1 - 0.65 / 1.8) ** 2, 12);
  });

  test('never give a risk below 0, as the published method does', () => {
    // The group lost 180 votes of margin, more than one batch's bound of 120.
    const found = counted([1], { 1: [75, 195] });
    const published = macroRiskCompatible(grouped, found, 0.1);
    expect(published).toMatchObject({ ok: true, value: { finished: true } });
    expect(published.ok && published.value.pValue).toBeLessThan(0);
    expect(risk(grouped, found).stopped).toBe('no');
  });

  test('with two different hand counts are refused', () => {
    const measured = macroRisk(grouped, counted([0], { 0: [165, 105], 1: [164, 105] }), 0.1);
    expect(measured).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
  });
});

describe('a full count', () => {
  const two = comparison([batch(100, 60, 40), batch(100, 55, 45)]);

  test('confirms by arithmetic while the hand count keeps the winner ahead', () => {
    expect(risk(two, counted([0, 1], { 0: [45, 55], 1: [60, 40] }))).toEqual({
      charges: [],
      pValue: 0,
      stopped: 'by-arithmetic',
    });
  });

  test('that shows a tie or another winner confirms nothing, where the published method stops', () => {
    const tie = counted([0, 1], { 0: [45, 55], 1: [55, 45] });
    expect(risk(two, tie)).toEqual({ charges: [], pValue: 1, stopped: 'no' });
    expect(macroRiskCompatible(two, tie, 0.1)).toMatchObject({ value: { pValue: 0, finished: true } });
  });

  test('is made of draws: a count of a batch that was not drawn is an extra result and changes nothing', () => {
    const one = risk(two, counted([0], { 0: [60, 40] }));
    expect(one.pValue).toBeGreaterThan(0);
    for (const extra of [
      [55, 45],
      [0, 100],
      [100, 0],
    ]) {
      expect(risk(two, counted([0], { 0: [60, 40], 1: extra }))).toEqual(one);
    }
  });

  test('does not need batches without the contest', () => {
    const some = { ...two, batches: [...two.batches, undefined] };
    expect(risk(some, counted([0, 1], { 0: [60, 40], 1: [55, 45] })).stopped).toBe('by-arithmetic');
  });
});

describe('data that contradict themselves are refused', () => {
  test.each([
    ['batches with more votes than the contest', { ...ten, batches: [...ten.batches, batch(100, 1, 0)] }],
    ['a batch with more votes than its ballots hold', comparison([batch(100, 80, 40)])],
    ['a batch that lacks a choice', { ...ten, batches: [batch(100, 55)] }],
    ['part of a vote', { ...ten, batches: [batch(100, 55.5, 20)] }],
    [
      'overlapping groups',
      {
        ...ten,
        combined: [
          [0, 1],
          [1, 2],
        ],
      },
    ],
    ['a group with an unknown batch', { ...ten, combined: [[0, 10]] }],
  ])('%s', (_, broken) => {
    expect(macroRisk(broken, counted([], {}), 0.1)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
  });

  test('and so is a contest without losers', () => {
    const alone = comparison([batch(100, 80)]);
    expect(macroRisk(alone, counted([], {}), 0.1)).toMatchObject({ ok: false, error: { code: 'no-losers' } });
  });
});

test('the difference shown for a batch is the one that is greatest relative to its margin', () => {
  const three = comparison([batch(100, 60, 40, 0), batch(100, 40, 20, 30)]);
  const { claims } = limited(three);
  // a − b is 40 and a − c is 70. Both claims lose 2 votes.
  const worst = macroOverstatement(three, claims, { place: 1, audited: [38, 20, 30] });
  expect(worst).toMatchObject({ votes: 2, relative: { numerator: 2, denominator: 40 } });
  const better = macroOverstatement(three, claims, { place: 1, audited: [41, 20, 30] });
  expect(better).toMatchObject({ votes: -1, relative: { numerator: -1, denominator: 70 } });
  expect(macroOverstatement(three, claims, { place: 1, audited: [40, 20, 30] })).toBeUndefined();
});

/** Batches in which a is never behind, so that a wins the contest. */
const tallies = fc.array(
  fc.record({ ahead: fc.nat(200), b: fc.nat(300), c: fc.nat(100), blank: fc.nat(200) }).map((votes) => {
    const a = votes.ahead + votes.b + votes.c;
    return { ballots: a + votes.b + votes.c + votes.blank, votes: [a, votes.b, votes.c] };
  }),
  { minLength: 3, maxLength: 12 },
);
const drawing = fc.array(fc.record({ place: fc.nat(11), lost: fc.integer({ min: -20, max: 40 }) }), { maxLength: 20 });

/** Hand counts in which a drawn batch's winner lost so many votes. */
function handCounts(batches: readonly BatchTally[], found: readonly { place: number; lost: number }[]): BatchSample {
  const draws = found.map(({ place }) => place % batches.length).filter((place) => place !== 0);
  const lost = new Map(found.map((draw) => [draw.place % batches.length, draw.lost]));
  const audited = new Map(
    draws.map((place) => {
      const [a, b, c] = batches[place].votes;
      return [place, [Math.max(0, a - (lost.get(place) ?? 0)), b, c]] as const;
    }),
  );
  return { draws, audited };
}

describe('whatever the votes', () => {
  test('the risk is a probability, never smaller than the published one', () => {
    fc.assert(
      fc.property(tallies, drawing, (batches, found) => {
        const of = comparison(batches);
        const sample = handCounts(batches, found);
        const { pValue } = risk(of, sample);
        const published = macroRiskCompatible(of, sample, 0.1);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
        if (published.ok) expect(pValue).toBeGreaterThanOrEqual(published.value.pValue * (1 - 1e-12));
      }),
    );
  });

  test('a vote more lost in a drawn batch never lowers the risk', () => {
    fc.assert(
      fc.property(tallies, drawing, (batches, found) => {
        const of = comparison(batches);
        const worse = found.map(({ place, lost }) => ({ place, lost: lost + 1 }));
        const before = risk(of, handCounts(batches, found)).pValue;
        expect(risk(of, handCounts(batches, worse)).pValue).toBeGreaterThanOrEqual(before * (1 - 1e-12));
      }),
    );
  });

  test('the order of the batches and of the choices changes nothing', () => {
    fc.assert(
      fc.property(tallies, drawing, (batches, found) => {
        const sample = handCounts(batches, found);
        const last = batches.length - 1;
        const turned = {
          draws: sample.draws.map((place) => last - place).toReversed(),
          audited: new Map([...sample.audited].map(([place, votes]) => [last - place, votes?.toReversed()])),
        };
        const mirrored = batches.map(({ ballots, votes }) => ({ ballots, votes: votes.toReversed() })).toReversed();
        const one = risk(comparison(batches), sample);
        const other = risk(comparison(mirrored), turned);
        expect(Math.abs(one.pValue - other.pValue)).toBeLessThanOrEqual(1e-12 * one.pValue);
        expect(other.stopped).toBe(one.stopped);
      }),
    );
  });
});

test('when the outcome is wrong by a vote no more audits stop than the risk limit allows', () => {
  const audits = 20_000;
  const random = createRandom(20_240_503);
  // 40 batches reported 60 to 40; ten of them are really 20 to 80, so that the truth is a tie at 2,000 each.
  const of = comparison(Array.from({ length: 40 }, () => batch(100, 60, 40)));
  let stopped = 0;
  for (let audit = 0; audit < audits; audit += 1) {
    const draws: number[] = [];
    const audited = new Map<number, Votes>();
    for (const size of [4, 8, 16]) {
      for (let i = 0; i < size; i += 1) {
        // All bounds are equal, so that drawing in proportion to them is drawing evenly.
        const place = Math.floor(random() * 40);
        draws.push(place);
        audited.set(place, place < 20 ? [40, 60] : [60, 40]);
      }
      if (risk(of, { draws, audited }).stopped !== 'no') {
        stopped += 1;
        break;
      }
    }
  }
  // Three standard deviations of the frequency above the limit.
  expect(stopped / audits).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt((0.1 * 0.9) / audits));
});

/** A small generator (mulberry32), so that the simulation is the same every time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('a batch that could hold no error and holds one confirms nothing', () => {
  // Every ballot of the second batch was reported for b: it cannot have been more, so its bound is 0.
  const full = comparison([batch(100, 90, 10), batch(50, 0, 50), batch(100, 60, 30)]);
  expect(limited(full).bounds[1]?.numerator).toBe(0);
  expect(risk(full, counted([0, 0, 1], { 0: [90, 10], 1: [0, 55] })).pValue).toBe(1);
  expect(risk(full, counted([0, 0], { 0: [90, 10] })).pValue).toBeLessThan(1);
});

test('the count of a batch that was not drawn touches nothing, not even where every batch of the contest was drawn', () => {
  // 60 : 40 in the only batch of the contest; votes found in the other are for the hand tally to tell.
  const one = comparison([batch(100, 60, 40)]);
  const of = { ...one, batches: [...one.batches, undefined] };
  expect(risk(of, counted([0], { 0: [60, 40], 1: [0, 100] }))).toMatchObject({ pValue: 0, stopped: 'by-arithmetic' });
  expect(risk(of, counted([0, 1], { 0: [60, 40], 1: [0, 100] }))).toMatchObject({ pValue: 1, stopped: 'no' });
});

test('batches that hold more votes than the contest are refused before anything is charged', () => {
  const group = { members: [0, 1], audited: [110, 70] };
  const of = { draws: [0], group };
  const choices = ten.contest.choices.map((choice) => ({ ...choice, votes: choice.votes - 1 }));
  const contradictory = { ...ten, contest: { ...ten.contest, choices } };
  expect(chargesOfGroup(contradictory, of)).toMatchObject({ ok: false, error: { code: 'counts-contradict' } });
  // 200 unlisted cards leave no margin to check, and so no bound to charge against.
  expect(chargesOfGroup({ ...ten, cardsUnlisted: 200 }, of)).toEqual({ ok: true, value: [] });
});
