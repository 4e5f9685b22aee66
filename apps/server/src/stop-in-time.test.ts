import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { stopInTime } from './stop-in-time.ts';

function recording() {
  const ended: string[] = [];
  const part = (what: string, milliseconds = 0) => {
    const end = async () => {
      await sleep(milliseconds);
      ended.push(what);
    };
    return { what, end };
  };
  return { ended, part };
}

test('stages end one after the other, the parts of one together', async () => {
  const { ended, part } = recording();
  const stages = [[part('slow', 30), part('quick')], [part('database')]];
  expect(await stopInTime(stages, { msMax: 5_000 })).toEqual([]);
  expect(ended).toEqual(['quick', 'slow', 'database']);
});

test('what never ends is left when the time is over, and named', async () => {
  const { part } = recording();
  const never = { what: 'requests', end: () => new Promise<void>(() => undefined) };
  const began = performance.now();
  expect(await stopInTime([[never, part('jobs')], [part('database')]], { msMax: 50 })).toEqual([
    'requests',
    'database',
  ]);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('what fails to end keeps nothing else from ending, and is named', async () => {
  const { ended, part } = recording();
  const broken = { what: 'jobs', end: () => Promise.reject(new Error('the database is gone')) };
  expect(await stopInTime([[broken], [part('database')]], { msMax: 5_000 })).toEqual(['jobs']);
  expect(ended).toEqual(['database']);
});
