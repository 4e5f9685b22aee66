import { describe, expect, test } from 'vitest';
import { allLookedAt, polledFrom, polledRound } from '../../reference/polled.ts';
import { minervaRiskCompatible } from '../compatibility/minerva.ts';
import type { ContestTally } from '../contest-tally.ts';
import type { PollingRound, PollingSample } from '../polling-sample.ts';
import { minervaSampleSizes } from '../sample-size/offered-sizes.ts';
import { randomSource } from '../sample-size/random-source.ts';
import { minervaRisk } from './minerva.ts';

const contest = (votes: Record<string, number>, changes: Partial<ContestTally> = {}): ContestTally => ({
  choices: Object.entries(votes).map(([id, count]) => ({ id, votes: count })),
  ballots: Object.values(votes).reduce((sum, count) => sum + count, 0),
  winners: 1,
  votesAllowed: 1,
  ...changes,
});

const round = (votes: Record<string, number>, notFound = 0): PollingRound => polledRound(votes, { notFound });

/** What is measured does not depend on how many cards there are while most of them have not been seen. */
const sampleOf = (...rounds: readonly PollingRound[]): PollingSample => polledFrom(1_000_000_000, rounds);

const sizesOf = (tally: ContestTally, { rounds }: PollingSample, riskLimit: number) =>
  minervaSampleSizes(tally, polledFrom(tally.ballots, rounds), riskLimit);

test('one round is measured by the ratio of the two tails', () => {
  const risk = minervaRisk(contest({ ann: 600, ben: 400 }), sampleOf(round({ ann: 60, ben: 40 })), 0.1);
  expect(risk).toMatchObject({ ok: true, value: { stopped: 'by-statistics' } });
  expect(risk.ok && risk.value.pValue).toBeCloseTo(0.0523546, 7);
});

test('a ballot that was not found counts for every loser', () => {
  const reported = contest({ ann: 600, ben: 400 });
  expect(minervaRisk(reported, sampleOf(round({ ann: 60, ben: 35 }, 5)), 0.1)).toEqual(
    minervaRisk(reported, sampleOf(round({ ann: 60, ben: 40 })), 0.1),
  );
});

test('the contest’s risk is the largest of its pairs, and renaming or reordering choices changes nothing', () => {
  const rounds = sampleOf(round({ ann: 60, ben: 30, cas: 12 }));
  const risk = minervaRisk(contest({ ann: 600, ben: 300, cas: 100 }), rounds, 0.1);
  const reordered = minervaRisk(contest({ cas: 100, ben: 300, ann: 600 }), rounds, 0.1);
  if (!risk.ok || !reordered.ok) throw new Error('both have an answer');
  expect(risk.value.pairs.map((pair) => pair.loser)).toEqual(['ben', 'cas']);
  expect(risk.value.pValue).toBe(Math.max(...risk.value.pairs.map((pair) => pair.pValue)));
  expect(reordered.value.pValue).toBe(risk.value.pValue);
});

test('more votes for a loser never lower the risk', () => {
  const reported = contest({ ann: 600, ben: 400 });
  let before = 0;
  for (let found = 0; found <= 50; found += 1) {
    const risk = minervaRisk(reported, sampleOf(round({ ann: 50 - found, ben: found })), 0.05);
    if (!risk.ok) throw new Error(risk.error.reason);
    expect(risk.value.pValue).toBeGreaterThanOrEqual(before);
    before = risk.value.pValue;
  }
});

test('a pair that passed keeps the risk it passed with, and rounds after passing change nothing', () => {
  const reported = contest({ ann: 500, ben: 350, cas: 150 });
  const first = round({ ann: 40, ben: 33, cas: 2 });
  const second = round({ ann: 80, ben: 50, cas: 40 });
  const published = minervaRiskCompatible(reported, [first, second], 0.1);
  const risk = minervaRisk(reported, sampleOf(first, second), 0.1);
  if (!published.ok || !risk.ok) throw new Error('both have an answer');
  const againstCas = minervaRisk(reported, sampleOf(first), 0.1);
  if (!againstCas.ok) throw new Error(againstCas.error.reason);
  expect(risk.value.pairs[1]).toEqual(againstCas.value.pairs[1]);
  expect(published.value.pValue).toBe(risk.value.pairs[0].pValue);

  const landslide = sampleOf(round({ ann: 60, ben: 5, cas: 5 }), round({ ann: 1, ben: 9, cas: 9 }));
  expect(minervaRisk(reported, landslide, 0.1)).toMatchObject({ ok: true, value: { stopped: 'by-statistics' } });
  expect(minervaRiskCompatible(reported, landslide.rounds, 0.1)).toMatchObject({
    ok: false,
    error: { code: 'audit-already-complete' },
  });
});

describe('contests at the edge', () => {
  test('a tied pair is never confirmed, and asks for all ballots', () => {
    const tied = contest({ ann: 500, ben: 500, cas: 20 });
    const favourable = sampleOf(round({ ann: 90, ben: 10 }));
    expect(minervaRisk(tied, favourable, 0.1)).toMatchObject({ ok: true, value: { pValue: 1, stopped: 'no' } });
    expect(sizesOf(tied, sampleOf(), 0.1)).toEqual({
      ok: true,
      value: [{ key: 'all-ballots', size: 1020, probability: null }],
    });
  });

  test('a landslide is tested, also when the sample holds a vote for the loser without votes', () => {
    const landslide = contest({ ann: 1000, ben: 0 });
    const clean = minervaRisk(landslide, sampleOf(round({ ann: 20, ben: 0 })), 0.05);
    const stray = minervaRisk(landslide, sampleOf(round({ ann: 20, ben: 1 })), 0.05);
    if (!clean.ok || !stray.ok) throw new Error('both have an answer');
    expect(clean.value.pValue).toBeLessThan(1e-5);
    expect(stray.value.pValue).toBeGreaterThan(clean.value.pValue);
    expect(stray.value.pValue).toBeLessThan(0.05);
    expect(sizesOf(landslide, sampleOf(), 0.05)).toMatchObject({ ok: true, value: [{ size: 5 }, {}, {}] });
  });

  test('one card, no votes and no losers get an answer or a refusal', () => {
    expect(sizesOf(contest({ ann: 1, ben: 0 }), sampleOf(), 0.05)).toEqual({
      ok: true,
      value: [{ key: 'all-ballots', size: 1, probability: null }],
    });
    const nobody = contest({ ann: 0, ben: 0 }, { ballots: 10 });
    expect(minervaRisk(nobody, sampleOf(), 0.05)).toMatchObject({ ok: false, error: { code: 'no-votes' } });
    expect(minervaRisk(contest({ ann: 5 }), sampleOf(), 0.05)).toMatchObject({
      ok: false,
      error: { code: 'no-losers' },
    });
    expect(minervaRisk(contest({ ann: 5, ben: 2 }), sampleOf(), 0)).toMatchObject({
      ok: false,
      error: { code: 'risk-limit-out-of-range' },
    });
  });

  test('every ballot counted by hand settles the outcome by arithmetic', () => {
    const small = contest({ ann: 12, ben: 8 });
    const whole = (votes: Record<string, number>) => allLookedAt(20, round(votes));
    expect(minervaRisk(small, whole({ ann: 11, ben: 9 }), 0.05)).toMatchObject({
      ok: true,
      value: { pValue: 0, stopped: 'by-arithmetic' },
    });
    expect(minervaRisk(small, whole({ ann: 10, ben: 10 }), 0.05)).toMatchObject({ ok: true, value: { pValue: 1 } });
  });

  test('two hundred million cards have sizes, and ask for all ballots when the margin is a vote', () => {
    const close = contest({ ann: 102_000_000, ben: 98_000_000 });
    const sizes = sizesOf(close, sampleOf(), 0.05);
    expect(sizes).toMatchObject({ ok: true, value: [{ key: '0.7' }, { key: '0.8' }, { key: '0.9' }] });
    const closest = contest({ ann: 100_000_001, ben: 99_999_999 });
    expect(sizesOf(closest, sampleOf(), 0.05)).toMatchObject({ ok: true, value: [{ key: 'all-ballots' }] });
  });
});

test('the worked example of sizes: 60,000 to 40,000 at a limit of 10 %', () => {
  const sizes = sizesOf(contest({ ann: 60_000, ben: 40_000 }), sampleOf(), 0.1);
  expect(sizes).toMatchObject({
    ok: true,
    value: [{}, {}, { key: '0.9', size: 179, probability: expect.closeTo(0.9122, 4) }],
  });
});

test('a later round has the size of the schedule, and its chance follows what was found', () => {
  const reported = contest({ ann: 5500, ben: 4500 });
  const chanceAfter = (ann: number) => {
    const sizes = sizesOf(reported, sampleOf(round({ ann, ben: 200 - ann })), 0.05);
    if (!sizes.ok) throw new Error(sizes.error.reason);
    expect(sizes.value).toMatchObject([{ key: 'schedule', size: 300 }]);
    return sizes.value[0].probability ?? -1;
  };
  expect(chanceAfter(110)).toBeGreaterThan(chanceAfter(100));
  expect(chanceAfter(100)).toBeGreaterThan(0);
  expect(sizesOf(reported, sampleOf(round({ ann: 130, ben: 70 })), 0.05)).toMatchObject({
    ok: false,
    error: { code: 'audit-already-complete' },
  });
});

test('of audits of a contest that was really tied, with sizes fixed in advance, no more stop than the risk limit allows', () => {
  const random = randomSource('minerva at a tie');
  const reported = contest({ ann: 600, ben: 400 });
  const riskLimit = 0.1;
  const audits = 2500;
  let stopped = 0;
  for (let audit = 0; audit < audits; audit += 1) {
    const rounds: PollingRound[] = [];
    for (const size of [60, 90, 135]) {
      let ann = 0;
      for (let draw = 0; draw < size; draw += 1) ann += random.below(2);
      rounds.push(round({ ann, ben: size - ann }));
      const risk = minervaRisk(reported, sampleOf(...rounds), riskLimit);
      if (!risk.ok) throw new Error(risk.error.reason);
      if (risk.value.stopped === 'no') continue;
      stopped += 1;
      break;
    }
  }
  const monteCarloError = Math.sqrt((riskLimit * (1 - riskLimit)) / audits);
  expect(stopped / audits).toBeLessThanOrEqual(riskLimit + 3 * monteCarloError);
  // Minerva spends most of its risk limit: far fewer stops would be a mistake as well.
  expect(stopped / audits).toBeGreaterThan(0.05);
});
