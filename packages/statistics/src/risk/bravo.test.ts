import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allLookedAt, polledFrom, polledRound } from '../../reference/polled.ts';
import { bravoRiskCompatible } from '../compatibility/bravo.ts';
import type { ContestTally } from '../contest-tally.ts';
import type { PollingRound, PollingSample } from '../polling-sample.ts';
import { bravoRisk } from './bravo.ts';

function contest(votes: Record<string, number>, changes: Partial<ContestTally> = {}): ContestTally {
  const choices = Object.entries(votes).map(([id, count]) => ({ id, votes: count }));
  return { choices, ballots: 10_000, winners: 1, votesAllowed: 1, ...changes };
}

const round = polledRound;

const drawn = (rounds: readonly PollingRound[], changes: Partial<PollingSample> = {}): PollingSample => ({
  ...polledFrom(10_000, rounds),
  ...changes,
});

function risk(tally: ContestTally, sample: PollingSample): { pValue: number; stopped: string } {
  const measured = bravoRisk(tally, sample, 0.1);
  if (!measured.ok) throw new Error(measured.error.reason);
  return { pValue: measured.value.pValue, stopped: measured.value.stopped };
}

test('the worked example: 70 of 100 for a winner reported with 60 %', () => {
  const measured = risk(contest({ ann: 6000, ben: 4000 }), drawn([round({ ann: 70, ben: 30 })]));
  expect(measured.pValue).toBeCloseTo(1 / (1.2 ** 70 * 0.8 ** 30), 12);
  expect(measured.pValue).toBeCloseTo(0.0023153, 7);
  expect(measured.stopped).toBe('by-statistics');
});

test('a ballot that cannot be found counts against every winner', () => {
  const tally = contest({ ann: 6000, ben: 4000 });
  const lost = drawn([round({ ann: 70, ben: 30 }, { notFound: 5 })]);
  expect(risk(tally, lost)).toEqual(risk(tally, drawn([round({ ann: 70, ben: 35 })])));
});

test('a vote for a loser reported without votes leaves no confidence', () => {
  expect(risk(contest({ ann: 6000, ben: 0 }), drawn([round({ ann: 70, ben: 1 })])).pValue).toBe(1);
});

describe('a full count', () => {
  const two = contest({ ann: 60, ben: 50, cas: 40 }, { ballots: 100, winners: 2, votesAllowed: 2 });

  test('is not made by as many votes as ballots, which the published method takes for one', () => {
    const half = round({ ann: 10, ben: 40, cas: 50 }, { size: 50 });
    const published = bravoRiskCompatible(two, [half], 0.1);
    expect(published).toMatchObject({ ok: true, value: { pValue: 0, finished: true } });
    expect(risk(two, polledFrom(100, [half]))).toEqual({ pValue: 1, stopped: 'no' });
  });

  test('confirms by arithmetic', () => {
    const all = round({ ann: 55, ben: 50, cas: 45 }, { size: 100 });
    expect(risk(two, allLookedAt(100, all))).toEqual({ pValue: 0, stopped: 'by-arithmetic' });
  });

  test('that shows another outcome confirms nothing', () => {
    const all = round({ ann: 55, ben: 45, cas: 50 }, { size: 100 });
    expect(risk(two, allLookedAt(100, all))).toEqual({ pValue: 1, stopped: 'no' });
  });

  test('with lost ballots confirms only what they cannot change', () => {
    const all = (notFound: number) => allLookedAt(100, round({ ann: 55, ben: 50, cas: 45 }, { size: 100, notFound }));
    expect(risk(two, all(4)).stopped).toBe('by-arithmetic');
    expect(risk(two, all(5)).stopped).toBe('no');
  });

  test('needs each ballot’s votes once when some were drawn twice', () => {
    const draws = round({ ann: 90, ben: 10 }, { size: 160 });
    const one = contest({ ann: 60, ben: 30 }, { ballots: 100 });
    const votes = new Map([
      ['ann', 41],
      ['ben', 42],
    ]);
    const sample = polledFrom(100, [draws]);
    const lookedAt = (cards: number) => ({ ...sample, lookedAt: { cards, notFound: 0, votes } });
    expect(risk(one, lookedAt(100))).toEqual({ pValue: 1, stopped: 'no' });
    expect(risk(one, lookedAt(99)).stopped).toBe('by-statistics');
  });
});

test.each([
  ['no losers', contest({ ann: 10 }), [], 'no-losers'],
  ['more votes than ballots', contest({ ann: 10_001, ben: 1 }), [], 'counts-contradict'],
  [
    'more votes in a round than ballots',
    contest({ ann: 60, ben: 1 }),
    [round({ ann: 5 }, { size: 4 })],
    'counts-contradict',
  ],
])('%s is refused', (_, tally, rounds, code) => {
  expect(bravoRisk(tally, drawn(rounds), 0.1)).toMatchObject({ ok: false, error: { code } });
});

test('a tie and a contest without votes are never confirmed by a sample', () => {
  expect(risk(contest({ ann: 50, ben: 50 }), drawn([round({ ann: 900, ben: 5 })])).pValue).toBe(1);
  expect(risk(contest({ ann: 0, ben: 0 }), drawn([round({ ann: 9 })])).pValue).toBe(1);
});

const sampleOf = fc.record({ ann: fc.nat(300), ben: fc.nat(300), cas: fc.nat(300) });

test('another vote for a loser never lowers the risk, another for a lone winner never raises it', () => {
  const tally = contest({ ann: 5000, ben: 3000, cas: 1000 });
  fc.assert(
    fc.property(sampleOf, fc.constantFrom('ben', 'cas'), (votes, loser) => {
      const before = risk(tally, drawn([round(votes)])).pValue;
      const more = { ...votes, [loser]: votes[loser as 'ben'] + 1 };
      expect(risk(tally, drawn([round(more)])).pValue).toBeGreaterThanOrEqual(before);
      expect(risk(tally, drawn([round({ ...votes, ann: votes.ann + 1 })])).pValue).toBeLessThanOrEqual(before);
    }),
  );
});

test('the order of the choices, and how the sample is divided into rounds, change nothing', () => {
  fc.assert(
    fc.property(sampleOf, sampleOf, (first, second) => {
      const together = { ann: first.ann + second.ann, ben: first.ben + second.ben, cas: first.cas + second.cas };
      const inRounds = risk(contest({ ann: 5000, ben: 3000, cas: 1000 }), drawn([round(first), round(second)]));
      expect(risk(contest({ cas: 1000, ann: 5000, ben: 3000 }), drawn([round(together)]))).toEqual(inRounds);
    }),
  );
});

test('at an exact tie no more audits stop than the risk limit allows', () => {
  const audits = 20_000;
  const random = createRandom(20_240_501);
  const tally = contest({ ann: 5600, ben: 4400 });
  let stopped = 0;
  for (let audit = 0; audit < audits; audit += 1) {
    const rounds: PollingRound[] = [];
    for (const size of [20, 40, 80, 160]) {
      let ann = 0;
      for (let i = 0; i < size; i += 1) if (random() < 0.5) ann += 1;
      rounds.push(round({ ann, ben: size - ann }));
      if (risk(tally, drawn(rounds)).stopped !== 'no') {
        stopped += 1;
        break;
      }
    }
  }
  // Three standard deviations of the frequency above the limit.
  expect(stopped / audits).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt((0.1 * 0.9) / audits));
  expect(stopped).toBeGreaterThan(0);
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
