import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { instantRunoffWinners } from './instant-runoff.ts';
import { type RankedGroup, rankedBallots } from './ranked-ballots.ts';

const CHOICES = ['A', 'B', 'C', 'D', 'E'];

function winners(choices: readonly string[], groups: readonly RankedGroup[]): readonly string[] {
  return instantRunoffWinners(answered(rankedBallots(choices, groups)));
}

describe('who wins an instant-runoff count', () => {
  test('the published example', () => {
    const groups = [
      { count: 60, preferences: ['A', 'B', 'C'] },
      { count: 30, preferences: ['B', 'C', 'A'] },
      { count: 10, preferences: ['C', 'B', 'A'] },
    ];
    expect(winners(['A', 'B', 'C'], groups)).toEqual(['A']);
  });

  test('who leads in first choices may lose', () => {
    const groups = [
      { count: 40, preferences: ['A'] },
      { count: 35, preferences: ['B'] },
      { count: 25, preferences: ['C', 'B'] },
    ];
    expect(winners(['A', 'B', 'C'], groups)).toEqual(['B']);
  });

  test('a tie at the end, and one on the way that decides, are not decided', () => {
    expect(
      winners(
        ['A', 'B'],
        [
          { count: 1, preferences: ['A'] },
          { count: 1, preferences: ['B'] },
        ],
      ),
    ).toEqual(['A', 'B']);
    // Whoever of B and C stays takes the other's cards, and beats A.
    const groups = [
      { count: 4, preferences: ['A'] },
      { count: 3, preferences: ['B', 'C'] },
      { count: 3, preferences: ['C', 'B'] },
    ];
    expect(winners(['A', 'B', 'C'], groups)).toEqual(['B', 'C']);
  });

  test('a tie on the way that decides nothing does not hide the winner', () => {
    const groups = [
      { count: 9, preferences: ['A'] },
      { count: 3, preferences: ['B'] },
      { count: 3, preferences: ['C', 'A'] },
    ];
    expect(winners(['A', 'B', 'C'], groups)).toEqual(['A']);
  });

  test('a contest nobody voted in, of more choices than any order could be tried, is answered at once', () => {
    const many = Array.from({ length: 30 }, (_, place) => `c${place}`);
    expect(winners(many, [{ count: 5, preferences: [] }])).toEqual(many);
    expect(winners(many, [{ count: 1, preferences: ['c7'] }])).toEqual(['c7']);
  });

  test('agrees with a count that eliminates one after another and tries every choice that is level', () => {
    const election = fc.integer({ min: 1, max: 5 }).chain((size) =>
      fc.record({
        choices: fc.constant(CHOICES.slice(0, size)),
        groups: fc.array(
          fc.record({
            count: fc.integer({ min: 1, max: 6 }),
            preferences: fc.shuffledSubarray(CHOICES.slice(0, size)),
          }),
          { maxLength: 10 },
        ),
      }),
    );
    fc.assert(
      fc.property(election, ({ choices, groups }) => {
        const expected = choices.filter((choice) => countedOneByOne(choices, groups).has(choice));
        expect(winners(choices, groups)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

/** Every winner that any way of deciding ties comes to. */
function countedOneByOne(standing: readonly string[], groups: readonly RankedGroup[]): ReadonlySet<string> {
  if (standing.length === 1) return new Set(standing);
  const cards = (choice: string) =>
    groups
      .filter(({ preferences }) => preferences.find((each) => standing.includes(each)) === choice)
      .reduce((sum, { count }) => sum + count, 0);
  const fewest = Math.min(...standing.map(cards));
  const level = standing.filter((choice) => cards(choice) === fewest);
  return new Set(
    level.flatMap((out) => [
      ...countedOneByOne(
        standing.filter((choice) => choice !== out),
        groups,
      ),
    ]),
  );
}
