import { describe, expect, test } from 'vitest';
import { knownEntries } from '../../connection/ballot-queue.ts';
import type { QueuedBallot } from '../../connection/entry-queue.ts';
import { ballotsInHand, entriesReplaced, isToBeLookedAt, nextBallot } from './ballot-lines.ts';

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
    readers: [],
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

describe('where each card is entered twice', () => {
  const once = { ...line('1'), state: 'entered-once' as const, entries: ['a'], readers: ['first' as const] };

  test('a ballot that one person entered is the other one’s to enter, and waits for them otherwise', () => {
    const stateFor = (reader: 'first' | 'second' | null) => ballotsInHand([once], [], reader).map(({ state }) => state);
    expect([stateFor('first'), stateFor('second'), stateFor(null)]).toEqual([
      ['other-turn'],
      ['your-turn'],
      ['entered-once'],
    ]);
    expect(ballotsInHand([once], [], 'second').every(isToBeLookedAt)).toBe(true);
    expect(ballotsInHand([once], [], 'first').some(isToBeLookedAt)).toBe(false);
  });

  test('what the other entered and waits on the same device is not shown', () => {
    const waiting = queued('1');
    const entry = { ...waiting.input.entry, reader: 'first' as const };
    const queue = [{ ...waiting, input: { ...waiting.input, entry } }];
    expect(ballotsInHand([line('1')], queue, 'first').map(({ state }) => state)).toEqual(['waiting']);
    expect(ballotsInHand([line('1')], queue, 'second').map(({ state }) => state)).toEqual(['not-audited']);
    // And an entry of the second does not stand in its place.
    expect(knownEntries(queue, '1', [], 'second')).toEqual([]);
    expect(knownEntries(queue, '1', [], 'first')).toEqual(['1']);
  });

  test('each replaces only their own entry, unless the ballot is looked at anew, and together they replace all', () => {
    const both = { ...line('1'), entries: ['a', 'b'], readers: ['first' as const, 'second' as const] };
    expect(entriesReplaced(both, 'second')).toEqual(['b']);
    expect(entriesReplaced(both, 'together')).toEqual(['a', 'b']);
    expect(entriesReplaced({ ...both, state: 'reopened' }, 'second')).toEqual(['a', 'b']);
  });
});
