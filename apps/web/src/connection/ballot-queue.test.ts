import type { Problem } from '@plumbline/api';
import { expect, test } from 'vitest';
import { acknowledge, enqueue, findQueued, nextToSend, parseQueue, type QueuedBallot, refuse } from './ballot-queue.ts';

function entry(ballot: string, commandId: string): QueuedBallot {
  const record = { state: 'not-found' } as const;
  const input = { auditId: 'a', jurisdiction: 'J1', board: 'B1', ballot, record, basedOn: null };
  return { commandId, input, keptAt: '2026-11-21T10:00:00Z', refusal: null };
}

const conflict: Problem = {
  type: '/problems/ballot-changed',
  title: 'Somebody else recorded this ballot',
  status: 409,
  detail: 'Compare both.',
  code: 'ballot-changed',
  requestId: '1',
  issues: [],
};

test('entries are sent in the order they were made', () => {
  const queue = enqueue(enqueue([], entry('1', 'x')), entry('2', 'y'));
  expect(nextToSend(queue)?.commandId).toBe('x');
  expect(nextToSend(acknowledge(queue, 'x'))?.commandId).toBe('y');
  expect(nextToSend([])).toBeUndefined();
});

test('a refused entry stays, and does not hold up the others', () => {
  const queue = refuse(enqueue(enqueue([], entry('1', 'x')), entry('2', 'y')), 'x', conflict);
  expect(nextToSend(queue)?.commandId).toBe('y');
  expect(findQueued(queue, '1')?.refusal).toEqual(conflict);
});

test('a decision replaces the refused entry', () => {
  const queue = enqueue(refuse(enqueue([], entry('1', 'x')), 'x', conflict), entry('1', 'z'));
  expect(queue.map((one) => one.commandId)).toEqual(['z']);
});

test('what the device kept is read back, and rubbish is not', () => {
  const queue = enqueue([], entry('1', 'x'));
  expect(parseQueue(JSON.stringify(queue))).toEqual(queue);
  expect(parseQueue('{')).toEqual([]);
  expect(parseQueue('[3]')).toEqual([]);
  expect(parseQueue(null)).toEqual([]);
});
