import { expect, test } from 'vitest';
import { type ContestDraft, draftOf, EMPTY_CONTEST, readDrafts } from './contest-draft.ts';

const governor: ContestDraft = {
  ...EMPTY_CONTEST,
  name: ' Governor ',
  totalBallots: '1,000',
  pendingBallots: '25',
  choices: [
    { name: 'Ada', votes: '600' },
    { name: 'Grace', votes: '400' },
  ],
};

test('a filled form is read as contests', () => {
  expect(readDrafts([governor], 'cards')).toEqual({
    ok: true,
    value: [
      {
        name: 'Governor',
        targeted: true,
        winners: 1,
        votesAllowed: 1,
        totalBallots: 1000,
        cardsBearing: null,
        pendingBallots: 0,
        majorityOrRunoff: false,
        choices: [
          { name: 'Ada', votes: 600 },
          { name: 'Grace', votes: 400 },
        ],
        jurisdictions: 'all',
      },
    ],
  });
});

test('where batches are drawn the ballots come from the manifests, and pending ballots count', () => {
  const read = readDrafts([governor], 'batches');
  expect(read.ok && read.value[0]).toMatchObject({ totalBallots: null, cardsBearing: null, pendingBallots: 25 });
});

test('everything that is missing is named at once, with its field', () => {
  const read = readDrafts([EMPTY_CONTEST, { ...governor, winners: '0', jurisdictions: [] }], 'cards');
  expect(!read.ok && read.error.map((problem) => problem.name)).toEqual([
    'contests.0.name',
    'contests.0.totalBallots',
    'contests.0.choices.0.name',
    'contests.0.choices.0.votes',
    'contests.0.choices.1.name',
    'contests.0.choices.1.votes',
    'contests.1.winners',
    'contests.1.jurisdictions',
  ]);
});

test('a saved contest comes back into the form as it was', () => {
  const read = readDrafts([governor], 'batches');
  const [contest] = read.ok ? read.value : [];
  expect(contest && draftOf(contest)).toEqual({ ...governor, name: 'Governor', totalBallots: '' });
});

test('of a ranked contest it is asked who was reported to win, and neither seats nor votes of a voter', () => {
  const ranked = { ...governor, winners: '', votesAllowed: '', ranked: { reportedWinner: '' } };
  expect(readDrafts([ranked], 'batches')).toMatchObject({
    ok: false,
    error: [{ name: 'contests.0.reportedWinner', problem: 'reported-winner-missing' }],
  });
  const said = { ...ranked, ranked: { reportedWinner: 'Grace' } };
  const read = readDrafts([said], 'batches');
  expect(read).toMatchObject({
    ok: true,
    value: [{ winners: 1, votesAllowed: 1, countedBy: 'instant-runoff', reportedWinner: 'Grace' }],
  });
  const [contest] = read.ok ? read.value : [];
  expect(contest && draftOf(contest)).toMatchObject({ ranked: { reportedWinner: 'Grace' } });
  // A choice that was renamed since is no choice.
  const renamed = { ...said, choices: governor.choices.map((choice) => ({ ...choice, name: `${choice.name} X` })) };
  expect(readDrafts([renamed], 'batches').ok).toBe(false);
});
