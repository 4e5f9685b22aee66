import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { auditedUnits, isDrawnInFull } from './audited-units.ts';
import type { BatchComparison, BatchSample } from './batch-comparison.ts';
import { type HybridAudit, type HybridPairSample, hybridPairsToTest } from './hybrid-audit.ts';
import { opportunisticBatchRisk } from './opportunistic-batches.ts';
import { suiteRisk } from './suite.ts';
import { logPollingRisk } from './suite-strata.ts';
import { type CardComparison, type ComparedCards, checkDrawnFrom, superSimpleRisk } from './super-simple.ts';

/* Counts that cannot be those of one election are refused by name, and the last that can be are measured. */

function contradiction(reason: string, data: object = {}) {
  return { ok: false, error: { code: 'counts-contradict', reason, data } };
}

const POSSIBLE = { ok: true };

describe('a ballot comparison', () => {
  const CONTEST = {
    choices: [
      { id: 'ann', votes: 60 },
      { id: 'ben', votes: 30 },
    ],
    ballots: 100,
    winners: 1,
    votesAllowed: 1,
  };
  const card = (count: number, timesDrawn = 1): ComparedCards => {
    const votes = new Map([['ann', 1 as const]]);
    return { count, timesDrawn, reported: votes, audited: votes };
  };
  const measured = (change: Partial<CardComparison>) =>
    superSimpleRisk(
      CONTEST,
      { universe: { listed: 95, phantoms: 5 }, cards: [card(3)], phantomDraws: 0, lookedAt: undefined, ...change },
      0.05,
    );

  test.each([
    ['no card', { listed: 0, phantoms: 0 }, 'nothing-to-draw-from'],
    ['fewer listed cards than none', { listed: -1, phantoms: 200 }, 'nothing-to-draw-from'],
    ['half a phantom', { listed: 95, phantoms: 0.5 }, 'nothing-to-draw-from'],
    ['fewer cards than votes', { listed: 80, phantoms: 9 }, 'cards-below-votes'],
  ])('draws from %s: refused', (_name, universe, reason) => {
    expect(measured({ universe })).toMatchObject(contradiction(reason));
  });

  test('draws from as many cards as there are votes, phantoms among them, and says what was too few', () => {
    expect(checkDrawnFrom({ listed: 80, phantoms: 10 }, 90)).toMatchObject(POSSIBLE);
    expect(checkDrawnFrom({ listed: 1, phantoms: 0 }, 1)).toMatchObject(POSSIBLE);
    expect(checkDrawnFrom({ listed: 0, phantoms: 1 }, 1)).toMatchObject(POSSIBLE);
    expect(checkDrawnFrom({ listed: 80, phantoms: 9 }, 90)).toEqual(
      contradiction('cards-below-votes', { needed: 90, listed: 80, phantoms: 9 }),
    );
  });

  test.each([
    [{ cards: [card(3), card(0.5)] }, 'draw-counts-not-whole'],
    [{ cards: [card(3, -1)] }, 'draw-counts-not-whole'],
    [{ phantomDraws: -1 }, 'draw-counts-not-whole'],
    [{ phantomDraws: 1.5 }, 'draw-counts-not-whole'],
  ])('%j: refused', (change, reason) => {
    expect(measured(change)).toEqual(contradiction(reason));
  });

  test('compares no more different cards than are listed, however often each was drawn', () => {
    expect(measured({ cards: [card(90, 7), card(5, 2)] })).toMatchObject(POSSIBLE);
    expect(measured({ cards: [card(90), card(6)] })).toEqual(
      contradiction('compared-above-listed', { compared: 96, listed: 95 }),
    );
  });

  test('draws no phantom where there is none', () => {
    const universe = { listed: 100, phantoms: 0 };
    expect(measured({ universe })).toMatchObject(POSSIBLE);
    expect(measured({ phantomDraws: 2 })).toMatchObject(POSSIBLE);
    expect(measured({ universe, phantomDraws: 2 })).toEqual(contradiction('unlisted-drawn-of-none', { draws: 2 }));
  });
});

describe('a hybrid audit', () => {
  const VOTES = (ann: number, ben: number) => new Map(Object.entries({ ann, ben }));
  const PAIR: HybridPairSample = {
    winner: 'ann',
    loser: 'ben',
    o1: 0,
    o2: 0,
    u1: 0,
    u2: 0,
    pollingWinner: 10,
    pollingLoser: 5,
  };
  const AUDIT: HybridAudit = {
    contest: {
      choices: [
        { id: 'ann', votes: 80 },
        { id: 'ben', votes: 40 },
      ],
      ballots: 150,
      winners: 1,
      votesAllowed: 1,
    },
    riskLimit: 0.05,
    cvr: { ballots: 60, votes: VOTES(40, 20), sampled: 10 },
    polling: { ballots: 90, phantoms: 4, votes: VOTES(40, 20), sampled: 20 },
    pairs: [PAIR],
  };
  const read = (change: Partial<HybridAudit>) => hybridPairsToTest({ ...AUDIT, ...change });
  const { cvr, polling } = AUDIT;

  test('adds up', () => {
    expect(read({})).toMatchObject(POSSIBLE);
  });

  test.each([
    [{ cvr: { ...cvr, votes: VOTES(39, 20) } }, 'strata-not-adding-up', { choice: 'ann', votes: 80, together: 79 }],
    [{ polling: { ...polling, votes: VOTES(40, 21) } }, 'strata-not-adding-up', { choice: 'ben', together: 41 }],
    // A card with a record is listed.
    [{ cvr: { ...cvr, phantoms: 1 } }, 'unlisted-without-cvrs', undefined],
    [{ cvr: { ...cvr, ballots: 59 } }, 'stratum-too-small', { ballots: 59 }],
    [{ cvr: { ...cvr, sampled: 61 } }, 'stratum-too-small', { ballots: 60 }],
    [{ cvr: { ...cvr, sampled: 0.5 } }, 'stratum-too-small', { ballots: 60 }],
    [{ polling: { ...polling, ballots: 59 } }, 'stratum-too-small', { ballots: 59 }],
    [{ polling: { ...polling, phantoms: 91 } }, 'stratum-too-small', { ballots: 90 }],
    [{ polling: { ...polling, phantoms: -1 } }, 'stratum-too-small', { ballots: 90 }],
    [{ polling: { ...polling, countedFirst: true } }, 'stratum-not-counted-first', { ballots: 90, sampled: 20 }],
  ])('%j: refused', (change, reason, data) => {
    const refused = read(change);
    expect(refused).toMatchObject(contradiction(reason, data));
  });

  test.each([
    { cvr: { ...cvr, phantoms: 0 } },
    { cvr: { ...cvr, sampled: 60, countedFirst: true } },
    { polling: { ...polling, ballots: 60 } },
    { polling: { ...polling, sampled: 90, countedFirst: true } },
    { polling: { ...polling, phantoms: 90 } },
  ])('%j: possible', (change) => {
    expect(read(change)).toMatchObject(POSSIBLE);
  });

  const look = (sampled: number, winner: number, loser: number) => ({ earlierLooks: [{ sampled, winner, loser }] });

  test.each<Partial<HybridPairSample>>([
    { o1: 3, o2: 3, u1: 3, u2: 2 },
    { o1: -1 },
    { u2: 0.5 },
    { pollingWinner: 16 },
    { pollingLoser: 11 },
    { pollingWinner: -1 },
    look(21, 10, 5),
    look(14, 10, 5),
    look(15, 11, 0),
    look(15, 0, 6),
    look(15, -1, 5),
    { earlierLooks: [...look(10, 5, 5).earlierLooks, ...look(9, 5, 5).earlierLooks] },
  ])('whose pair has %j of 10 compared and 20 polled ballots: refused', (change) => {
    expect(read({ pairs: [{ ...PAIR, ...change }] })).toEqual(
      contradiction('pair-sample-too-small', { winner: 'ann', loser: 'ben' }),
    );
  });

  test.each<Partial<HybridPairSample>>([
    { o1: 3, o2: 3, u1: 2, u2: 2 },
    { pollingWinner: 15 },
    look(15, 10, 5),
    look(20, 10, 5),
    look(0, 0, 0),
  ])('whose pair has %j: possible', (change) => {
    expect(read({ pairs: [{ ...PAIR, ...change }] })).toMatchObject(POSSIBLE);
  });

  test('says of which pair nothing was compared', () => {
    expect(read({ pairs: [{ ...PAIR, winner: 'ben', loser: 'ann' }] })).toEqual(
      contradiction('pair-discrepancies-missing', { winner: 'ann', loser: 'ben' }),
    );
  });

  test('whose polled ballots were counted first is settled where the compared ones are too few to hide the rest', () => {
    // The polls are right, so that the records must hide all 40 votes: 39 ballots that are tied cannot, and 40 can.
    const settled = (ballots: number) => {
      const tied = { ballots, votes: VOTES(10, 10), sampled: 0 };
      const counted = { ballots: 100, votes: VOTES(70, 30), sampled: 100, countedFirst: true };
      const choices = [
        { id: 'ann', votes: 80 },
        { id: 'ben', votes: 40 },
      ];
      const pairs = [{ ...PAIR, pollingWinner: 70, pollingLoser: 30 }];
      const contest = { ...AUDIT.contest, choices, ballots: 100 + ballots };
      return answered(suiteRisk({ ...AUDIT, contest, cvr: tied, polling: counted, pairs }));
    };
    expect(settled(39)).toMatchObject({ pValue: 0, stopped: 'by-arithmetic' });
    expect(settled(40)).toMatchObject({ pValue: 1, stopped: 'no' });
  });

  test('of a pair without a margin leaves nothing to hide, and the risk is 1', () => {
    const stratum = { ballots: 90, winnerVotes: 40, loserVotes: 40, sampled: 20, sampleWinner: 10, sampleLoser: 5 };
    const logRisk = logPollingRisk(stratum, 0);
    expect([-1, 0, 0.5, 1].map(logRisk)).toEqual([0, 0, 0, 0]);
  });
});

describe('hand counts of batches', () => {
  /** Three batches of 100 cards; the second and third are one unit of the plan, named in this order. */
  const COMPARISON: BatchComparison = {
    contest: {
      choices: [
        { id: 'ann', votes: 180 },
        { id: 'ben', votes: 90 },
      ],
      ballots: 300,
      winners: 1,
      votesAllowed: 1,
    },
    batches: Array.from({ length: 3 }, () => ({ ballots: 100, votes: [60, 30] })),
    combined: [[2, 1]],
  };
  const read = (sample: Partial<BatchSample>) => auditedUnits(COMPARISON, { draws: [], audited: new Map(), ...sample });
  const counts = (...of: readonly (readonly [number, readonly number[] | undefined])[]) => ({ audited: new Map(of) });

  test.each([
    [0, [60], 1],
    [0, [60, 30, 0], 1],
    [0, [60, 29.5], 1],
    [0, [-1, 30], 1],
    // A unit of several batches is named by its first.
    [1, [120], 3],
    [2, [120, -60], 3],
  ])('of place %d, %j, are no counts of its choices: refused, with the number of the batch', (place, votes, batch) => {
    expect(read(counts([place, votes]))).toEqual(contradiction('batch-count-not-whole', { batch }));
  });

  test('of one unit at several of its batches are the same count', () => {
    expect(answered(read(counts([1, [120, 60]], [2, [120, 60]])))).toMatchObject([
      { members: [2, 1], count: { of: 'unit', audited: [120, 60] } },
    ]);
    expect(read(counts([1, [120, 60]], [2, [120, 61]]))).toEqual(contradiction('combined-counts-differ'));
    expect(read(counts([1, [121, 60]], [2, [120, 60]]))).toEqual(contradiction('combined-counts-differ'));
    // One of them cannot be read.
    expect(read(counts([1, [120, 60]], [2, [120]]))).toEqual(contradiction('batch-count-not-whole', { batch: 3 }));
  });

  test('of a batch without the contest are none for every choice', () => {
    expect(answered(read(counts([0, undefined])))).toMatchObject([{ count: { of: 'unit', audited: [0, 0] } }]);
  });

  test.each([
    { draws: [3] },
    { draws: [-1] },
    { draws: [0.5] },
    counts([3, [60, 30]]),
    { combinedAfterSeed: [{ members: [0, 0], audited: undefined }] },
    { combinedAfterSeed: [{ members: [0, 3], audited: undefined }] },
  ])('%j: no batch of the list, or one named twice', (sample) => {
    expect(read(sample)).toEqual(contradiction('batches-not-named-once'));
  });

  test('of a mixed batch are not those of itself as well', () => {
    const combinedAfterSeed = [{ members: [0, 1], audited: [180, 90] }];
    expect(read({ combinedAfterSeed, ...counts([2, [120, 60]]) })).toEqual(
      contradiction('batch-mixed-and-counted', { batch: 3 }),
    );
  });

  test('a unit was drawn as often as its batches together, first by the first of them in their order', () => {
    const units = (draws: readonly number[]) =>
      answered(read({ draws })).map(({ members, timesDrawn, firstDrawn, reported, ballots }) => {
        return [members, timesDrawn, firstDrawn, reported, ballots];
      });
    expect(units([2, 0, 1, 2])).toEqual([
      [[2, 1], 3, 1, [120, 60], 200],
      [[0], 1, 0, [60, 30], 100],
    ]);
    expect(units([2])).toEqual([[[2, 1], 1, 2, [120, 60], 200]]);
  });

  test('every batch was drawn in full only where each unit has draws and a count', () => {
    const isFull = (sample: Partial<BatchSample>) => isDrawnInFull(COMPARISON, answered(read(sample)));
    const both = counts([0, [60, 30]], [1, [120, 60]]);
    expect(isFull({ draws: [0, 2], ...both })).toBe(true);
    expect(isFull({ draws: [0], ...both })).toBe(false);
    expect(isFull({ draws: [0, 2], ...counts([0, [60, 30]]) })).toBe(false);
  });
});

describe('an opportunistic contest', () => {
  /** The third batch does not contain it. */
  const comparison: BatchComparison = {
    contest: {
      choices: [
        { id: 'a', votes: 70 },
        { id: 'b', votes: 30 },
      ],
      ballots: 100,
      winners: 1,
      votesAllowed: 1,
    },
    batches: [{ ballots: 50, votes: [30, 20] }, { ballots: 50, votes: [40, 10] }, undefined],
  };
  const bounds = [3, 4, 1].map((numerator) => ({ numerator, denominator: 1 }));
  const measured = (
    targets: Parameters<typeof opportunisticBatchRisk>[0]['targets'],
    counts: Omit<BatchSample, 'draws'>,
  ) => opportunisticBatchRisk({ comparison, targets, counts, riskLimit: 0.1 });
  const COUNTED = { audited: new Map([[0, [30, 20]]]) };

  test('has bounds of every batch from each target that has any', () => {
    const short = { bounds: bounds.slice(0, 2), draws: [0] };
    const whole = { bounds, draws: [0] };
    expect(measured([whole, { bounds: undefined, draws: [] }], COUNTED)).toMatchObject(POSSIBLE);
    expect(measured([whole, short], COUNTED)).toEqual(contradiction('target-bounds-missing'));
  });

  test('takes a draw of a batch without it as one without error, unless that batch was mixed with others', () => {
    // R = 4, so that a draw without error costs a quarter of the risk.
    const drawn = [{ bounds, draws: [0, 2, 2] }];
    const plain = answered(measured(drawn, COUNTED));
    expect(plain).toMatchObject({ by: 'draws', stretchedSum: 4 });
    expect(plain.measured && plain.risk.pValue).toBeCloseTo(0.75 ** 3, 12);
    const mixed = answered(
      measured(drawn, { audited: new Map(), combinedAfterSeed: [{ members: [2, 0], audited: [30, 20] }] }),
    );
    expect(mixed).toMatchObject({ by: 'draws', stretchedSum: 4 });
    expect(mixed.measured && mixed.risk.pValue).toBeGreaterThanOrEqual(0.75 ** 3 - 1e-12);
  });
});
