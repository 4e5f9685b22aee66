import type { Contest, Tally } from '@plumbline/election';
import { expect, test } from 'vitest';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import { contest } from '../testing/build-audit.ts';
import { refuseSheets, refuseTally } from './refuse-batch.ts';

/* What cannot be on the cards of a batch: more votes than they allow, of all choices or of one. */

const MAYOR = contest('Mayor');
const COUNCIL = contest('Mayor', { votesAllowed: 2 });
const sheet = (votes: Tally, name = 'Sheet 1') => ({ name, votes });
const of = (...counts: readonly (readonly [number, number])[]) =>
  counts.map(([ada, ben], place) => sheet({ Mayor: { Ada: ada, Ben: ben } }, `Sheet ${place + 1}`));

function refused(
  sheets: Parameters<typeof refuseTally>[0]['sheets'],
  change: { readonly contest?: Contest; readonly ballots?: number; readonly compatibility?: boolean } = {},
): AuditRefusal | undefined {
  return refuseTally({ contest: MAYOR, batch: 'B1', ballots: 50, sheets, compatibility: false, ...change });
}

const above = (votes: number, limit: number) => ({
  code: 'tally-above-limit',
  batch: 'B1',
  contest: 'Mayor',
  votes,
  limit,
});
const choiceAbove = (choice: string, votes: number) => ({
  code: 'choice-above-ballots',
  batch: 'B1',
  contest: 'Mayor',
  choice,
  votes,
  ballots: 50,
});

test('one vote a card: as many votes as cards are taken, over all sheets together, and not one more', () => {
  expect(refused(of([30, 20]))).toBeUndefined();
  expect(refused(of([0, 0]))).toBeUndefined();
  expect(refused(of([31, 20]))).toEqual(above(51, 50));
  expect(refused(of([20, 10], [10, 10]))).toBeUndefined();
  expect(refused(of([20, 10], [10, 11]))).toEqual(above(51, 50));
});

test('two votes a card: twice as many votes, and of each choice no more than one a card', () => {
  expect(refused(of([50, 50]), { contest: COUNCIL })).toBeUndefined();
  expect(refused(of([50, 51]), { contest: COUNCIL })).toEqual(above(101, 100));
  expect(refused(of([51, 10]), { contest: COUNCIL })).toEqual(choiceAbove('Ada', 51));
  expect(refused(of([10, 51]), { contest: COUNCIL })).toEqual(choiceAbove('Ben', 51));
  expect(refused(of([30, 5], [21, 5]), { contest: COUNCIL })).toEqual(choiceAbove('Ada', 51));
  expect(refused(of([51, 10]), { contest: COUNCIL, compatibility: true })).toBeUndefined();
  expect(refused(of([50, 51]), { contest: COUNCIL, compatibility: true })).toEqual(above(101, 100));
});

test('each sheet has a number for every choice of the contest, and for no other', () => {
  expect(refused([sheet({ Mayor: { Ada: 1, Ben: 1, Zoe: 1 } })])).toEqual({
    code: 'unknown-choice',
    contest: 'Mayor',
    choice: 'Zoe',
  });
  const missing = (choice: string) => ({ code: 'tally-incomplete', batch: 'B1', contest: 'Mayor', choice });
  expect(refused([sheet({ Mayor: { Ada: 1 } })])).toEqual(missing('Ben'));
  expect(refused([sheet({})])).toEqual(missing('Ada'));
  expect(refused([...of([1, 1]), sheet({ Levy: { Ada: 1, Ben: 1 } }, 'Sheet 2')])).toEqual(missing('Ada'));
});

test('a batch has a sheet, and each has a name of its own', () => {
  expect(refuseSheets('B1', [])).toEqual({ code: 'sheet-missing', batch: 'B1' });
  expect(refuseSheets('B1', of([1, 1], [1, 1]))).toBeUndefined();
  expect(refuseSheets('B1', [sheet({}), sheet({}, 'Sheet 2'), sheet({})])).toEqual({
    code: 'sheet-name-repeated',
    sheet: 'Sheet 1',
  });
});
