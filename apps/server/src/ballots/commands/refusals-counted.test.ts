import { expect, test } from 'vitest';
import { countRefusal, refusalsToNote } from './refusals-counted.ts';

test('what two people try again is counted as one kind, whichever of them signed in first', () => {
  const at = new Date('2026-11-09T15:00:00Z');
  const act = { signIns: [], command: 'begin-review', code: 'duty-missing', subject: 'F-13' } as const;
  for (const by of [
    ['lund', 'nakai'],
    ['nakai', 'lund'],
  ]) {
    countRefusal('a room', { ...act, by }, { at, since: '2026-11-09T10:00:00-05:00' });
  }
  const written = '2026-11-09T11:00:00-05:00';
  expect(refusalsToNote('a room', { at: new Date('2026-11-09T16:00:00Z'), written })).toMatchObject([{ times: 2 }]);
});
