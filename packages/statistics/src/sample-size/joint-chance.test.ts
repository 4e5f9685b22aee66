import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { polledRound } from '../../reference/polled.ts';
import { type ContestVotes, reportedWinners } from '../contest-tally.ts';
import type { PollingRound } from '../polling-sample.ts';
import { type PollingMethod, pollingRisk } from '../risk/polling-risk.ts';
import type { CardUniverse } from '../universe-of-contest.ts';
import { chanceByCompositions } from './chance-by-compositions.ts';
import { chanceBySimulation, SIMULATED_ROUNDS } from './chance-by-simulation.ts';
import { chanceOfOneWinner } from './chance-of-one-winner.ts';
import { foreseenCards } from './foreseen-cards.ts';
import { type JointChance, jointChance } from './joint-chance.ts';
import { pairNeeds } from './pair-need.ts';
import { pollingSizes } from './polling-sizes.ts';

const METHODS = ['bravo', 'minerva', 'providence'] as const;
const NAME = { contest: 'Mayor', round: 1 };

function contest(votes: Record<string, number>, changes: Partial<ContestVotes> = {}): ContestVotes {
  return {
    choices: Object.entries(votes).map(([id, count]) => ({ id, votes: count })),
    winners: 1,
    votesAllowed: 1,
    ...changes,
  };
}

/** Cards that are all listed and all bear the contest, but for what `changes` says. */
function cards(listed: number, changes: Partial<CardUniverse> = {}): CardUniverse {
  return { listed, bearing: listed, phantoms: 0, ...changes };
}

type Situation = {
  readonly contest: ContestVotes;
  readonly universe: CardUniverse;
  readonly rounds?: readonly PollingRound[];
  readonly riskLimit?: number;
};

function auditOf({ contest: reported, universe, rounds = [], riskLimit = 0.1 }: Situation) {
  return { contest: reported, sample: { universe, rounds, lookedAt: undefined }, riskLimit };
}

function chance(method: PollingMethod, situation: Situation, draws: number): JointChance {
  return answered(jointChance(method, auditOf(situation), { draws, name: NAME }));
}

describe('figures that can be looked up', () => {
  const sixtyForty = { contest: contest({ ann: 600, ben: 400 }), universe: cards(1000) };

  test('BRAVO’s average sample number of 60 to 40 at 10 %, 119 draws, finishes 49.50 % of the time, 184 draws 72.2 %', () => {
    expect(chance('bravo', sixtyForty, 119)).toEqual({ chance: expect.closeTo(0.495, 4), known: 'exact' });
    expect(chance('bravo', sixtyForty, 184).chance).toBeCloseTo(0.722, 3);
  });

  test('what each pair of 40, 30, 30 has with 70, 80 and 90 % finishes 56, 68 and 83 % of the time together', () => {
    const pair = { contest: contest({ ann: 400, ben: 300 }), universe: cards(1000) };
    const all = { contest: contest({ ann: 400, ben: 300, cas: 300 }), universe: cards(1000) };
    for (const [alone, together] of [
      [0.7, 0.56],
      [0.8, 0.68],
      [0.9, 0.83],
    ]) {
      let draws = 1;
      while (chance('bravo', pair, draws).chance < alone) draws += 1;
      expect(chance('bravo', all, draws).chance).toBeCloseTo(together, 1.8);
    }
  });

  test('a size that finishes nine times in ten on all cards finishes 8.8 % of the time where a tenth bear the contest', () => {
    const onATenth = { contest: contest({ ann: 60, ben: 40 }), universe: cards(1000, { bearing: 100 }) };
    expect(chance('bravo', sixtyForty, 351).chance).toBeGreaterThan(0.9);
    expect(chance('bravo', onATenth, 351).chance).toBeCloseTo(0.088, 3);
  });

  test('with 64 of 1,000 cards unlisted 700 draws finish 83 % of the time', () => {
    const short = { contest: contest({ ann: 600, ben: 400 }), universe: cards(936, { bearing: 1000, phantoms: 64 }) };
    expect(chance('bravo', short, 700).chance).toBeCloseTo(0.83, 2);
  });
});

/**
 * The chance by the measure itself: every sequence of draws, as a composition over the kinds of cards, is given to
 * `pollingRisk` as a round, and counted with its exact number of ways when the risk is within the limit.
 */
function chanceByMeasure(method: PollingMethod, situation: Situation, draws: number): number {
  const audit = auditOf(situation);
  const kinds = foreseenCards(situation.contest, situation.universe);
  let met = 0n;
  const whole = kinds.reduce((sum, { weight }) => sum + BigInt(weight), 0n) ** BigInt(draws);
  const counts = kinds.map(() => 0);
  const from = (kind: number, left: number, ways: bigint): void => {
    if (kind === kinds.length) {
      if (left === 0 && isMet()) met += ways;
      return;
    }
    for (let drawn = 0; drawn <= left; drawn += 1) {
      counts[kind] = drawn;
      from(kind + 1, left - drawn, ways * choose(left, drawn) * BigInt(kinds[kind].weight) ** BigInt(drawn));
    }
    counts[kind] = 0;
  };
  const isMet = () => {
    const rounds = [...audit.sample.rounds, roundOf(situation.contest, kinds, counts)];
    return answered(pollingRisk(method, { ...audit, sample: { ...audit.sample, rounds } })).stopped !== 'no';
  };
  from(0, draws, 1n);
  return Number((met * 10n ** 18n) / whole) / 1e18;
}

function roundOf(
  { choices }: ContestVotes,
  kinds: ReturnType<typeof foreseenCards>,
  counts: readonly number[],
): PollingRound {
  const drawsOf = (matches: (kind: (typeof kinds)[number]) => boolean) =>
    counts.reduce((sum, count, place) => sum + (matches(kinds[place]) ? count : 0), 0);
  const ids = choices.map(({ id }) => id);
  const pairs = ids.flatMap((a, place) => ids.slice(place + 1).map((b) => [a, b] as const));
  return {
    size: counts.reduce((sum, count) => sum + count, 0),
    votes: new Map(ids.map((id) => [id, drawsOf((kind) => kind.choices.has(id))])),
    cardsForBoth: pairs.map(([a, b]) => ({
      choices: [a, b],
      draws: drawsOf(({ choices: on }) => on.has(a) && on.has(b)),
    })),
    notFound: 0,
    phantoms: drawsOf(({ isPhantom }) => isPhantom),
  };
}

function choose(n: number, k: number): bigint {
  let ways = 1n;
  for (let i = 1; i <= k; i += 1) ways = (ways * BigInt(n - i + 1)) / BigInt(i);
  return ways;
}

describe('the chance is that of the measured risk being within the limit', () => {
  const situations: Readonly<Record<string, Situation>> = {
    'two choices, some cards without the contest': {
      contest: contest({ ann: 14, ben: 5 }),
      universe: cards(30, { bearing: 20 }),
      riskLimit: 0.3,
    },
    'three choices and unlisted cards': {
      contest: contest({ ann: 30, ben: 8, cas: 6 }),
      universe: cards(48, { bearing: 50, phantoms: 2 }),
      riskLimit: 0.3,
    },
    'a second round': {
      contest: contest({ ann: 30, ben: 12, cas: 8 }),
      universe: cards(50),
      rounds: [polledRound({ ann: 4, ben: 2, cas: 1 })],
      riskLimit: 0.25,
    },
    'a second round after one pair passed': {
      contest: contest({ ann: 30, ben: 20, cas: 4 }),
      universe: cards(60),
      rounds: [polledRound({ ann: 7, ben: 5 })],
      riskLimit: 0.3,
    },
    'two seats and two votes': {
      contest: contest({ ann: 40, ben: 36, cas: 8 }, { winners: 2, votesAllowed: 2 }),
      universe: cards(49, { bearing: 50, phantoms: 1 }),
      riskLimit: 0.3,
    },
    'one seat and two votes': {
      contest: contest({ ann: 40, ben: 15, cas: 20 }, { votesAllowed: 2 }),
      universe: cards(60, { bearing: 50 }),
      riskLimit: 0.3,
    },
  };
  test.each(METHODS.flatMap((method) => Object.keys(situations).map((name) => [method, name] as const)))(
    '%s: %s',
    (method, name) => {
      const situation = situations[name];
      let largest = 0;
      for (const draws of [1, 3, 6, 9]) {
        const found = chance(method, situation, draws);
        expect(found.known).toBe('exact');
        expect(found.chance).toBeCloseTo(chanceByMeasure(method, situation, draws), 11);
        largest = Math.max(largest, found.chance);
      }
      // Where nothing ever finishes, nothing is tested.
      expect(largest).toBeGreaterThan(0.02);
    },
  );
});

describe('three ways to the same chance', () => {
  const situation = {
    contest: contest({ ann: 450, ben: 250, cas: 220 }),
    universe: cards(1030, { bearing: 1000, phantoms: 10 }),
  };
  const audit = auditOf(situation);
  const kinds = foreseenCards(situation.contest, situation.universe);

  test.each(METHODS.flatMap((method) => [40, 90].map((draws) => [method, draws] as const)))(
    'for %s and %d draws',
    (method, draws) => {
      const outcome = answered(reportedWinners(situation.contest));
      const needs = pairNeeds(method, outcome, audit) ?? [];
      expect(needs).toHaveLength(2);
      const exact = chanceOfOneWinner(needs, kinds, draws);
      if (draws === 40) expect(chanceByCompositions(needs, kinds, draws)).toBeCloseTo(exact, 11);
      const simulated = chanceBySimulation({ needs, cards: kinds, draws, seed: 'three ways to the same chance' });
      expect(Math.abs(simulated - exact)).toBeLessThanOrEqual(4 * Math.sqrt((exact * (1 - exact)) / SIMULATED_ROUNDS));
      // The four deviations say nothing where the chance is next to 0 or 1.
      expect(exact).toBeGreaterThan(0.01);
      expect(exact).toBeLessThan(0.99);
    },
  );
});

test('a simulation is said to be one, and the same every time', () => {
  const twoOfFour = {
    contest: contest({ ann: 700, ben: 500, cas: 300, dee: 100 }, { winners: 2, votesAllowed: 2 }),
    universe: cards(1000),
  };
  const first = chance('bravo', twoOfFour, 150);
  expect(first.known).toBe('simulated');
  expect(chance('bravo', twoOfFour, 150)).toEqual(first);
});

test('beyond what can be computed or simulated the chance is at least what the pairs guarantee', () => {
  const close = {
    contest: contest({ ann: 5400, ben: 5100, cas: 4500, dee: 100 }, { winners: 2, votesAllowed: 2 }),
    universe: cards(10_000),
  };
  const found = chance('minerva', close, 3000);
  expect(found.known).toBe('at-least');
  expect(found.chance).toBeGreaterThan(0.5);
  expect(found.chance).toBeLessThan(1);
});

describe('sizes', () => {
  test('a size has the chance asked for, one draw less has not', () => {
    const situation = { contest: contest({ ann: 500, ben: 250, cas: 250 }), universe: cards(1100, { bearing: 1000 }) };
    for (const method of METHODS) {
      const sizes = answered(pollingSizes(method, auditOf(situation), NAME));
      for (const { key, size } of sizes.filter((option) => option.key !== 'asn')) {
        if (!size) throw new Error('each chance has a size');
        expect(size.chance).toBe(chance(method, situation, size.size).chance);
        expect(size.chance).toBeGreaterThanOrEqual(Number(key));
        expect(chance(method, situation, size.size - 1).chance).toBeLessThan(Number(key));
      }
    }
  });

  test.each([
    ['a tie', contest({ ann: 500, ben: 500 }), cards(1000)],
    ['one vote ahead of 200 million', contest({ ann: 100_000_001, ben: 99_999_999 }), cards(200_000_000)],
    ['three cards', contest({ ann: 2, ben: 1 }), cards(3)],
    ['one card', contest({ ann: 1, ben: 0 }), cards(1)],
    [
      'more unlisted cards than the margin can bear',
      contest({ ann: 510, ben: 480 }),
      cards(970, { bearing: 1000, phantoms: 30 }),
    ],
  ])('%s has none: a full hand tally is less work', (_, reported, universe) => {
    for (const method of METHODS) {
      const sizes = answered(pollingSizes(method, auditOf({ contest: reported, universe, riskLimit: 0.05 }), NAME));
      expect(sizes.map(({ size }) => size)).toEqual(sizes.map(() => undefined));
    }
  });

  test('a loser without votes is sized by the risk limit, not by one draw', () => {
    // Every draw doubles T: 2^4 ≥ 1/0.1 and 2^7 ≥ 1/0.01.
    const sizeAt = (riskLimit: number) => {
      const situation = { contest: contest({ ann: 10_000, ben: 0 }), universe: cards(10_000), riskLimit };
      return answered(pollingSizes('bravo', auditOf(situation), NAME)).find(({ key }) => key === '0.9')?.size?.size;
    };
    expect(sizeAt(0.1)).toBe(4);
    expect(sizeAt(0.01)).toBe(7);
  });

  test('no more draws are asked for once the limit is met or every listed card was looked at', () => {
    const audit = auditOf({
      contest: contest({ ann: 700, ben: 300 }),
      universe: cards(1000),
      rounds: [polledRound({ ann: 27, ben: 3 })],
    });
    const over = { ok: false, error: { code: 'audit-already-complete' } };
    for (const method of METHODS) expect(pollingSizes(method, audit, NAME)).toMatchObject(over);
    const lookedAt = { cards: 1000, notFound: 0, votes: new Map([['ann', 500]]) };
    const allSeen = { ...audit, sample: { ...audit.sample, rounds: [], lookedAt } };
    expect(pollingSizes('bravo', allSeen, NAME)).toMatchObject(over);
  });
});
