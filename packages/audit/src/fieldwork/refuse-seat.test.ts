import { mapOf } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import type { AuditBoard, JurisdictionWork } from '../state/audit-state.ts';
import type { BatchInReview } from '../state/batch-review.ts';
import { REVIEW_TEAM } from '../state/card-review.ts';
import { refuseNames, refuseSeat } from './refuse-seat.ts';

/* Nobody sits both at a review team and at a board that sent it a card. Board 1 sent one, Board 2 did not. */

const board = (name: string, members: readonly string[], earlierMembers?: readonly string[]): AuditBoard => ({
  name,
  ballots: [],
  members,
  signedOff: false,
  ...(earlierMembers && { earlierMembers }),
});
const TEAM: AuditBoard = { ...board(REVIEW_TEAM, ['Eve', 'Fay'], ['Gus']), reviews: true };
const [FIRST, SECOND] = [board('Board 1', ['Ann', 'Bo'], ['Cy']), board('Board 2', ['Di'])] as const;
const SENT = { board: 'Board 1', ballot: 'a', why: 'duplicate', remark: null, seen: {} } as const;
const WORK: JurisdictionWork = { boards: [FIRST, SECOND, TEAM], reviews: [SENT], talliesFinal: false, totals: null };
const bySame = (name: string) => ({ code: 'review-by-same', name });

test('a review team is of two, and nobody of it sits or sat at a board that sent it a card', () => {
  expect(refuseSeat(WORK, TEAM, ['Hal'])).toEqual({ code: 'review-team-of-two', board: REVIEW_TEAM });
  expect(refuseSeat(WORK, TEAM, ['Hal', 'Ida'])).toBeUndefined();
  expect(refuseSeat(WORK, TEAM, ['Hal', 'BO'])).toEqual(bySame('BO'));
  expect(refuseSeat(WORK, TEAM, ['Cy', 'Hal'])).toEqual(bySame('Cy'));
  expect(refuseSeat(WORK, TEAM, ['Hal', 'Di'])).toBeUndefined();
});

test('nobody of the team sits down at a board that sent it a card; at another everybody may', () => {
  expect(refuseSeat(WORK, FIRST, ['Hal', 'eve'])).toEqual(bySame('eve'));
  expect(refuseSeat(WORK, FIRST, ['Gus'])).toEqual(bySame('Gus'));
  expect(refuseSeat(WORK, FIRST, ['Di'])).toBeUndefined();
  expect(refuseSeat(WORK, SECOND, ['Eve', 'Fay'])).toBeUndefined();
  const { reviews: _, ...nothingSent } = WORK;
  expect(refuseSeat(nothingSent, FIRST, ['Eve', 'Fay'])).toBeUndefined();
  expect(refuseSeat(nothingSent, TEAM, ['Ann', 'Bo'])).toBeUndefined();
});

test('nobody of the team sent cards of a batch', () => {
  const review = (...senders: readonly string[]): BatchInReview => ({
    kinds: { duplicate: 1 },
    remark: null,
    sentBy: { enteredBy: 'm' },
    senders,
    revision: 1,
    deciders: [],
  });
  const batchesInReview = mapOf([
    ['B1', review('Jo')],
    ['B2', review('Kim', 'Lee')],
  ] as const);
  const counting: JurisdictionWork = { boards: [TEAM], batchesInReview, talliesFinal: false, totals: null };
  expect(refuseSeat(counting, TEAM, ['Hal', 'Ida'])).toBeUndefined();
  expect(refuseSeat(counting, TEAM, ['Hal', 'lee'])).toEqual(bySame('lee'));
  expect(refuseSeat(counting, TEAM, ['Jo', 'Hal'])).toEqual(bySame('Jo'));
});

test('names are the same in any spelling of theirs', () => {
  expect(refuseNames(['Ann Lee'], ['Bo', 'ANN  lee'])).toEqual(bySame('ANN  lee'));
  expect(refuseNames(['Ann Lee'], ['Ann'])).toBeUndefined();
  expect(refuseNames([], ['Ann'])).toBeUndefined();
});
