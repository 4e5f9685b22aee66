import { describe, expect, test } from 'vitest';
import type { ContestTally } from '../contest-tally.ts';
import { nearestDouble } from '../numeric/fraction.ts';
import { type RandomSource, randomSource } from '../sample-size/random-source.ts';
import type { BatchComparison } from './batch-comparison.ts';
import { macroBounds, macroRisk } from './macro.ts';

/* Contests of a few ballots, where every sequence of draws can be gone through: how often a wrong outcome is confirmed by
   somebody who looks after every draw is counted exactly. */

/** One ballot: the choices (by place) it was reported for and those that are on it, and its batch; none for a missing one. */
type Ballot = { readonly reported: readonly number[]; readonly found: readonly number[]; readonly batch?: number };
type Rules = Pick<ContestTally, 'winners' | 'votesAllowed' | 'majorityOrRunoff'> & { readonly choices: number };
/** Pending ballots are not in the report; these are the votes on them. */
type Election = {
  readonly rules: Rules;
  readonly ballots: readonly Ballot[];
  readonly pending: readonly (readonly number[])[];
  readonly batches: number;
  readonly isFirstPairCombined?: boolean;
};

const DRAWS_MOST = 6;

function tallyOf(choices: number, ballots: readonly (readonly number[])[]): readonly number[] {
  const votes = Array.from({ length: choices }, () => 0);
  for (const ballot of ballots) for (const place of ballot) votes[place] += 1;
  return votes;
}

function comparisonOf({ rules, ballots, pending, batches, isFirstPairCombined }: Election): BatchComparison {
  const { choices, ...contestRules } = rules;
  const votes = tallyOf(
    choices,
    ballots.map((ballot) => ballot.reported),
  );
  return {
    contest: {
      ...contestRules,
      choices: votes.map((count, place) => ({ id: 'abcd'[place], votes: count })),
      ballots: Math.max(1, ballots.length),
      pendingBallots: pending.length,
    },
    batches: Array.from({ length: batches }, (_, batch) => {
      const inBatch = ballots.filter((ballot) => ballot.batch === batch);
      return {
        ballots: inBatch.length,
        votes: tallyOf(
          choices,
          inBatch.map((ballot) => ballot.reported),
        ),
      };
    }),
    combined: isFirstPairCombined ? [[0, 1]] : [],
  };
}

function countOf({ rules, ballots, isFirstPairCombined }: Election, batch: number): readonly number[] {
  const isTogether = (other: number | undefined) =>
    other === batch || (isFirstPairCombined && batch < 2 && other !== undefined && other < 2);
  return tallyOf(
    rules.choices,
    ballots.filter((ballot) => isTogether(ballot.batch)).map((ballot) => ballot.found),
  );
}

/** Whether what is on the ballots gives another outcome than the report, by the rule that exactly half is no majority. */
function isWrong({ rules, ballots, pending }: Election): boolean {
  const { choices, winners, majorityOrRunoff = false } = rules;
  const reported = tallyOf(
    choices,
    ballots.map((ballot) => ballot.reported),
  );
  const found = tallyOf(choices, [...ballots.map((ballot) => ballot.found), ...pending]);
  const half = (votes: readonly number[]) => votes.reduce((sum, count) => sum + count, 0) / 2;
  const hasMajority = (votes: readonly number[], place: number) => votes[place] > half(votes);
  const order = reported.map((_, place) => place).sort((a, b) => reported[b] - reported[a]);
  const isRunoff = majorityOrRunoff && !order.some((place) => hasMajority(reported, place));
  const seats = isRunoff ? 2 : winners;
  const won = order.slice(0, seats);
  const isOvertaken = won.some((winner) => order.slice(seats).some((loser) => found[winner] <= found[loser]));
  const isMajorityWrong = won.some((winner) => hasMajority(reported, winner) !== hasMajority(found, winner));
  return isOvertaken || (majorityOrRunoff && isMajorityWrong);
}

/** The chance that the risk ever falls to the limit within some draws; undefined where nothing can be drawn. */
function chanceOfConfirming(election: Election, riskLimit: number): number | undefined {
  const comparison = comparisonOf(election);
  const bounded = macroBounds(comparison);
  if (!bounded.ok || !bounded.value.limited) return undefined;
  const { bounds, total } = bounded.value;
  const sum = nearestDouble(total);
  const counts = comparison.batches.map((_, batch) => countOf(election, batch));
  const known = new Map<string, number>();
  const after = (draws: readonly number[]): number => {
    const sample = { draws, audited: new Map(draws.map((batch) => [batch, counts[batch]])) };
    const risk = macroRisk(comparison, sample, riskLimit);
    if (!risk.ok) throw new Error(risk.error.reason);
    if (risk.value.stopped !== 'no') return 1;
    return draws.length === DRAWS_MOST ? 0 : from(draws);
  };
  const from = (draws: readonly number[]): number => {
    const key = draws.toSorted().join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    let chance = 0;
    for (const [batch, { numerator, denominator }] of bounds.entries()) {
      if (numerator > 0) chance += (numerator / denominator / sum) * after([...draws, batch]);
    }
    known.set(key, chance);
    return chance;
  };
  return from([]);
}

describe('a wrong outcome is not confirmed with more than the chance allowed', () => {
  test('where two votes are allowed and single votes are missing from the batches', () => {
    // Two votes for a are in no batch. They stood on two ballots, not on one, and both ballots are really for b.
    const inBatches = [0, 0, 0, 0, 0].map((place, i) => ({
      reported: [place],
      found: [i === 0 ? 1 : 0],
      batch: i < 4 ? 0 : 1,
    }));
    const missing = [0, 0].map((place) => ({ reported: [place], found: [1] }));
    const election: Election = {
      rules: { choices: 2, winners: 1, votesAllowed: 2 },
      ballots: [...inBatches, { reported: [1], found: [1], batch: 0 }, ...missing],
      pending: [],
      batches: 2,
    };
    expect(isWrong(election)).toBe(true);
    expect(chanceOfConfirming(election, 0.25)).toBeLessThanOrEqual(0.25);
  });

  test('where a majority is claimed and two votes for others stand on one ballot', () => {
    const election: Election = {
      rules: { choices: 3, winners: 1, votesAllowed: 2, majorityOrRunoff: true },
      ballots: [
        { reported: [0], found: [0], batch: 0 },
        { reported: [], found: [2, 1], batch: 1 },
        { reported: [0], found: [0], batch: 2 },
      ],
      pending: [],
      batches: 3,
    };
    expect(isWrong(election)).toBe(true);
    expect(chanceOfConfirming(election, 0.25)).toBeLessThanOrEqual(0.25);
  });

  test('in any of many contests of up to eight ballots', () => {
    const random = randomSource('batches of a few ballots');
    let contests = 0;
    while (contests < 250) {
      const election = anyElection(random);
      if (!isWrong(election) || chanceOfConfirming(election, 0.1) === undefined) continue;
      contests += 1;
      for (const riskLimit of [0.1, 0.25, 0.5]) {
        const chance = chanceOfConfirming(election, riskLimit);
        expect(chance, JSON.stringify(election)).toBeLessThanOrEqual(riskLimit + 1e-12);
      }
    }
  });
});

function anyElection(random: RandomSource): Election {
  const choices = 2 + random.below(2);
  const votesAllowed = 1 + random.below(2);
  const batches = 2 + random.below(3);
  const isMajorityAsked = random.below(3) === 0;
  const marks = () =>
    [...new Set(Array.from({ length: votesAllowed }, () => random.below(choices + 1)))].filter(
      (place) => place < choices,
    );
  const ballots = Array.from({ length: 3 + random.below(6) }, (): Ballot => {
    const reported = random.below(2) === 0 ? [0] : marks();
    const found = random.below(2) === 0 ? reported : marks();
    // A ballot without reported votes cannot be missed.
    const isMissing = random.below(8) === 0 && reported.length > 0;
    return isMissing ? { reported, found } : { reported, found, batch: random.below(batches) };
  });
  return {
    rules: {
      choices,
      votesAllowed,
      winners: isMajorityAsked ? 1 : 1 + random.below(choices - 1),
      majorityOrRunoff: isMajorityAsked,
    },
    ballots,
    pending: random.below(3) === 0 ? [marks()] : [],
    batches,
    isFirstPairCombined: random.below(4) === 0,
  };
}

test('a full count confirms that exactly half of the votes is no majority', () => {
  const votes = [[50, 30, 20]];
  const contest = {
    choices: votes[0].map((count, place) => ({ id: 'abc'[place], votes: count })),
    ballots: 100,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: true,
  };
  const comparison = { contest, batches: [{ ballots: 100, votes: votes[0] }] };
  const counted = (...found: number[]) => macroRisk(comparison, { draws: [0], audited: new Map([[0, found]]) }, 0.1);
  expect(counted(50, 30, 20)).toMatchObject({ value: { pValue: 0, stopped: 'by-arithmetic' } });
  expect(counted(51, 30, 19)).toMatchObject({ value: { pValue: 1, stopped: 'no' } });
});
