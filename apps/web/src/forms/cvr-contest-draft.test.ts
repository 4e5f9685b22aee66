import { expect, test } from 'vitest';
import { chosenDraft, listedContests, readChosen } from './cvr-contest-draft.ts';

const cvrs = (name: string, votesAllowed: number | null, votes: readonly number[]) => ({
  cards: 10,
  contests: [
    {
      name,
      votesAllowed,
      ranked: false,
      cards: 8,
      choices: votes.map((count, place) => ({ name: `Choice ${place + 1}`, votes: count })),
    },
  ],
});
const rest = { needsCvrs: true, matched: { contests: {}, choices: {} }, contests: [] };

test('a contest is one row for all jurisdictions whose records have its name', () => {
  const listed = listedContests([
    { jurisdiction: 'J1', cvrs: cvrs('Mayor', 1, [5, 3]), ...rest },
    { jurisdiction: 'J2', cvrs: cvrs('Mayor', null, [2, 6]), ...rest },
    { jurisdiction: 'J3', cvrs: null, ...rest },
  ]);
  expect(listed).toEqual([
    {
      name: 'Mayor',
      jurisdictions: ['J1', 'J2'],
      cards: 16,
      choices: [
        { name: 'Choice 1', votes: 7 },
        { name: 'Choice 2', votes: 9 },
      ],
      ranked: false,
      votesAllowed: 1,
      votesAllowedUnknownIn: ['J2'],
    },
  ]);
});

test('what the records say is left open, and everything that is wrong is named at once', () => {
  const [mayor] = listedContests([{ jurisdiction: 'J1', cvrs: cvrs('Mayor', 1, [5, 3]), ...rest }]);
  const draft = mayor && chosenDraft(mayor, { targeted: true, all: ['J1'] });
  expect(draft && readChosen([draft])).toMatchObject({
    ok: true,
    value: [{ name: 'Mayor', targeted: true, votesAllowed: null, choices: null, jurisdictions: 'all' }],
  });
  const wrong = draft && readChosen([{ ...draft, winners: '', totalBallots: 'many', jurisdictions: [] }]);
  expect(wrong && !wrong.ok && wrong.error.map(({ name }) => name)).toEqual([
    'contests.0.winners',
    'contests.0.totalBallots',
    'contests.0.jurisdictions',
  ]);
});
