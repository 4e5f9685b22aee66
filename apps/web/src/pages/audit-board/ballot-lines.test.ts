import { expect, test } from 'vitest';
import type { QueuedBallot } from '../../connection/ballot-queue.ts';
import { ballotsInHand, nextBallot } from './ballot-lines.ts';

function line(ballot: string, state: 'not-audited' | 'audited' | 'not-found' = 'not-audited') {
  const place = { container: null, tabulator: null, batch: '1', position: Number(ballot), imprintedId: null };
  return {
    ballot,
    ...place,
    remade: false,
    said: null,
    findingRule: null,
    hasCvrs: null,
    state,
    version: null,
    entries: [],
  };
}

function queued(ballot: string, refusal: QueuedBallot['refusal'] = null): QueuedBallot {
  const record = { state: 'not-found' } as const;
  const entry = { id: ballot, device: 'tablet', number: 1, enteredAt: '', replaces: [] };
  const input = { auditId: 'a', jurisdiction: 'J', board: 'B', ballot, record, basedOn: null, entry };
  return { place: 'B', input, refusal };
}

const refusal = { type: '', title: '', status: 409, detail: '', code: 'x', requestId: '', issues: [] };

test('an entry on the device hides what is saved', () => {
  const lines = ballotsInHand([line('1'), line('2', 'audited'), line('3')], [queued('1'), queued('2', refusal)]);
  expect(lines.map(({ state }) => state)).toEqual(['waiting', 'refused', 'not-audited']);
});

test('the next ballot is the next one nobody looked at, then from the top', () => {
  const lines = ballotsInHand([line('1'), line('2'), line('3', 'audited'), line('4')], [queued('2')]);
  expect(nextBallot(lines, '2')?.ballot).toBe('4');
  expect(nextBallot(lines, '4')?.ballot).toBe('1');
  expect(nextBallot(ballotsInHand([line('1')], []), '1')).toBeUndefined();
});
