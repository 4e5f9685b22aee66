import { emptyHistory } from '@plumbline/record';
import { expect, test } from 'vitest';
import { keepHistories } from './keep-histories.ts';

function historyAt(auditId: string, number: number) {
  return { ...emptyHistory(auditId), entries: number };
}

test('audits are kept by the length of their logs: the one not used for longest goes first', () => {
  const kept = keepHistories({ bytesMax: 100 });
  kept.keep(historyAt('a', 3), 40);
  kept.keep(historyAt('b', 3), 40);
  expect(kept.get('a')?.entries).toBe(3);
  kept.keep(historyAt('c', 3), 40);
  expect([kept.get('a'), kept.get('b'), kept.get('c')].map((one) => one !== undefined)).toEqual([true, false, true]);
  expect(kept.bytes()).toBe(80);
});

test('an audit grows by what is read of its log, and an older state of it changes nothing', () => {
  const kept = keepHistories({ bytesMax: 100 });
  kept.keep(historyAt('a', 3), 40);
  kept.keep(historyAt('a', 5), 20);
  kept.keep(historyAt('a', 4), 10);
  expect(kept.get('a')?.entries).toBe(5);
  expect(kept.bytes()).toBe(60);
});

test('one that alone is longer than all may be stays until another is used, so that its log is not read at each request', () => {
  const kept = keepHistories({ bytesMax: 100 });
  kept.keep(historyAt('long', 9), 500);
  expect(kept.get('long')?.entries).toBe(9);
  kept.keep(historyAt('short', 1), 10);
  expect(kept.get('long')).toBeUndefined();
  expect(kept.bytes()).toBe(10);
});
