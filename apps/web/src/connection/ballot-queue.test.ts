import type { Problem } from '@plumbline/api';
import { expect, test } from 'vitest';
import { findQueued, knownEntries } from './ballot-queue.ts';
import { acknowledge, enqueue, idOf, nextToSend, type QueuedBallot, refuse } from './entry-queue.ts';

function entry(ballot: string, id: string, replaces: string[] = []): QueuedBallot {
  const record = { state: 'not-found' } as const;
  const made = { id, device: 'tablet', number: 1, enteredAt: '2026-11-21T10:00:00Z', replaces };
  const input = { auditId: 'a', jurisdiction: 'J1', board: 'B1', ballot, record, basedOn: null, entry: made };
  return { place: 'B1', input, refusal: null };
}

const conflict: Problem = {
  type: '/problems/board-signed-off',
  title: 'The board has signed off',
  status: 409,
  detail: 'Ask for it to be reopened.',
  code: 'board-signed-off',
  requestId: '1',
  issues: [],
};

const idOfNext = (queue: readonly QueuedBallot[]) => {
  const next = nextToSend(queue);
  return next && idOf(next);
};

test('entries are sent in the order they were made', () => {
  const queue = enqueue(enqueue([], entry('1', 'x')), entry('2', 'y'));
  expect(idOfNext(queue)).toBe('x');
  expect(idOfNext(acknowledge(queue, 'x'))).toBe('y');
  expect(nextToSend([])).toBeUndefined();
});

test('an entry that was read from the device before it was added is one', () => {
  expect(enqueue(enqueue([], entry('1', 'x')), entry('1', 'x'))).toHaveLength(1);
});

test('a refused entry stays, and does not hold up the others', () => {
  const queue = refuse(enqueue(enqueue([], entry('1', 'x')), entry('2', 'y')), 'x', conflict);
  expect(idOfNext(queue)).toBe('y');
  expect(findQueued(queue, '1')?.refusal).toEqual(conflict);
  expect(idOfNext(refuse(queue, 'x', null))).toBe('x');
});

test('what was entered before for a ballot is kept with what corrects it, and both are sent', () => {
  const queue = enqueue(enqueue([], entry('1', 'x')), entry('1', 'z', ['x']));
  expect(queue.map(idOf)).toEqual(['x', 'z']);
  expect(findQueued(queue, '1')).toEqual(queue[1]);
});

test('an entry stands in the place of all that its board knows of the ballot, whether it waits or was sent', () => {
  const queue = [entry('1', 'x', ['w']), entry('2', 'y'), entry('1', 'z', ['w', 'x'])];
  expect(knownEntries(queue, '1', ['sent'])).toEqual(['sent', 'w', 'x', 'z']);
  expect(knownEntries(queue, '3', [])).toEqual([]);
});
