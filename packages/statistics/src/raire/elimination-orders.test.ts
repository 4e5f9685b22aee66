import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { assert } from '../answer.ts';
import { raireAssertionsCompatible } from '../compatibility/raire.ts';
import { assertionMargin, type IrvAssertion } from './irv-assertion.ts';
import { raireAssertions } from './raire.ts';
import type { RaireAssertion } from './raire-assertion.ts';
import { type RankedBallots, type RankedGroup, rankedBallots } from './ranked-ballots.ts';

/* Every order in which choices can be eliminated is written out, and held against the assertions. */

function ballotsOf(choices: readonly string[], groups: readonly RankedGroup[]): RankedBallots {
  return answered(rankedBallots(choices, groups));
}

function assertionsFor(ballots: RankedBallots, winner: string): readonly RaireAssertion[] {
  return answered(raireAssertions({ ballots, winner }));
}

const CHOICES = ['A', 'B', 'C', 'D', 'E'];

const election = fc.integer({ min: 2, max: 5 }).chain((size) =>
  fc.record({
    choices: fc.constant(CHOICES.slice(0, size)),
    groups: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 500 }),
        preferences: fc.shuffledSubarray(CHOICES.slice(0, size)),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
);

describe('any election', () => {
  test('every order in which somebody else wins is ruled out by an assertion that holds', () => {
    fc.assert(
      fc.property(election, ({ choices, groups }) => {
        const ballots = ballotsOf(choices, groups);
        for (const winner of choices) {
          const assertions = assertionsFor(ballots, winner);
          if (assertions.length === 0) continue;
          for (const assertion of assertions) {
            expect(assertionMargin(ballots, assertion)).toBe(assertion.margin);
            expect(assertion.margin).toBeGreaterThan(0);
          }
          expect(ruleOutOthers(assertions, choices, winner)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('no assertion contradicts the count itself, and a clear winner is always shown', () => {
    fc.assert(
      fc.property(election, ({ choices, groups }) => {
        const ballots = ballotsOf(choices, groups);
        const order = eliminationOrder(choices, groups);
        if (order === undefined) return;
        const winner = order.at(-1) ?? '';
        const assertions = assertionsFor(ballots, winner);
        for (const assertion of assertions) expect(contradicts(assertion, order)).toBe(false);
        expect(assertions.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  test('no other assertions would be easier to audit: the hardest is what the hardest order to rule out asks for', () => {
    fc.assert(
      fc.property(election, ({ choices, groups }) => {
        const ballots = ballotsOf(choices, groups);
        const all = everyAssertion(ballots);
        for (const winner of choices) {
          const margins = permutations(choices)
            .filter((order) => order.at(-1) !== winner)
            .map((order) => Math.max(0, ...all.filter((each) => contradicts(each, order)).map(({ margin }) => margin)));
          const least = Math.min(...margins);
          const assertions = assertionsFor(ballots, winner);
          expect(assertions.length > 0).toBe(least > 0);
          if (least > 0) expect(Math.min(...assertions.map(({ margin }) => margin))).toBe(least);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('for the true winner the hardest assertion is never harder than that of the published search, where that is complete', () => {
    fc.assert(
      fc.property(election, ({ choices, groups }) => {
        const ballots = ballotsOf(choices, groups);
        const winner = eliminationOrder(choices, groups)?.at(-1);
        if (winner === undefined) return;
        const published = raireAssertionsCompatible({ ballots, winner });
        assert(published.ok, 'an answer is given');
        if (!ruleOutOthers(published.value, choices, winner)) return;
        expect(hardest(assertionsFor(ballots, winner))).toBeLessThanOrEqual(hardest(published.value));
      }),
      { numRuns: 150 },
    );
  });
});

test('an assertion that several tails need is kept when another makes it spare for one of them', () => {
  const choices = ['A', 'B', 'C', 'D'];
  const groups = [
    { count: 21, preferences: ['D', 'C', 'B', 'A'] },
    { count: 6, preferences: ['C', 'A'] },
    { count: 14, preferences: ['A'] },
    { count: 19, preferences: ['A', 'B'] },
  ];
  const ballots = ballotsOf(choices, groups);
  expect(eliminationOrder(choices, groups)?.at(-1)).toBe('A');
  expect(ruleOutOthers(assertionsFor(ballots, 'A'), choices, 'A')).toBe(true);
});

test('of many choices, where there are more orders than anybody can wait for, assertions are found that show the winner', () => {
  // Twelve choices, of which each is liked less than the one before; every card ranks five of them.
  const choices = Array.from({ length: 12 }, (_, place) => `C${place}`);
  const groups = cardsByLiking(choices, 4_001);
  const ballots = ballotsOf(choices, groups);
  const order = eliminationOrder(choices, groups);
  assert(order !== undefined, 'no tie decides');
  const winner = order.at(-1) ?? '';
  const assertions = assertionsFor(ballots, winner);
  expect(assertions.length).toBeGreaterThan(0);
  for (const assertion of assertions) {
    expect(assertionMargin(ballots, assertion)).toBe(assertion.margin);
    expect(assertion.margin).toBeGreaterThan(0);
    expect(contradicts(assertion, order)).toBe(false);
  }
  expect(isRuledOut(assertions, choices, winner)).toBe(true);
  // What is left after the search was cut short is not much harder to audit than it has to be.
  expect(Math.min(...assertions.map(({ margin }) => margin))).toBeGreaterThan(200);
}, 120_000);

test('the published search gives assertions to a winner who did not win; ours gives none', () => {
  const ballots = ballotsOf(
    ['A', 'B', 'C'],
    [
      { count: 1, preferences: ['A'] },
      { count: 1, preferences: [] },
    ],
  );
  const published = raireAssertionsCompatible({ ballots, winner: 'B' });
  assert(published.ok, 'an answer is given');
  const order = ['B', 'C', 'A'];
  expect(published.value.length).toBeGreaterThan(0);
  expect(published.value.some((assertion) => contradicts(assertion, order))).toBe(false);
  expect(assertionsFor(ballots, 'B')).toEqual([]);
});

function ruleOutOthers(assertions: readonly IrvAssertion[], choices: readonly string[], winner: string): boolean {
  return permutations(choices)
    .filter((order) => order.at(-1) !== winner)
    .every((order) => assertions.some((assertion) => contradicts(assertion, order)));
}

/** Whether every order in which somebody else wins is ruled out, looked at from the end: a tail that is ruled out need not be gone on with. */
function isRuledOut(assertions: readonly IrvAssertion[], choices: readonly string[], winner: string): boolean {
  const before = new Set(assertions.filter(({ type }) => type === 'NEB').map((one) => `${one.winner} ${one.loser}`));
  const next = new Set(
    assertions
      .filter(({ type }) => type === 'NEN')
      .map((one) => JSON.stringify([one.winner, [...one.eliminated].sort()])),
  );
  const isShown = (tail: readonly string[]): boolean => {
    const [first = '', ...later] = tail;
    const others = choices.filter((choice) => !tail.includes(choice));
    if (later.some((choice) => before.has(`${first} ${choice}`))) return true;
    if (others.some((choice) => before.has(`${choice} ${first}`))) return true;
    if (next.has(JSON.stringify([first, [...others].sort()]))) return true;
    return others.length > 0 && others.every((choice) => isShown([choice, ...tail]));
  };
  return choices.filter((choice) => choice !== winner).every((last) => isShown([last]));
}

/** Cards that rank five choices each, drawn one after the other by how much they are liked: 1, 1/2, 1/3 and so on. */
function cardsByLiking(choices: readonly string[], cards: number): readonly RankedGroup[] {
  let state = 5;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Array.from({ length: cards }, () => {
    const waits = choices.map((choice, place) => ({ choice, wait: -Math.log(random()) * (place + 1) }));
    const preferences = waits.toSorted((one, other) => one.wait - other.wait).map(({ choice }) => choice);
    return { count: 1, preferences: preferences.slice(0, 5) };
  });
}

/** Everything that might be asserted of the contest, with its margin. */
function everyAssertion(ballots: RankedBallots): readonly (IrvAssertion & { readonly margin: number })[] {
  const { choices } = ballots;
  return choices.flatMap((winner) =>
    choices
      .filter((loser) => loser !== winner)
      .flatMap((loser) => {
        const others = choices.filter((choice) => choice !== winner && choice !== loser);
        const claims: IrvAssertion[] = [
          { type: 'NEB', winner, loser, eliminated: [] },
          ...subsets(others).map((eliminated) => ({ type: 'NEN', winner, loser, eliminated }) as const),
        ];
        return claims.map((claim) => ({ ...claim, margin: assertionMargin(ballots, claim) }));
      }),
  );
}

function subsets(choices: readonly string[]): readonly (readonly string[])[] {
  if (choices.length === 0) return [[]];
  const [first, ...others] = choices;
  return subsets(others).flatMap((without) => [without, [first, ...without]]);
}

function hardest(assertions: readonly RaireAssertion[]): number {
  return Math.max(...assertions.map((each) => each.difficulty));
}

/** Whether an order of elimination, first out to winner, cannot happen when the assertion holds. */
function contradicts(assertion: IrvAssertion, order: readonly string[]): boolean {
  const placeOf = (choice: string) => order.indexOf(choice);
  if (assertion.type === 'NEB') return placeOf(assertion.winner) < placeOf(assertion.loser);
  const out = order.slice(0, assertion.eliminated.length);
  const sameOut = assertion.eliminated.every((choice) => out.includes(choice));
  return sameOut && order[assertion.eliminated.length] === assertion.winner;
}

function permutations(choices: readonly string[]): readonly (readonly string[])[] {
  if (choices.length <= 1) return [choices];
  return choices.flatMap((choice) =>
    permutations(choices.filter((other) => other !== choice)).map((rest) => [choice, ...rest]),
  );
}

/** Counts an instant runoff directly; undefined when a tie decides who goes out. */
function eliminationOrder(choices: readonly string[], groups: readonly RankedGroup[]): readonly string[] | undefined {
  const order: string[] = [];
  let standing = [...choices];
  while (standing.length > 1) {
    const tally = standing.map((choice) => ({
      choice,
      cards: groups
        .filter(({ preferences }) => preferences.find((each) => standing.includes(each)) === choice)
        .reduce((sum, { count }) => sum + count, 0),
    }));
    const [least, next] = tally.toSorted((a, b) => a.cards - b.cards);
    if (least.cards === next.cards) return undefined;
    order.push(least.choice);
    standing = standing.filter((choice) => choice !== least.choice);
  }
  return [...order, ...standing];
}
