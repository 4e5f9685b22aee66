import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { nearestDouble } from '../numeric/fraction.ts';
import { type RandomSource, randomSource } from '../sample-size/random-source.ts';
import type { BatchComparison, BatchSample, CombinedAfterSeed } from './batch-comparison.ts';
import { chargesOfGroup, macroBounds, macroRisk } from './macro.ts';

type Batch = { readonly ballots: number; readonly votes: readonly number[]; readonly found: readonly number[] };

function comparisonOf(batches: readonly Batch[], votesAllowed = 1): BatchComparison {
  const choices = batches[0].votes.map((_, choice) => ({
    id: 'abcd'[choice],
    votes: batches.reduce((sum, batch) => sum + batch.votes[choice], 0),
  }));
  const ballots = batches.reduce((sum, batch) => sum + batch.ballots, 0);
  return { contest: { choices, ballots, winners: 1, votesAllowed }, batches };
}

function addedUp(batches: readonly Batch[], members: readonly number[]): readonly number[] {
  return batches[0].found.map((_, choice) => members.reduce((sum, place) => sum + batches[place].found[choice], 0));
}

/** The sample with every drawn batch counted by itself, or as part of the group it was mixed into. */
function sampleOf(
  batches: readonly Batch[],
  draws: readonly number[],
  groups: readonly (readonly number[])[],
): BatchSample {
  const mixed = new Set(groups.flat());
  return {
    draws,
    audited: new Map(draws.filter((place) => !mixed.has(place)).map((place) => [place, batches[place].found])),
    combinedAfterSeed: groups.map((members) => ({ members, audited: addedUp(batches, members) })),
  };
}

const riskOf = (comparison: BatchComparison, sample: BatchSample) => answered(macroRisk(comparison, sample, 0.1));

/** Batches of up to 60 cards with up to two votes a card, each reported and found at random. */
function randomBatches(random: RandomSource, votesAllowed: number): readonly Batch[] {
  const choices = 2 + random.below(2);
  const deal = (ballots: number): readonly number[] => {
    const votes = Array.from({ length: choices }, () => 0);
    for (let card = 0; card < ballots; card += 1) {
      // Choice 0 stands on three cards of four, so that it is reported ahead.
      const first = random.below(4) > 0 ? 0 : random.below(choices);
      votes[first] += 1;
      if (votesAllowed > 1 && random.below(2) > 0) votes[(first + 1 + random.below(choices - 1)) % choices] += 1;
    }
    return votes;
  };
  return Array.from({ length: 4 + random.below(5) }, () => {
    const ballots = 5 + random.below(56);
    return { ballots, votes: deal(ballots), found: deal(ballots) };
  });
}

test('however batches are mixed after the seed, the risk is at least that of their single counts', () => {
  const random = randomSource('groups after the seed');
  let greater = 0;
  for (let trial = 0; trial < 3000; trial += 1) {
    const votesAllowed = 1 + random.below(2);
    const batches = randomBatches(random, votesAllowed);
    const comparison = comparisonOf(batches, votesAllowed);
    const draws = Array.from({ length: 1 + random.below(3) }, () => random.below(batches.length));
    const order = batches.map((_, place) => ({ place, key: random.below(1e9) })).sort((a, b) => a.key - b.key);
    const members = order.slice(0, 2 + random.below(2)).map(({ place }) => place);
    const alone = riskOf(comparison, sampleOf(batches, draws, []));
    const grouped = riskOf(comparison, sampleOf(batches, draws, [members]));
    expect(grouped.pValue).toBeGreaterThanOrEqual(alone.pValue * (1 - 1e-12));
    if (grouped.pValue > alone.pValue) greater += 1;
  }
  // Most groups hold a drawn batch, so that the comparison has something to compare.
  expect(greater).toBeGreaterThan(500);
});

/** Four batches, two overstated by as much as two are understated: the truth is a tie, or the loser ahead. */
const tie: readonly Batch[] = [
  { ballots: 6, votes: [5, 1], found: [1, 5] },
  { ballots: 4, votes: [3, 1], found: [1, 3] },
  { ballots: 6, votes: [4, 2], found: [6, 0] },
  { ballots: 2, votes: [1, 1], found: [1, 1] },
  { ballots: 6, votes: [4, 2], found: [4, 2] },
];

/** Every group of batches, none or one at a time, that somebody who knows the draws could make. */
function groupsOf(count: number): readonly (readonly (readonly number[])[])[] {
  const subsets = Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_unused, place) => place).filter((place) => (bits >> place) & 1),
  );
  return [[], ...subsets.filter((members) => members.length > 1).map((members) => [members])];
}

test('whoever knows the draws and picks the group after each of them confirms a wrong outcome with at most the limit', () => {
  const wrong: readonly Batch[] = tie.map((batch, place) => (place === 4 ? { ...batch, found: [2, 4] } : batch));
  const total = (choice: number) => wrong.reduce((sum, batch) => sum + batch.found[choice], 0);
  expect(total(0)).toBeLessThanOrEqual(total(1));
  const comparison = comparisonOf(wrong);
  const bounded = answered(macroBounds(comparison));
  if (!bounded.limited) throw new Error('the report has a margin');
  const chances = bounded.bounds.map(
    ({ numerator, denominator }) => numerator / denominator / nearestDouble(bounded.total),
  );
  const groups = groupsOf(wrong.length);
  for (const riskLimit of [0.2, 0.35, 0.5, 0.7]) {
    const known = new Map<string, number>();
    const from = (draws: readonly number[]): number => {
      const key = draws.toSorted().join('');
      const found = known.get(key);
      if (found !== undefined) return found;
      const confirms = groups.some(
        (group) => answered(macroRisk(comparison, sampleOf(wrong, draws, group), riskLimit)).stopped !== 'no',
      );
      const chance =
        draws.length > 0 && confirms
          ? 1
          : draws.length === 4
            ? 0
            : chances.reduce((sum, one, place) => (one > 0 ? sum + one * from([...draws, place]) : sum), 0);
      known.set(key, chance);
      return chance;
    };
    expect(from([])).toBeLessThanOrEqual(riskLimit);
  }
});

describe('400 batches of 100 cards, 225 overstated by 80 votes and 175 understated by 80', () => {
  const batches: readonly Batch[] = Array.from({ length: 400 }, (_, place) => ({
    ballots: 100,
    votes: [55, 45],
    found: place < 225 ? [15, 85] : [95, 5],
  }));
  const comparison = comparisonOf(batches);

  /** Audits of 34 draws in which each overstated drawn batch can be mixed with an understated drawn one of its own. */
  function auditsThatPairUp(audits: number) {
    const random = randomSource('four hundred batches');
    return Array.from({ length: audits }, () => Array.from({ length: 34 }, () => random.below(400))).flatMap(
      (draws) => {
        const different = [...new Set(draws)];
        const over = different.filter((place) => place < 225);
        const under = different.filter((place) => place >= 225);
        return over.length > under.length ? [] : [{ draws, groups: over.map((place, i) => [place, under[i]]) }];
      },
    );
  }

  test('are a tie with U = 11', () => {
    expect(
      addedUp(
        batches,
        Array.from({ length: 400 }, (_, place) => place),
      ),
    ).toEqual([20_000, 20_000]);
    const bounded = answered(macroBounds(comparison));
    expect(bounded.limited && nearestDouble(bounded.total)).toBeCloseTo(11, 12);
  });

  test('pair up one time in four, which would confirm them if only undrawn members were thought to hide errors', () => {
    // No group differs from its report then, and 34 draws without error give (1 − 1/11)^34.
    expect((1 - 1 / 11) ** 34).toBeLessThan(0.1);
    const share = auditsThatPairUp(2000).length / 2000;
    expect(share).toBeGreaterThan(0.23);
    expect(share).toBeLessThan(0.3);
  });

  test('are not confirmed by any of these groups', () => {
    const paired = auditsThatPairUp(200);
    expect(paired.length).toBeGreaterThan(30);
    for (const { draws, groups } of paired) {
      expect(riskOf(comparison, sampleOf(batches, draws, groups)).pValue).toBe(1);
    }
  });
});

describe('what a drawn member of a group after the seed is charged', () => {
  const batches: readonly Batch[] = [
    { ballots: 400, votes: [220, 180], found: [220, 180] },
    { ballots: 20, votes: [11, 9], found: [11, 9] },
    { ballots: 400, votes: [230, 170], found: [230, 170] },
    { ballots: 400, votes: [230, 170], found: [230, 170] },
  ];
  const comparison = comparisonOf(batches);
  const charges = (draws: readonly number[], group: CombinedAfterSeed, audited: BatchSample['audited'] = new Map()) =>
    riskOf(comparison, { draws, audited, combinedAfterSeed: [group] });
  const group = (members: readonly number[], more: Partial<CombinedAfterSeed> = {}): CombinedAfterSeed => ({
    members,
    audited: addedUp(batches, members),
    ...more,
  });

  test('with a stray bundle, the bundle’s cards taken from the winner and its votes for the loser added', () => {
    // 220 − 180 − (231 − 20) + 189 = 18 votes, over 220 − 180 + 400 = 440.
    expect(charges([0], group([0, 1])).charges).toEqual([
      { place: 0, members: [0], times: 1, taint: expect.closeTo(18 / 440, 12), isMixed: true },
    ]);
  });

  test('is known before it is saved and before anything else was counted', () => {
    const asked = (draws: readonly number[], members: readonly number[]) =>
      answered(chargesOfGroup(comparison, { draws, group: group(members) }));
    expect(asked([3, 0, 2, 0], [0, 1])).toEqual([
      { place: 0, members: [0], times: 2, taint: expect.closeTo(18 / 440, 12), isMixed: true },
    ]);
    // 230 − 170 − max(0, 460 − 400) + 340 = 340 of 460, for each of the two.
    expect(asked([3, 2], [3, 2])).toMatchObject([
      { place: 2, taint: expect.closeTo(340 / 460, 12) },
      { place: 3, taint: expect.closeTo(340 / 460, 12) },
    ]);
    expect(asked([2, 3], [0, 1])).toEqual([]);
  });

  test('of the plan: its unit is charged as one, also where only a part of it was mixed', () => {
    const planned = { ...comparison, combined: [[2, 3]] };
    const mixed = { members: [3, 1], audited: [471, 349] };
    const found = riskOf(planned, { draws: [2], audited: new Map(), combinedAfterSeed: [mixed] });
    // 120 − (471 − 20) + 349 = 18 over 120 + 800.
    expect(found.charges).toMatchObject([{ place: 2, members: [2, 3], taint: expect.closeTo(18 / 920, 12) }]);
  });

  test('is nothing where no member was drawn, and all where cards of others or too many votes are among them', () => {
    const elsewhere = new Map([[2, batches[2].found]]);
    expect(charges([2], group([0, 1]), elsewhere).charges).toMatchObject([{ place: 2, taint: 0 }]);
    expect(charges([2], group([0, 1], { holdsOtherCards: true }), elsewhere).pValue).toBeLessThan(1);
    expect(charges([0], group([0, 1], { holdsOtherCards: true }))).toMatchObject({ pValue: 1, stopped: 'no' });
    expect(charges([0], group([0, 1], { audited: [231, 190] }))).toMatchObject({ pValue: 1, stopped: 'no' });
    expect(charges([0], group([0, 1], { audited: [421, 0] }))).toMatchObject({ pValue: 1, stopped: 'no' });
  });

  test('where all were drawn nothing is charged: the group’s total suffices, unless it may hold other cards', () => {
    const counts = new Map([2, 3].map((place) => [place, batches[place].found]));
    expect(charges([0, 1, 2, 3], group([0, 1]), counts)).toEqual({ pValue: 0, stopped: 'by-arithmetic', charges: [] });
    expect(charges([0, 1, 2, 3], group([0, 1], { holdsOtherCards: true }), counts)).toMatchObject({ pValue: 1 });
  });

  test('is refused while counts contradict one another', () => {
    const refused = (sample: BatchSample) =>
      expect(macroRisk(comparison, sample, 0.1)).toMatchObject({ error: { code: 'counts-contradict' } });
    refused({ draws: [0], audited: new Map(), combinedAfterSeed: [{ members: [0, 1], audited: undefined }] });
    refused({ draws: [0], audited: new Map(), combinedAfterSeed: [{ members: [0, 9], audited: [1, 1] }] });
    refused({ draws: [0], audited: new Map(), combinedAfterSeed: [{ members: [0, 1], audited: [1] }] });
    refused({ draws: [0], audited: new Map(), combinedAfterSeed: [group([0, 1]), group([1, 2])] });
    refused({ draws: [0], audited: new Map([[0, [220, 180]]]), combinedAfterSeed: [group([0, 1])] });
  });
});
