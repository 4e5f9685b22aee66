import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered } from '../reference/answered.ts';
import { holdsWithUnseen } from './raire/holds-with-unseen.ts';
import type { RunoffLot } from './raire/instant-runoff.ts';
import { type RankedGroup, rankedBallots } from './raire/ranked-ballots.ts';
import { rankedHandTallyOutcome } from './ranked-hand-tally.ts';

/*
 * Counted by somebody who knows nothing of sets and claims: every way in which ballots that nobody saw could be marked is added to those that
 * were counted, each time everybody is put out in every order that ties leave open, and who is left is noted.
 */

const CHOICES = ['A', 'B', 'C', 'D'] as const;

type Piles = readonly RankedGroup[];
type Standing = readonly string[];

function pilesOf(groups: Piles, standing: Standing): ReadonlyMap<string, number> {
  const piles = new Map(standing.map((choice) => [choice, 0]));
  for (const { count, preferences } of groups) {
    const choice = preferences.find((one) => standing.includes(one));
    if (choice !== undefined) piles.set(choice, (piles.get(choice) ?? 0) + count);
  }
  return piles;
}

/** Who may be left. A lot is followed where just these choices are level with just so many cards. */
function mayBeLeft(groups: Piles, standing: Standing, lots: readonly RunoffLot[] = []): ReadonlySet<string> {
  if (standing.length <= 1) return new Set(standing);
  const piles = pilesOf(groups, standing);
  const fewest = Math.min(...piles.values());
  const level = standing.filter((choice) => piles.get(choice) === fewest);
  const lot = lots.find((one) => one.cards === fewest && [...one.level].sort().join() === [...level].sort().join());
  const out = level.length > 1 && lot !== undefined ? [lot.out] : level;
  const without = (gone: string) => standing.filter((choice) => choice !== gone);
  return new Set(out.flatMap((gone) => [...mayBeLeft(groups, without(gone), lots)]));
}

/** The ties that are met where each is drawn: the first of `order` that is level is out. */
function lotsDrawn(groups: Piles, choices: Standing, order: readonly string[]): readonly RunoffLot[] {
  const lots: RunoffLot[] = [];
  for (let standing = choices; standing.length > 1; ) {
    const piles = pilesOf(groups, standing);
    const cards = Math.min(...piles.values());
    const level = standing.filter((choice) => piles.get(choice) === cards);
    const out = order.find((choice) => level.includes(choice)) ?? '';
    if (level.length > 1) lots.push({ level, cards, out });
    standing = standing.filter((choice) => choice !== out);
  }
  return lots;
}

function everyRanking(choices: Standing): readonly Standing[] {
  return [
    [],
    ...choices.flatMap((first) => everyRanking(choices.filter((one) => one !== first)).map((rest) => [first, ...rest])),
  ];
}

/** Every way to mark so many cards, blank ones among them, whichever of them comes first. */
function everyWay(choices: Standing, cards: number): readonly Piles[] {
  const rankings = everyRanking(choices);
  const waysFrom = (from: number, left: number): readonly Piles[] =>
    left === 0
      ? [[]]
      : rankings
          .slice(from)
          .flatMap((preferences, place) =>
            waysFrom(from + place, left - 1).map((others) => [{ count: 1, preferences }, ...others]),
          );
  return waysFrom(0, cards);
}

const WAYS = new Map(
  [3, 4].map((size) => [
    size,
    [0, 1, 2, 3].map((cards) => (size === 4 && cards === 3 ? [] : everyWay(CHOICES.slice(0, size), cards))),
  ]),
);

function isSafe(groups: Piles, choices: Standing, winner: string, unseenCards: number): boolean {
  const ways = WAYS.get(choices.length)?.[unseenCards] ?? [];
  expect(ways.length).toBeGreaterThan(0);
  return ways.every((added) => {
    const left = mayBeLeft([...groups, ...added], choices);
    return left.size === 1 && left.has(winner);
  });
}

/** Small numbers, so that choices are level or nearly so in many elections. */
const electionOf = (most: { readonly cards: number; readonly unseen: number }) =>
  fc.constantFrom(3, 4).chain((size) => {
    const choices = CHOICES.slice(0, size);
    const group = fc.record({
      count: fc.integer({ min: 1, max: most.cards }),
      preferences: fc.shuffledSubarray(choices),
    });
    return fc.record({
      choices: fc.constant(choices),
      groups: fc.array(group, { minLength: 2, maxLength: 7 }),
      order: fc.shuffledSubarray(choices, { minLength: size }),
      // Four choices can be ranked in 65 ways, and two cards in 2,145.
      unseenCards: fc.constantFrom(...[0, 1, 1, 2, 3].filter((cards) => cards <= most.unseen && cards + size < 7)),
    });
  });

test('an outcome that holds with ballots that nobody saw is the same however they are marked', () => {
  const found = { shown: 0, safe: 0, open: 0 };
  fc.assert(
    fc.property(electionOf({ cards: 6, unseen: 3 }), ({ choices, groups, unseenCards }) => {
      const [winner = '', ...others] = mayBeLeft(groups, choices);
      fc.pre(others.length === 0 && unseenCards > 0);
      const ballots = answered(rankedBallots(choices, groups));
      const isShown = holdsWithUnseen({ ballots, winner, unseenCards });
      const safe = isSafe(groups, choices, winner, unseenCards);
      if (isShown) expect(safe).toBe(true);
      if (isShown) found.shown += 1;
      if (safe) found.safe += 1;
      else found.open += 1;
    }),
    { numRuns: 250 },
  );
  // Both answers are common, and few outcomes that are safe are left open.
  expect(found.open).toBeGreaterThan(30);
  expect(found.shown).toBeGreaterThan(60);
  expect(found.shown / found.safe).toBeGreaterThan(0.9);
});

/** What the piles were before somebody corrected them: as they are, one of another number, one of a first choice alone, all counted twice. */
const correction = fc.constantFrom<(pile: RankedGroup, place: number) => RankedGroup>(
  (pile) => pile,
  (pile, place) => (place === 0 ? { ...pile, count: pile.count + 1 } : pile),
  (pile, place) => (place === 0 ? { ...pile, preferences: pile.preferences.slice(0, 1) } : pile),
  (pile) => ({ ...pile, count: 2 * pile.count }),
);

test('a count with lots is settled only where nothing else can come of it, whichever count the lots were drawn of', () => {
  const found = { byLot: 0, byLotOfOther: 0, open: 0, withUnseen: 0 };
  fc.assert(
    fc.property(
      electionOf({ cards: 2, unseen: 1 }),
      correction,
      ({ choices, groups, order, unseenCards }, corrected) => {
        const before = groups.map(corrected);
        const isOther = JSON.stringify(before) !== JSON.stringify(groups);
        const lots = lotsDrawn(before, choices, order);
        const ballots = answered(rankedBallots(choices, groups));
        const reportedWinner = order[0] ?? '';
        const units = { unitsTotal: 1, unitsCounted: 1 };
        const outcome = answered(
          rankedHandTallyOutcome({ ballots, reportedWinner, ...units, unseenCards, ...(lots.length > 0 && { lots }) }),
        );
        if (!outcome.complete) throw new Error('everything was counted');
        const natural = mayBeLeft(groups, choices);
        const byLots = mayBeLeft(groups, choices, lots);
        const { winners, settled, agrees } = outcome;
        const [winner = ''] = winners;
        if (winners.length > 0) expect([...(natural.size === 1 ? natural : byLots)]).toEqual([winner]);
        if (!isOther) expect(winners).toHaveLength(1);
        expect(agrees).toBe(winner === reportedWinner);
        if (!settled) found.open += 1;
        else if (unseenCards > 0) {
          expect(isSafe(groups, choices, winner, unseenCards)).toBe(true);
          found.withUnseen += 1;
        } else {
          expect(winners).toHaveLength(1);
          if (natural.size > 1) found[isOther ? 'byLotOfOther' : 'byLot'] += 1;
        }
      },
    ),
    { numRuns: 1_000 },
  );
  expect(found.byLot).toBeGreaterThan(5);
  expect(found.byLotOfOther).toBeGreaterThan(0);
  expect(found.open).toBeGreaterThan(150);
  expect(found.withUnseen).toBeGreaterThan(50);
});
