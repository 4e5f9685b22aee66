import { err, ok } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { accept, commitment, plannedAudit } from '../testing/build-audit.ts';
import { decide } from './decide.ts';

const TIMES = { ballotSeconds: 180, batchMinutes: 12.5, countSeconds: 8 };

test('times above nothing are kept as they were typed', () => {
  const audit = plannedAudit({ type: 'ballot-polling' });
  const times = TIMES;
  expect(decide(audit, { type: 'choose-work-times', times })).toEqual(ok([{ type: 'work-times-chosen', times }]));
});

test.each([
  [{ ballotSeconds: 0 }, { time: 'ballotSeconds', found: 0, most: 7200 }],
  [{ batchMinutes: 481 }, { time: 'batchMinutes', found: 481, most: 480 }],
  [{ countSeconds: Number.NaN }, { time: 'countSeconds', found: Number.NaN, most: 3600 }],
])('a time such as %j is refused', (change, found) => {
  const audit = plannedAudit({ type: 'ballot-polling' });
  const times = { ...TIMES, ...change };
  expect(decide(audit, { type: 'choose-work-times', times })).toEqual(
    err({ code: 'work-time-not-possible', ...found }),
  );
});

test('a commitment keeps the times, and they can still be changed', () => {
  const planned = accept(plannedAudit({ type: 'ballot-polling' }), { type: 'choose-work-times', times: TIMES });
  const committed = accept(planned, commitment(planned));
  expect(committed).toMatchObject({ phase: 'committed', workTimes: TIMES });
  const times = { ...TIMES, countSeconds: 9 };
  const later = accept(committed, { type: 'choose-work-times', times });
  expect(later).toMatchObject({ phase: 'committed', workTimes: times });
});
