import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { holdsWithUnseen } from './holds-with-unseen.ts';
import { instantRunoffWinners } from './instant-runoff.ts';
import { raireAssertions } from './raire.ts';
import { type RankedBallots, rankedBallots, tallyStanding } from './ranked-ballots.ts';
import { rankingTree, tallyOfTree } from './ranking-tree.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'];

const election = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc
    .array(
      fc.record({
        count: fc.integer({ min: 1, max: 60 }),
        preferences: fc.shuffledSubarray(NAMES.slice(0, size)),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((groups) => answered(rankedBallots(NAMES.slice(0, size), groups))),
);

/** Cards that rank so many choices, drawn one after the other by how much each is liked. */
function drawn(liked: readonly number[], { cards, ranks }: { readonly cards: number; readonly ranks: number }) {
  let state = 5;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const choices = liked.map((_, place) => `C${place}`);
  const groups = Array.from({ length: cards }, () => {
    const waits = liked.map((much, place) => ({ choice: `C${place}`, wait: -Math.log(random()) / much }));
    const inOrder = waits.toSorted((one, other) => one.wait - other.wait).map(({ choice }) => choice);
    return { count: 1, preferences: inOrder.slice(0, ranks) };
  });
  return answered(rankedBallots(choices, groups));
}

function winnerOf(ballots: RankedBallots): string {
  const [winner = '', ...others] = instantRunoffWinners(ballots);
  expect(others).toEqual([]);
  return winner;
}

describe('an outcome that holds with unseen cards', () => {
  test('is one that assertions with greater margins show, and no other', () => {
    let shown = 0;
    fc.assert(
      fc.property(election, fc.integer({ min: 1, max: 25 }), (ballots, unseenCards) => {
        const [winner = '', ...others] = instantRunoffWinners(ballots);
        fc.pre(others.length === 0);
        const assertions = answered(raireAssertions({ ballots, winner }));
        const isSafe = assertions.length > 0 && assertions.every(({ margin }) => margin > unseenCards);
        expect(holdsWithUnseen({ ballots, winner, unseenCards })).toBe(isSafe);
        if (isSafe) shown += 1;
      }),
      { numRuns: 3_000 },
    );
    expect(shown).toBeGreaterThan(500);
  });

  test('is found of sixteen choices that are nearly level, where one is liked three times as much', () => {
    const ballots = drawn([3, ...Array.from({ length: 15 }, () => 1)], { cards: 20_000, ranks: 5 });
    const winner = winnerOf(ballots);
    expect(winner).toBe('C0');
    expect(holdsWithUnseen({ ballots, winner, unseenCards: 100 })).toBe(true);
    expect(holdsWithUnseen({ ballots, winner, unseenCards: 20_000 })).toBe(false);
  });

  // A minute or hours, if there were no bound.
  test.each([
    ['all nearly level', Array.from({ length: 30 }, () => 1)],
    ['one liked more', [3, ...Array.from({ length: 29 }, () => 1)]],
    ['each liked a little less', Array.from({ length: 30 }, (_, place) => 0.9 ** place)],
  ])('is answered alike and soon of thirty choices: %s', (_name, liked) => {
    const ballots = drawn(liked, { cards: 5_000, ranks: 6 });
    const asked = { ballots, winner: winnerOf(ballots), unseenCards: 10 };
    expect(holdsWithUnseen(asked)).toBe(holdsWithUnseen(asked));
  });

  test('is every outcome where nobody else stands', () => {
    const ballots = answered(rankedBallots(['A'], [{ count: 3, preferences: ['A'] }]));
    expect(holdsWithUnseen({ ballots, winner: 'A', unseenCards: 9 })).toBe(true);
  });
});

test('rankings that begin alike have the tallies of single rankings', () => {
  fc.assert(
    fc.property(election, fc.nat(63), (ballots, standing) => {
      expect(tallyOfTree(rankingTree(ballots), standing).tally).toEqual(tallyStanding(ballots, standing));
    }),
    { numRuns: 1_000 },
  );
});
