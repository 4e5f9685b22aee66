import type { Contest } from '@plumbline/election';
import { expect, test } from 'vitest';
import { refuseComparedContest } from './refuse-compared-contest.ts';

const CONTEST: Contest = {
  name: 'Mayor',
  targeted: true,
  choices: [
    { name: 'Ann', votes: 60 },
    { name: 'Ben', votes: 50 },
  ],
  winners: 1,
  votesAllowed: 1,
  jurisdictions: 'all',
  totalBallots: 110,
  cardsBearing: null,
  pendingBallots: 0,
  majorityOrRunoff: false,
};

test('as many votes as the cards can hold are held against records, and one card fewer is not', () => {
  expect(refuseComparedContest(CONTEST)).toBeUndefined();
  // 60 and 50 votes, at one to a card.
  expect(refuseComparedContest({ ...CONTEST, totalBallots: 109 })).toEqual({
    code: 'more-votes-than-ballots-allow',
    contest: 'Mayor',
    votes: 110,
    limit: 109,
  });
  // At two to a card 60 cards are enough: no choice has two of one card.
  expect(refuseComparedContest({ ...CONTEST, votesAllowed: 2, totalBallots: 60 })).toBeUndefined();
  expect(refuseComparedContest({ ...CONTEST, votesAllowed: 2, totalBallots: 59 })).toEqual({
    code: 'choice-has-more-votes-than-ballots',
    contest: 'Mayor',
    choice: 'Ann',
    votes: 60,
    totalBallots: 59,
  });
  expect(refuseComparedContest({ ...CONTEST, cardsBearing: 110 })).toBeUndefined();
  expect(refuseComparedContest({ ...CONTEST, cardsBearing: 109 })).toEqual({
    code: 'fewer-cards-than-votes-need',
    contest: 'Mayor',
    cardsBearing: 109,
    needed: 110,
  });
});
