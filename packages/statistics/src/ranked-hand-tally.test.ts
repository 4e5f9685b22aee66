import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answered } from '../reference/answered.ts';
import { instantRunoffRounds } from './raire/instant-runoff.ts';
import { type RankedGroup, rankedBallots } from './raire/ranked-ballots.ts';
import { type RankedHandTally, rankedHandTallyOutcome } from './ranked-hand-tally.ts';

const CHOICES = ['A', 'B', 'C', 'D'];
const ballotsOf = (groups: readonly RankedGroup[], choices = CHOICES.slice(0, 3)) =>
  answered(rankedBallots(choices, groups));

function outcome(
  groups: readonly RankedGroup[],
  of: { reportedWinner?: string; unseenCards?: number; writeIns?: string } = {},
) {
  const counted = { ballots: ballotsOf(groups), unitsTotal: 2, unitsCounted: 2 };
  return rankedHandTallyOutcome({ ...counted, reportedWinner: 'A', unseenCards: 0, ...of });
}

const PUBLISHED = [
  { count: 60, preferences: ['A', 'B', 'C'] },
  { count: 30, preferences: ['B', 'C', 'A'] },
  { count: 10, preferences: ['C', 'B', 'A'] },
];

/* One card at a time, by somebody who knows nothing of groups and sets: who may win, by every order of level choices. */
function winnersByHand(cards: readonly (readonly string[])[], standing: readonly string[]): ReadonlySet<string> {
  if (standing.length <= 1) return new Set(standing);
  const piles = new Map(standing.map((choice) => [choice, 0]));
  for (const card of cards) {
    const choice = card.find((one) => standing.includes(one));
    if (choice !== undefined) piles.set(choice, (piles.get(choice) ?? 0) + 1);
  }
  const fewest = Math.min(...piles.values());
  const level = standing.filter((choice) => piles.get(choice) === fewest);
  return new Set(
    level.flatMap((out) => [
      ...winnersByHand(
        cards,
        standing.filter((choice) => choice !== out),
      ),
    ]),
  );
}

const cardOf = (choices: readonly string[]) => fc.shuffledSubarray([...choices]);
const groupsOf = (cards: readonly (readonly string[])[]): readonly RankedGroup[] =>
  cards.map((preferences) => ({ count: 1, preferences }));

describe('the outcome of a complete hand tally of rankings', () => {
  test('agrees with the report, or names another winner', () => {
    expect(outcome(PUBLISHED)).toEqual({
      ok: true,
      value: { complete: true, winners: ['A'], tied: [], agrees: true, settled: true },
    });
    expect(outcome(PUBLISHED, { reportedWinner: 'B' })).toMatchObject({ value: { winners: ['A'], agrees: false } });
  });

  test('is open where several people who were written in may stay as one, and another wins with each by itself', () => {
    // Together 10 were written in, 4 and 6 of them for two people, who are out before B and pass on to B; as one they stay, and B is out.
    const one = [
      { count: 9, preferences: ['A'] },
      { count: 8, preferences: ['B', 'A'] },
      { count: 10, preferences: ['C', 'B'] },
    ];
    expect(outcome(one)).toMatchObject({ value: { winners: ['A'], agrees: true, settled: true } });
    expect(outcome(one, { writeIns: 'C' })).toMatchObject({ value: { winners: ['A'], agrees: true, settled: false } });
    const apart = [...one.slice(0, 2), { count: 4, preferences: ['C', 'B'] }, { count: 6, preferences: ['D', 'B'] }];
    expect(
      rankedHandTallyOutcome({
        ballots: ballotsOf(apart, CHOICES),
        reportedWinner: 'A',
        unitsTotal: 2,
        unitsCounted: 2,
        unseenCards: 0,
      }),
    ).toMatchObject({ value: { winners: ['B'], agrees: false } });
  });

  test('write-ins that are out first change nothing, as far as unseen cards cannot make them more', () => {
    const few = [...PUBLISHED.slice(0, 2), { count: 10, preferences: ['C', 'B', 'A'] }];
    // B has 20 cards more than all who were written in, and A is 20 ahead of B in the end.
    expect(outcome(few, { writeIns: 'C', unseenCards: 19 })).toMatchObject({ value: { settled: true } });
    expect(outcome(few, { writeIns: 'C', unseenCards: 20 })).toMatchObject({ value: { settled: false } });
    expect(
      outcome([...PUBLISHED.slice(0, 2), { count: 30, preferences: ['C', 'B', 'A'] }], { writeIns: 'C' }),
    ).toMatchObject({ value: { settled: false } });
  });

  test('people who were written in are never settled otherwise together than apart', () => {
    // Three of seven choices are people who were written in; together they are W.
    const named = ['A', 'B', 'C', 'D'];
    const people = ['X', 'Y', 'Z'];
    const card = fc.oneof(
      { weight: 5, arbitrary: cardOf(named) },
      { weight: 2, arbitrary: cardOf([...people, ...named]) },
    );
    let settled = 0;
    fc.assert(
      fc.property(fc.array(card, { minLength: 20, maxLength: 60 }), (cards) => {
        const together = cards.map((card) => [...new Set(card.map((one) => (people.includes(one) ? 'W' : one)))]);
        const found = answered(
          rankedHandTallyOutcome({
            ballots: ballotsOf(groupsOf(together), [...named, 'W']),
            reportedWinner: 'A',
            writeIns: 'W',
            unitsTotal: 1,
            unitsCounted: 1,
            unseenCards: 0,
          }),
        );
        if (!found.complete || !found.settled) return;
        settled += 1;
        expect(winnersByHand(cards, [...named, ...people])).toEqual(new Set(found.winners));
      }),
      { numRuns: 2000, seed: 1 },
    );
    expect(settled).toBeGreaterThan(20);
  });

  test('is open where unseen cards could take the lead away', () => {
    expect(outcome(PUBLISHED, { unseenCards: 19 })).toMatchObject({ value: { winners: ['A'], settled: true } });
    expect(outcome(PUBLISHED, { unseenCards: 20 })).toMatchObject({ value: { winners: ['A'], settled: false } });
  });

  test('names no winner where it hangs on who is eliminated of two that are level', () => {
    const level = [
      { count: 4, preferences: ['A'] },
      { count: 3, preferences: ['B', 'C'] },
      { count: 3, preferences: ['C', 'B'] },
    ];
    expect(outcome(level)).toMatchObject({ value: { winners: [], tied: ['B', 'C'], agrees: false, settled: false } });
    // Nobody ranked anybody.
    expect(outcome([{ count: 5, preferences: [] }])).toMatchObject({
      value: { tied: ['A', 'B', 'C'], settled: false },
    });
  });

  test('says nothing before everything was counted, and refuses what cannot be', () => {
    const of = { ballots: ballotsOf(PUBLISHED), reportedWinner: 'A', unseenCards: 0 };
    expect(rankedHandTallyOutcome({ ...of, unitsTotal: 3, unitsCounted: 2 })).toMatchObject({
      value: { complete: false },
    });
    expect(rankedHandTallyOutcome({ ...of, unitsTotal: 0, unitsCounted: 0 })).toMatchObject({
      value: { complete: false },
    });
    expect(rankedHandTallyOutcome({ ...of, unitsTotal: 2, unitsCounted: 3 })).toMatchObject({
      error: { code: 'counts-contradict' },
    });
    expect(outcome(PUBLISHED, { unseenCards: -1 })).toMatchObject({ error: { code: 'counts-contradict' } });
    expect(outcome(PUBLISHED, { reportedWinner: 'Z' })).toMatchObject({ error: { code: 'counts-contradict' } });
  });

  test('is what the cards say when they are counted one by one', () => {
    fc.assert(
      fc.property(fc.array(cardOf(CHOICES), { maxLength: 14 }), (cards) => {
        const byHand = winnersByHand(cards, CHOICES);
        const counted = { ballots: ballotsOf(groupsOf(cards), CHOICES), unitsTotal: 1, unitsCounted: 1 };
        const found = answered(rankedHandTallyOutcome({ ...counted, reportedWinner: 'A', unseenCards: 0 }));
        expect(found).toMatchObject(
          byHand.size === 1
            ? { winners: [...byHand], tied: [], settled: true }
            : { winners: [], tied: CHOICES.filter((choice) => byHand.has(choice)), settled: false },
        );
      }),
      { numRuns: 500 },
    );
  });

  test('is never settled where any cards that nobody saw could make it another', () => {
    let settled = 0;
    const small = CHOICES.slice(0, 3);
    fc.assert(
      fc.property(
        fc.array(cardOf(small), { minLength: 6, maxLength: 16 }),
        fc.array(cardOf(small), { minLength: 1, maxLength: 4 }),
        (cards, unseen) => {
          const counted = { ballots: ballotsOf(groupsOf(cards)), unitsTotal: 1, unitsCounted: 1 };
          const found = answered(
            rankedHandTallyOutcome({ ...counted, reportedWinner: 'A', unseenCards: unseen.length }),
          );
          if (!found.complete || !found.settled) return;
          settled += 1;
          expect([...winnersByHand([...cards, ...unseen], small)]).toEqual(found.winners);
        },
      ),
      { numRuns: 3_000 },
    );
    expect(settled).toBeGreaterThan(200);
  });
});

/* One card at a time again, and where choices are level somebody draws: the first of `order` that is among them is out. */
function countedByLot(cards: readonly (readonly string[])[], choices: readonly string[], order: readonly string[]) {
  const lots: { level: string[]; cards: number; out: string }[] = [];
  let standing = [...choices];
  while (standing.length > 1) {
    const pileOf = (choice: string) => cards.filter((card) => card.find((one) => standing.includes(one)) === choice);
    const fewest = Math.min(...standing.map((choice) => pileOf(choice).length));
    const level = standing.filter((choice) => pileOf(choice).length === fewest);
    const out = order.find((choice) => level.includes(choice)) ?? '';
    if (level.length > 1) lots.push({ level, cards: fewest, out });
    standing = standing.filter((choice) => choice !== out);
  }
  return { winner: standing[0] ?? '', lots };
}

describe('lots', () => {
  const level = [
    { count: 4, preferences: ['A'] },
    { count: 3, preferences: ['B', 'C'] },
    { count: 3, preferences: ['C', 'B'] },
  ];
  const counted = { ballots: ballotsOf(level), reportedWinner: 'B', unitsTotal: 1, unitsCounted: 1 };
  const told = (lots: RankedHandTally['lots'], unseenCards = 0) =>
    answered(rankedHandTallyOutcome({ ...counted, unseenCards, ...(lots && { lots }) }));
  const OUT = { level: ['C', 'B'], cards: 3, out: 'C' };

  test('say who is out of choices that are level, and the count goes on from there', () => {
    expect(told([OUT])).toEqual({ complete: true, winners: ['B'], tied: [], agrees: true, settled: true });
    expect(told([{ ...OUT, out: 'B' }])).toMatchObject({ winners: ['C'], agrees: false, settled: true });
    expect(instantRunoffRounds(counted.ballots, [OUT])).toMatchObject({
      rounds: [{ eliminated: ['C'], byLot: true }, { eliminated: ['A'] }],
      level: [],
      mayWin: ['B'],
    });
  });

  test('that were drawn between others, or of other numbers, say nothing', () => {
    const open = { winners: [], tied: ['B', 'C'], settled: false };
    expect(told([{ ...OUT, cards: 4 }])).toMatchObject(open);
    expect(told([{ ...OUT, level: ['A', 'B', 'C'] }])).toMatchObject(open);
    expect(told([{ ...OUT, out: 'A' }])).toMatchObject(open);
    expect(told(undefined)).toMatchObject(open);
  });

  test('settle nothing while one ballot is missing, which could undo the tie', () => {
    expect(told([OUT], 1)).toMatchObject({ winners: ['B'], settled: false });
  });

  test('come to whoever is left when cards are counted one by one and each tie is drawn', () => {
    let drawn = 0;
    fc.assert(
      fc.property(
        fc.array(cardOf(CHOICES), { maxLength: 10 }),
        fc.shuffledSubarray(CHOICES, { minLength: 4 }),
        (cards, order) => {
          const ballots = ballotsOf(groupsOf(cards), CHOICES);
          const { winner, lots } = countedByLot(cards, CHOICES, order);
          const found = answered(
            rankedHandTallyOutcome({ ...counted, ballots, reportedWinner: winner, unseenCards: 0, lots }),
          );
          const natural = winnersByHand(cards, CHOICES);
          if (natural.size > 1) drawn += 1;
          expect(natural.has(winner)).toBe(true);
          // What does not hang on a lot needs none.
          expect(found).toMatchObject({ winners: [natural.size > 1 ? winner : [...natural][0]], settled: true });
        },
      ),
      { numRuns: 1_000 },
    );
    expect(drawn).toBeGreaterThan(100);
  });
});

describe('the steps of an instant-runoff count', () => {
  test('of the published example', () => {
    expect(instantRunoffRounds(ballotsOf([...PUBLISHED, { count: 7, preferences: [] }]))).toEqual({
      rounds: [
        {
          cards: [
            { choice: 'A', cards: 60 },
            { choice: 'B', cards: 30 },
            { choice: 'C', cards: 10 },
          ],
          exhausted: 0,
          eliminated: ['C'],
        },
        {
          cards: [
            { choice: 'A', cards: 60 },
            { choice: 'B', cards: 40 },
          ],
          exhausted: 0,
          eliminated: ['B'],
        },
      ],
      forNobody: 7,
      level: [],
      mayWin: ['A'],
    });
  });

  test('a card whose every choice is out is exhausted', () => {
    const groups = [
      { count: 5, preferences: ['A'] },
      { count: 4, preferences: ['B'] },
      { count: 3, preferences: ['C'] },
    ];
    expect(instantRunoffRounds(ballotsOf(groups)).rounds.map(({ exhausted }) => exhausted)).toEqual([0, 3]);
  });

  test('stop where rankings do not say who is eliminated, also where either leads to the same winner', () => {
    const groups = [
      { count: 9, preferences: ['A'] },
      { count: 5, preferences: ['B'] },
      { count: 5, preferences: ['C', 'A'] },
    ];
    expect(instantRunoffRounds(ballotsOf(groups))).toMatchObject({
      rounds: [{ eliminated: [] }],
      level: ['B', 'C'],
      mayWin: ['A'],
    });
  });

  test('level choices that have fewer cards together than each of the others are out together', () => {
    const groups = [
      { count: 9, preferences: ['A'] },
      { count: 2, preferences: ['B', 'A'] },
      { count: 2, preferences: ['C'] },
      { count: 8, preferences: ['D'] },
    ];
    const found = instantRunoffRounds(ballotsOf(groups, CHOICES));
    expect(found.rounds.map(({ eliminated }) => eliminated)).toEqual([['B', 'C'], ['D']]);
    expect(found.rounds[1]).toMatchObject({ cards: [{ cards: 11 }, { cards: 8 }], exhausted: 2 });
  });

  test('every card is in each step once, and the last one left is the winner', () => {
    fc.assert(
      fc.property(fc.array(cardOf(CHOICES), { maxLength: 14 }), (cards) => {
        const found = instantRunoffRounds(ballotsOf(groupsOf(cards), CHOICES));
        const byHand = winnersByHand(cards, CHOICES);
        expect(found.mayWin).toEqual(CHOICES.filter((choice) => byHand.has(choice)));
        for (const round of found.rounds) {
          const sum = round.cards.reduce((total, one) => total + one.cards, round.exhausted + found.forNobody);
          expect(sum).toBe(cards.length);
        }
        const out = new Set(found.rounds.flatMap(({ eliminated }) => eliminated));
        if (found.level.length === 0) expect(CHOICES.filter((choice) => !out.has(choice))).toEqual(found.mayWin);
        else expect(found.rounds.at(-1)?.eliminated).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
