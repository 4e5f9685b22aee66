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

test('a contest that voters ranked in the records is defined as one, without votes allowed and without a list of write-ins', () => {
  const records = cvrs('Mayor', 1, [5, 3]);
  const ranked = { ...records, contests: records.contests.map((contest) => ({ ...contest, ranked: true })) };
  const [mayor] = listedContests([{ jurisdiction: 'J1', cvrs: ranked, ...rest }]);
  const draft = mayor && chosenDraft(mayor, { targeted: true, all: ['J1'] });
  const listed = draft && { ...draft, votesAllowed: '2', writeIns: { choice: 'Choice 2', names: 'Di Fox' } };
  expect(listed && readChosen([listed])).toMatchObject({
    ok: true,
    value: [{ name: 'Mayor', votesAllowed: null, countedBy: 'instant-runoff' }],
  });
  const read = listed && readChosen([listed]);
  expect(read?.ok && read.value[0]).not.toHaveProperty('writeIns');
  const plain = listed && readChosen([{ ...listed, isRanked: false }]);
  expect(plain?.ok && plain.value[0]).not.toHaveProperty('countedBy');
});
