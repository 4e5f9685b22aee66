import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { assertionsFrom, smallestAssertion } from './contest-assertions.ts';

/* Contests counted by instant runoff in which voters wrote somebody in: cast vote records have one choice for all of them. */

const WRITTEN = 'Write-in';

/** Groups of cards such as `40 A`, `31 W>B`; W is the line for writing in. */
function found(cards: readonly string[], choices = ['A', 'B', WRITTEN]) {
  const groups = cards.map((group) => {
    const [count = '', ranking = ''] = group.split(' ');
    return { count: Number(count), preferences: ranking.split('>').map((one) => (one === 'W' ? WRITTEN : one)) };
  });
  const answer = assertionsFrom({ choices: choices.map((name) => ({ name, votes: 0 })) }, [
    { ranks: 3, groups, writeIns: [WRITTEN] },
  ]);
  assert(answer.ok, 'assertions are looked for', answer);
  return answer.value;
}

test('write-ins that would stay longer than somebody on the ballot show no winner: as several people they may be out before', () => {
  // As one, the write-ins stay with 31 and B goes out, so that A wins by 40 to 31. As three people with 10, 10 and 11 they go out one
  // by one, and B has 61.
  expect(found(['40 A', '30 B>A', '31 W>B'])).toEqual({ mayWin: ['A'], ranks: 3, assertions: [], writeIns: WRITTEN });
  // Level is not longer.
  expect(found(['60 A', '20 B>A', '20 W>B']).writeIns).toBe(WRITTEN);
});

test('where everybody on the ballot stays longer, that is to be shown of each of them beside what shows the winner', () => {
  // W is out with 3, then B has 48 against 60. B has 45 first choices, and 3 cards rank a write-in before B.
  expect(found(['60 A>B', '45 B>A', '3 W>B'])).toEqual({
    mayWin: ['A'],
    ranks: 3,
    assertions: [
      { type: 'NEB', winner: 'A', loser: 'B', eliminated: [], margin: 12 },
      { type: 'NEB', winner: 'B', loser: WRITTEN, eliminated: [], margin: 42 },
      { type: 'NEB', winner: 'A', loser: WRITTEN, eliminated: [], margin: 57 },
    ],
  });
});

test('written-in winners are several people, so that nobody is shown to have won', () => {
  expect(found(['10 A', '5 B', '60 W'])).toMatchObject({ mayWin: [WRITTEN], assertions: [], writeIns: WRITTEN });
});

test('ten choices that are nearly level take more assertions than anybody could follow, and show no winner', () => {
  const choices = Array.from({ length: 10 }, (_, place) => `c${place}`);
  // Every order of two choices on a thousand cards, and a few more for the first.
  const groups = choices.flatMap((first, place) =>
    choices
      .filter((second) => second !== first)
      .map((second, other) => ({
        count: 1_000 + (place === 0 ? 3 : 0) + ((7 * place + 3 * other) % 2),
        preferences: [first, second],
      })),
  );
  const answer = assertionsFrom({ choices: choices.map((name) => ({ name, votes: 0 })) }, [{ ranks: 2, groups }]);
  expect(answer).toMatchObject({ ok: true, value: { mayWin: ['c0'], assertions: [] } });
});

test('whoever the write-ins were for, the winner that is shown wins', () => {
  const PEOPLE = ['x', 'y', 'z'];
  const NAMED = ['A', 'B', 'C'];
  let state = 20_261_130;
  // Lehmer's generator: any other would do.
  const below = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  let shown = 0;
  for (let election = 0; election < 2_000; election += 1) {
    const cards = Array.from({ length: 6 + below(6) }, () => {
      const isWritten = below(3) === 0;
      const written = isWritten ? [PEOPLE[below(3)] ?? '', PEOPLE[below(3)] ?? ''] : [];
      const ranking = shuffled([...NAMED, ...written], below).slice(0, 1 + below(4));
      // A written-in person stands on fewer cards than somebody who is on the ballot.
      return { count: 1 + below(isWritten ? 6 : 40), ranking };
    });
    const asRecorded = cards.map(({ count, ranking }) => ({
      count,
      preferences: [...new Set(ranking.map((one) => (PEOPLE.includes(one) ? WRITTEN : one)))],
    }));
    const answer = assertionsFrom({ choices: [...NAMED, WRITTEN].map((name) => ({ name, votes: 0 })) }, [
      { ranks: 5, groups: asRecorded, writeIns: [WRITTEN] },
    ]);
    assert(answer.ok, 'assertions are looked for', answer);
    if (answer.value.assertions.length === 0) continue;
    shown += 1;
    const unique = cards.map(({ count, ranking }) => ({ count, ranking: [...new Set(ranking)] }));
    expect(winners(unique, [...NAMED, ...PEOPLE])).toEqual(answer.value.mayWin);
  }
  expect(shown).toBeGreaterThan(100);
});

function shuffled(list: readonly string[], below: (most: number) => number): readonly string[] {
  return list
    .map((one) => [below(1_000_000), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}

/** Everybody who may win, one elimination after another, whoever goes out where choices are level. */
function winners(
  cards: readonly { readonly count: number; readonly ranking: readonly string[] }[],
  standing: readonly string[],
): readonly string[] {
  if (standing.length === 1) return standing;
  const votes = standing.map((one) =>
    cards.reduce(
      (sum, { count, ranking }) => sum + (ranking.find((name) => standing.includes(name)) === one ? count : 0),
      0,
    ),
  );
  const fewest = Math.min(...votes);
  const out = standing.filter((_, place) => votes[place] === fewest);
  return [
    ...new Set(
      out.flatMap((one) =>
        winners(
          cards,
          standing.filter((other) => other !== one),
        ),
      ),
    ),
  ].toSorted();
}

test('the rankings of several counties are one contest, with the most ranks that any of them offers', () => {
  const choices = ['A', 'B'].map((name) => ({ name, votes: 0 }));
  const of = (count: number, first: string, ranks: number) => ({
    ranks,
    groups: [{ count, preferences: [first] }],
  });
  const answer = assertionsFrom({ choices }, [of(30, 'B', 2), of(40, 'A', 4), of(5, 'B', 1)]);
  assert(answer.ok, 'assertions are looked for', answer);
  // 40 against 30 + 5.
  expect(answer.value).toEqual({
    mayWin: ['A'],
    ranks: 4,
    assertions: [{ type: 'NEB', winner: 'A', loser: 'B', eliminated: [], margin: 5 }],
  });
  // No card is there, and a ballot has a first rank at least.
  expect(assertionsFrom({ choices }, [])).toMatchObject({ ok: true, value: { ranks: 1, assertions: [] } });
});

test('level choices have no winner, and both may win', () => {
  expect(found(['10 A', '10 B'], ['A', 'B'])).toEqual({ mayWin: ['A', 'B'], ranks: 3, assertions: [] });
});

test('a preference for somebody who is no choice is refused', () => {
  const answer = assertionsFrom(
    {
      choices: [
        { name: 'A', votes: 0 },
        { name: 'B', votes: 0 },
      ],
    },
    [{ ranks: 1, groups: [{ count: 3, preferences: ['Z'] }] }],
  );
  expect(answer.ok).toBe(false);
});

test('two lines for writing in may hold the same people, so that none of them is shown to be out', () => {
  const choices = ['A', 'B', 'W1', 'W2'].map((name) => ({ name, votes: 0 }));
  const groups = [
    { count: 60, preferences: ['A'] },
    { count: 45, preferences: ['B'] },
    { count: 1, preferences: ['W1'] },
    { count: 3, preferences: ['W2'] },
  ];
  const shown = (writeIns: readonly string[]) => assertionsFrom({ choices }, [{ ranks: 2, groups, writeIns }]);
  expect(shown(['W1', 'W2'])).toMatchObject({ ok: true, value: { assertions: [], writeIns: 'W1' } });
  expect(shown(['W1'])).toMatchObject({ ok: true, value: { mayWin: ['A'] } });
  const one = shown(['W1']);
  expect(one.ok && 'writeIns' in one.value).toBe(false);
  expect(one.ok && one.value.assertions.length).toBeGreaterThan(2);
});

test('assertions stand by their margins; those of one margin in the order of the contest', () => {
  // A has 50, B and C 20 each: A over B and over C are level at 30, and stand as the contest has them.
  const groups = ['A', 'C', 'B'].map((first) => ({ count: first === 'A' ? 50 : 20, preferences: [first] }));
  const shown = (...names: readonly string[]) => {
    const answer = assertionsFrom({ choices: names.map((name) => ({ name, votes: 0 })) }, [{ ranks: 1, groups }]);
    assert(answer.ok, 'assertions are looked for', answer);
    return answer.value.assertions.map(({ loser, margin }) => [loser, margin]);
  };
  expect(shown('A', 'B', 'C')).toEqual([
    ['B', 30],
    ['C', 30],
  ]);
  expect(shown('A', 'C', 'B')).toEqual([
    ['C', 30],
    ['B', 30],
  ]);
});

test('the margin of a ranked contest is that of the assertion that is hardest to show, and of no other contest', () => {
  const of = (...margins: readonly number[]) => ({
    mayWin: ['A'],
    ranks: 2,
    assertions: margins.map((margin) => ({ type: 'NEB', winner: 'A', loser: 'B', eliminated: [], margin }) as const),
  });
  const plan = { assertions: { Mayor: of(7, 3, 5), Levy: of() } };
  expect(smallestAssertion(plan, { name: 'Mayor' })).toBe(3);
  expect(smallestAssertion(plan, { name: 'Levy' })).toBeUndefined();
  expect(smallestAssertion(plan, { name: 'Clerk' })).toBeUndefined();
  expect(smallestAssertion({}, { name: 'Mayor' })).toBeUndefined();
});
