import { expect, test } from 'vitest';
import { choicesToMatch, isMatched, matchingOf, namesDraft, votesElsewhere } from './names-draft.ts';

const OTHER = {
  jurisdiction: 'J2',
  needsCvrs: true,
  cvrs: {
    cards: 10,
    contests: [
      { name: 'MAYOR', votesAllowed: 1, ranked: false, cards: 10, choices: [{ name: 'ADA', votes: 6 }] },
      { name: 'Clerk', votesAllowed: 1, ranked: false, cards: 10, choices: [{ name: 'Cy', votes: 4 }] },
    ],
  },
  matched: { contests: {}, choices: {} },
  contests: [
    {
      contest: 'Mayor',
      inCvrs: null,
      proposed: { name: 'MAYOR', reason: 'capitals-or-spaces' as const },
      choices: [
        { inCvrs: 'ADA', votes: 6, read: null, proposed: { name: 'Ada', reason: 'capitals-or-spaces' as const } },
      ],
      expected: ['Ada', 'Ben'],
    },
    {
      contest: 'Clerk',
      inCvrs: 'Clerk',
      proposed: null,
      choices: [{ inCvrs: 'Cy', votes: 4, read: 'Cy', proposed: null }],
      expected: ['Cy', 'Di'],
    },
  ],
};

test('what is suggested is sent when it is saved, and names that agree are not', () => {
  expect(OTHER.contests.map(isMatched)).toEqual([false, true]);
  expect(matchingOf(OTHER, namesDraft(OTHER))).toEqual({
    contests: { MAYOR: 'Mayor' },
    choices: { Mayor: { ADA: 'Ada' } },
  });
});

test('of another contest than the suggested one nothing is suggested', () => {
  const draft = { ...namesDraft(OTHER), contests: { Mayor: 'Clerk', Clerk: 'Clerk' } };
  expect(choicesToMatch(OTHER, 'Mayor', draft)).toEqual([{ inCvrs: 'Cy', votes: 4, proposed: null }]);
  expect(matchingOf(OTHER, draft)).toEqual({ contests: { Clerk: 'Mayor' }, choices: {} });
});

test('a choice is said to have the votes that other jurisdictions have for it', () => {
  const contest = {
    name: 'Clerk',
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    jurisdictions: 'all' as const,
    choices: [
      { name: 'Cy', votes: 10 },
      { name: 'Di', votes: 3 },
    ],
  };
  const [, clerk] = OTHER.contests;
  expect(clerk && ['Cy', 'Di'].map((choice) => votesElsewhere([contest], clerk, choice))).toEqual([6, 3]);
});
