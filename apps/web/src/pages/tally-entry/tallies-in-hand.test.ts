import type { Problem, QueryOutput, SampledBatch } from '@plumbline/api';
import { expect, test } from 'vitest';
import type { QueuedTally } from '../../connection/entry-queue.ts';
import { knownTallies, tallyPlaceKey } from '../../connection/tally-queue.ts';
import { marksOf, talliesInHand } from './tallies-in-hand.ts';

const PLACE = { auditId: 'a', jurisdiction: 'J1', name: 'Ann, Bob' } as const;

function tally(batch: string, id: string, replaces: readonly string[] = [], ada = 1): QueuedTally {
  const entry = { id, device: 'tablet', number: 1, enteredAt: '2026-11-21T10:00:00Z', replaces: [...replaces] };
  const sheets = [{ name: 'Sheet 1', votes: { Mayor: { Ada: ada } } }];
  const input = { auditId: 'a', jurisdiction: 'J1', batch, sheets, basedOn: null, enteredAs: 'Ann, Bob', entry };
  return { place: tallyPlaceKey(PLACE), input, refusal: null };
}

const refusal: Problem = {
  type: '/problems/tallies-final',
  title: 'The tallies are final',
  status: 409,
  detail: 'Ask for them to be reopened.',
  code: 'tallies-final',
  requestId: '1',
  issues: [],
};

const contested: SampledBatch['contested'] = ['s', 't'].map((id) => ({
  id,
  sheets: [],
  cards: null,
  inStacks: null,
  enteredBy: 'Cid',
  enteredAt: null,
}));

function list(change: Partial<SampledBatch> = {}): QueryOutput<'tally-entry'> {
  const batch = {
    batch: 'B1',
    ballots: 100,
    sheets: [],
    cards: null,
    review: null,
    entries: [],
    contested: [],
    ...change,
  };
  return { batches: [batch] } as unknown as QueryOutput<'tally-entry'>;
}

const inHand = (of: QueryOutput<'tally-entry'>, queue: readonly QueuedTally[]) =>
  talliesInHand(of, queue, 'Ann, Bob').batches[0];

test('what waits stands in the form in the place of what it was made from', () => {
  const queue = [tally('B1', 'x', ['s'], 1), tally('B1', 'y', ['s', 'x'], 2)];
  expect(inHand(list({ entries: ['s'] }), queue)).toMatchObject({
    sheets: [{ votes: { Mayor: { Ada: 2 } } }],
    lastEditedBy: 'Ann, Bob',
    entries: ['y'],
  });
});

test('what the device did not know of is still to be settled, and what it knew is not', () => {
  const both = list({ entries: ['s', 't'], contested });
  expect(inHand(both, [tally('B1', 'x')])).toMatchObject({ entries: ['s', 't', 'x'], contested });
  expect(inHand(both, [tally('B1', 'x', ['s', 't'])])).toMatchObject({ entries: ['x'], contested: [] });
});

test('what was not accepted stands in no form, and the batch says so', () => {
  const queue = [{ ...tally('B1', 'x'), refusal }];
  expect(inHand(list({ entries: ['s'] }), queue)).toMatchObject({ sheets: [], entries: ['s'] });
  expect([...marksOf([...queue, tally('B2', 'z')])]).toEqual([
    ['B1', 'refused'],
    ['B2', 'waiting'],
  ]);
});

test('an entry stands in the place of all that its people know of the batch, whether it waits, was refused or was sent', () => {
  const queue = [tally('B1', 'x', ['s']), { ...tally('B1', 'y', ['x']), refusal }, tally('B2', 'z')];
  expect(knownTallies(queue, 'B1', ['t'])).toEqual(['t', 's', 'x', 'y']);
});

test('other people at the same device have entries of their own', () => {
  expect(tallyPlaceKey(PLACE)).not.toBe(tallyPlaceKey({ ...PLACE, name: 'Cid' }));
});
