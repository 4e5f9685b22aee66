import { expect, test } from 'vitest';
import { readTimes } from './WorkTimesChoose.tsx';

test('times are read as typed, with a fraction or without', () => {
  const { times, wrong } = readTimes({ ballotSeconds: ' 180 ', batchMinutes: '12.5', countSeconds: '8' });
  expect(times).toEqual({ ballotSeconds: 180, batchMinutes: 12.5, countSeconds: 8 });
  expect(wrong).toEqual([]);
});

test('everything that is no number above 0 is named at once', () => {
  const { wrong } = readTimes({ ballotSeconds: '0', batchMinutes: 'a while', countSeconds: '-3' });
  expect(wrong).toEqual(['ballotSeconds', 'batchMinutes', 'countSeconds']);
});
