import { expect, test } from 'vitest';
import { madeContest } from '../contract/made-elections.ts';
import { BALLOT_POLLING } from './ballot-polling.ts';

const refusal = (rest: Parameters<typeof madeContest>[2]) =>
  BALLOT_POLLING.refuseContest(madeContest('Mayor', { Ada: 60, Ben: 40 }, { totalBallots: 120, ...rest }));

test('ballots not yet counted are not passed over in silence: they belong to the cards cast', () => {
  expect(refusal({ pendingBallots: 7 })).toEqual({
    code: 'pending-ballots-not-possible',
    contest: 'Mayor',
    pending: 7,
  });
  expect(refusal({})).toBeUndefined();
});

test('the cards that bear a contest hold its votes, and are among those cast', () => {
  expect(refusal({ cardsBearing: 99 })).toMatchObject({ code: 'fewer-cards-than-votes-need', needed: 100 });
  expect(refusal({ cardsBearing: 100 })).toBeUndefined();
  expect(refusal({ cardsBearing: 121 })).toMatchObject({ code: 'more-cards-bearing-than-cast', totalBallots: 120 });
  expect(refusal({ totalBallots: 99 })).toMatchObject({ code: 'more-votes-than-ballots-allow', votes: 100 });
  expect(refusal({ totalBallots: null })).toMatchObject({ code: 'total-ballots-missing' });
});
