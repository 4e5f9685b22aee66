import { describe, expect, test } from 'vitest';
import { polledFrom, polledRound } from '../../reference/polled.ts';
import { providenceRiskCompatible, providenceSampleSizesCompatible } from '../compatibility/providence.ts';
import type { ContestTally } from '../contest-tally.ts';
import { binomialUpperTail, logBinomialPmf } from '../numeric/binomial.ts';
import type { PollingRound, PollingSample } from '../polling-sample.ts';
import { providenceSampleSizes } from '../sample-size/offered-sizes.ts';
import { type RandomSource, randomSource } from '../sample-size/random-source.ts';
import { providenceRisk } from './providence.ts';
import { providenceKMin } from './providence-pair.ts';

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
  providenceSampleSizes(tally, polledFrom(tally.ballots, rounds), riskLimit);

function riskOf(reported: ContestTally, rounds: readonly PollingRound[], riskLimit = 0.1): number {
  const risk = providenceRisk(reported, sampleOf(...rounds), riskLimit);
  if (!risk.ok) throw new Error(risk.error.reason);
  return risk.value.pValue;
}

test('one round is measured by the ratio of the two tails', () => {
  expect(riskOf(contest({ ann: 600, ben: 400 }), [round({ ann: 60, ben: 40 })])).toBeCloseTo(0.0523546, 7);
});

test('a further round multiplies the likelihood ratio of what was found before with the ratio of the new tails', () => {
  const reported = contest({ ann: 600, ben: 400 });
  const before = (0.5 / 0.6) ** 27 * (0.5 / 0.4) ** 23;
  const tails =
    binomialUpperTail({ trials: 40, probability: 0.5 }, 26) / binomialUpperTail({ trials: 40, probability: 0.6 }, 26);
  expect(riskOf(reported, [round({ ann: 27, ben: 23 }), round({ ann: 26, ben: 14 })])).toBeCloseTo(before * tails, 12);
});

test('the risk is the least of all rounds, so that a later bad round cannot take a stop back', () => {
  const reported = contest({ ann: 600, ben: 400 });
  const good = round({ ann: 65, ben: 35 });
  expect(riskOf(reported, [good, round({ ann: 5, ben: 60 })])).toBe(riskOf(reported, [good]));
});

describe('a tied contest', () => {
  const tied = contest({ ann: 500, ben: 500 });

  test('is confirmed by the published form whatever the sample, and never by ours', () => {
    const against = [round({ ann: 10, ben: 40 })];
    expect(providenceRiskCompatible(tied, against, 0.1)).toEqual({ ok: true, value: { pValue: 0, finished: true } });
    expect(riskOf(tied, against)).toBe(1);
    expect(riskOf(tied, [round({ ann: 99, ben: 1 })])).toBe(1);
  });

  test('asks for no ballots in the published form, and for all of them in ours', () => {
    expect(providenceSampleSizesCompatible(tied, [], 0.1)).toMatchObject({ ok: true, value: [{ size: 0 }, {}, {}] });
    expect(sizesOf(tied, sampleOf(), 0.1)).toEqual({
      ok: true,
      value: [{ key: 'all-ballots', size: 1000, probability: null }],
    });
  });

  test('whose true winner is the tied loser is confirmed more often than the risk limit allows in the published form only', () => {
    // Reported: ann and ben tie, cas far behind. True: ben has won.
    const reported = contest({ ann: 4000, ben: 4000, cas: 2000 });
    const random = randomSource('providence at a tie');
    const audits = 2000;
    const riskLimit = 0.1;
    let published = 0;
    let ours = 0;
    for (let audit = 0; audit < audits; audit += 1) {
      const rounds = [drawRound(random, { ann: 0.39, ben: 0.41, cas: 0.2 }, 100)];
      const compatible = providenceRiskCompatible(reported, rounds, riskLimit);
      if (compatible.ok && compatible.value.finished) published += 1;
      if (riskOf(reported, rounds) <= riskLimit) ours += 1;
    }
    const monteCarloError = Math.sqrt((riskLimit * (1 - riskLimit)) / audits);
    expect(published / audits).toBeGreaterThan(0.8);
    expect(ours / audits).toBeLessThanOrEqual(riskLimit + 3 * monteCarloError);
    expect(ours).toBe(0);
  });
});

test('pairs that leave the published maximum do not let a wrong outcome pass more often than the risk limit', () => {
  // Weakness 7 of the field's list, Providence's half: no excess was found here. ben, not ann, has really won; cas is
  // far behind, so that the pair ann–cas passes early and leaves the maximum.
  const reported = contest({ ann: 5200, ben: 3000, cas: 1800 });
  const random = randomSource('pairs that leave the maximum');
  const audits = 3000;
  const riskLimit = 0.1;
  const stops = { published: 0, ours: 0 };
  for (let audit = 0; audit < audits; audit += 1) {
    const rounds: PollingRound[] = [];
    let published = false;
    let ours = false;
    for (const size of [40, 20, 60, 100]) {
      rounds.push(drawRound(random, { ann: 0.41, ben: 0.41, cas: 0.18 }, size));
      const compatible = providenceRiskCompatible(reported, rounds, riskLimit);
      published ||= compatible.ok && compatible.value.finished;
      ours ||= riskOf(reported, rounds) <= riskLimit;
    }
    if (published) stops.published += 1;
    if (ours) stops.ours += 1;
  }
  const most = riskLimit + 3 * Math.sqrt((riskLimit * (1 - riskLimit)) / audits);
  expect(stops.published / audits).toBeLessThanOrEqual(most);
  expect(stops.ours / audits).toBeLessThanOrEqual(most);
});

/** Ballots of one round, each for a choice with its true share. */
function drawRound(random: RandomSource, shares: Record<string, number>, size: number): PollingRound {
  const votes: Record<string, number> = Object.fromEntries(Object.keys(shares).map((id) => [id, 0]));
  for (let draw = 0; draw < size; draw += 1) {
    let left = random.uniform();
    for (const [id, share] of Object.entries(shares)) {
      left -= share;
      if (left >= 0) continue;
      votes[id] += 1;
      break;
    }
  }
  return { ...round(votes), size };
}

test('a tied pair passes within the risk limit even if each size is chosen to help it after seeing the rounds before', () => {
  // Exact: every first sample, each followed by the addition that is most likely to pass. Minerva fails this test.
  const hypotheses = { winnerShare: 0.7, nullShare: 0.5 };
  const riskLimit = 0.1;
  for (const first of [8, 10, 20, 33]) {
    const fair = (trials: number) => ({ trials, probability: 0.5 });
    const nothing = { winnerVotes: 0, relevant: 0 };
    const kFirst = providenceKMin({ hypotheses, riskLimit, soFar: nothing, added: first }) ?? Infinity;
    let risk = binomialUpperTail(fair(first), kFirst);
    for (let k = 0; k < kFirst; k += 1) {
      let best = 0;
      for (let added = 1; added <= 200; added += 1) {
        const kMin = providenceKMin({ hypotheses, riskLimit, soFar: { winnerVotes: k, relevant: first }, added });
        if (kMin !== undefined) best = Math.max(best, binomialUpperTail(fair(added), kMin));
      }
      risk += Math.exp(logBinomialPmf(fair(first), k)) * best;
    }
    expect(risk).toBeLessThanOrEqual(riskLimit);
    expect(risk).toBeGreaterThan(0.05);
  }
});

test('the worked example of sizes: 60,000 to 40,000 at a limit of 10 %', () => {
  const sizes = sizesOf(contest({ ann: 60_000, ben: 40_000 }), sampleOf(), 0.1);
  expect(sizes).toMatchObject({
    ok: true,
    value: [{}, {}, { key: '0.9', size: 179, probability: expect.closeTo(0.9122, 4) }],
  });
});

test('a later size is additional, and follows what was found', () => {
  const reported = contest({ ann: 5500, ben: 4500 });
  const sizeAfter = (ann: number) => {
    const sizes = sizesOf(reported, sampleOf(round({ ann, ben: 200 - ann })), 0.05);
    if (!sizes.ok) throw new Error(sizes.error.reason);
    return sizes.value[2].size;
  };
  expect(sizeAfter(116)).toBeLessThan(sizeAfter(110));
  expect(sizeAfter(110)).toBeLessThan(sizeAfter(100));
});

test('a later size keeps its promise: with one ballot fewer the chance would be missed', () => {
  const reported = contest({ ann: 5500, ben: 4500 });
  const sizes = sizesOf(reported, sampleOf(round({ ann: 108, ben: 92 })), 0.05);
  if (!sizes.ok) throw new Error(sizes.error.reason);
  const soFar = { winnerVotes: 108, relevant: 200 };
  const chanceOf = (added: number) => {
    const kMin = providenceKMin({ hypotheses: { winnerShare: 0.55, nullShare: 0.5 }, riskLimit: 0.05, soFar, added });
    return kMin === undefined ? 0 : binomialUpperTail({ trials: added, probability: 0.55 }, kMin);
  };
  for (const { key, size, probability } of sizes.value) {
    expect(chanceOf(size)).toBeCloseTo(probability ?? -1, 12);
    expect(chanceOf(size)).toBeGreaterThanOrEqual(Number(key));
    expect(chanceOf(size - 1)).toBeLessThan(Number(key));
  }
});

describe('contests at the edge', () => {
  test('two hundred million cards have sizes, and a margin of a vote asks for all ballots', () => {
    const close = contest({ ann: 100_080_000, ben: 99_920_000 });
    const lessClose = contest({ ann: 102_000_000, ben: 98_000_000 });
    expect(sizesOf(lessClose, sampleOf(), 0.05)).toMatchObject({ ok: true, value: [{}, {}, { key: '0.9' }] });
    expect(providenceSampleSizesCompatible(close, [], 0.05)).toMatchObject({
      ok: false,
      error: { code: 'no-answer-found' },
    });
    const closest = contest({ ann: 100_000_001, ben: 99_999_999 });
    expect(sizesOf(closest, sampleOf(), 0.05)).toMatchObject({
      ok: true,
      value: [{ key: 'all-ballots' }],
    });
  });

  test('two votes allowed, a loser without votes and a contest of one card are computed', () => {
    const twoVotes = contest({ ann: 800, ben: 700, cas: 300 }, { ballots: 1000, winners: 2, votesAllowed: 2 });
    expect(providenceRiskCompatible(twoVotes, [], 0.1)).toMatchObject({
      ok: false,
      error: { code: 'method-does-not-apply' },
    });
    const drawn = polledRound({ ann: 40, ben: 35, cas: 15 }, { size: 50 });
    expect(riskOf(twoVotes, [drawn])).toBeLessThan(0.1);
    expect(riskOf(contest({ ann: 90, ben: 0 }), [round({ ann: 9 })])).toBeLessThan(0.01);
    expect(sizesOf(contest({ ann: 1, ben: 0 }), sampleOf(), 0.05)).toEqual({
      ok: true,
      value: [{ key: 'all-ballots', size: 1, probability: null }],
    });
  });

  test('an audit that is over, no votes and no losers are refused', () => {
    const reported = contest({ ann: 600, ben: 400 });
    expect(sizesOf(reported, sampleOf(round({ ann: 70, ben: 30 })), 0.1)).toMatchObject({
      ok: false,
      error: { code: 'audit-already-complete' },
    });
    const nobody = contest({ ann: 0, ben: 0 }, { ballots: 10 });
    expect(providenceRisk(nobody, sampleOf(), 0.1)).toMatchObject({ ok: false, error: { code: 'no-votes' } });
    expect(providenceRisk(contest({ ann: 3 }), sampleOf(), 0.1)).toMatchObject({
      ok: false,
      error: { code: 'no-losers' },
    });
  });
});
