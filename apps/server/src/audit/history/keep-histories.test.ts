import { emptyHistory } from '@plumbline/record';
import { expect, test } from 'vitest';
import { keepHistories } from './keep-histories.ts';

function historyAt(auditId: string, number: number) {
  return { ...emptyHistory(auditId), entries: number };
}

type Kept = ReturnType<typeof keepHistories>;

/** Keeps an audit that was folded after what is kept of it. */
function keep(kept: Kept, history: ReturnType<typeof historyAt>, bytes: number): void {
  kept.keep(history, { bytes, after: kept.get(history.auditId) });
}

test('audits are kept by the length of their logs: the one not used for longest goes first', () => {
  const kept = keepHistories({ bytesMax: 100 });
  keep(kept, historyAt('a', 3), 40);
  keep(kept, historyAt('b', 3), 40);
  expect(kept.get('a')?.entries).toBe(3);
  keep(kept, historyAt('c', 3), 40);
  expect([kept.get('a'), kept.get('b'), kept.get('c')].map((one) => one !== undefined)).toEqual([true, false, true]);
  expect(kept.bytes()).toBe(80);
});

test('an audit grows by what is read of its log, and what was folded after an older state of it changes nothing', () => {
  const kept = keepHistories({ bytesMax: 100 });
  keep(kept, historyAt('a', 3), 40);
  const before = kept.get('a');
  keep(kept, historyAt('a', 5), 20);
  // It may have entries that the other has not, and not have others that it has.
  kept.keep(historyAt('a', 6), { bytes: 10, after: before });
  kept.keep(historyAt('a', 7), { bytes: 10, after: undefined });
  expect(kept.get('a')?.entries).toBe(5);
  expect(kept.bytes()).toBe(60);
});

test('what was reached stands for all that is kept after it, and is forgotten with it', () => {
  const kept = keepHistories({ bytesMax: 100 });
  const heads = { names: ['Adams'], numbers: ['4'] };
  keep(kept, historyAt('a', 3), 40);
  const line = kept.lineOf('a');
  kept.noteReached('a', heads);
  keep(kept, historyAt('a', 5), 20);
  expect(kept.lineOf('a')).toBe(line);
  expect(kept.lineOf('a')?.reached).toBe(heads);
  keep(kept, historyAt('b', 1), 90);
  expect(kept.lineOf('a')).toBeUndefined();
  keep(kept, historyAt('a', 3), 5);
  expect(kept.lineOf('a')).not.toBe(line);
  expect(kept.lineOf('a')?.reached).toBeUndefined();
});

test('one that alone is longer than all may be stays until another is used, so that its log is not read at each request', () => {
  const kept = keepHistories({ bytesMax: 100 });
  keep(kept, historyAt('long', 9), 500);
  expect(kept.get('long')?.entries).toBe(9);
  keep(kept, historyAt('short', 1), 10);
  expect(kept.get('long')).toBeUndefined();
  expect(kept.bytes()).toBe(10);
});
