import { expect, test } from 'vitest';
import { Busy } from './busy.ts';
import { openTurnstile } from './turnstile.ts';

const LIMITS = { insideMax: 1, insideMaxInAll: 2, waitingMax: 3, waitingMaxEach: 2, waitMsMax: 10_000 };

/** Work that lasts until it is told to end. */
function openWork() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, end: resolve };
}

test('one after the other at a gate, in the order in which they came', async () => {
  const turnstile = openTurnstile(LIMITS);
  const order: string[] = [];
  const first = openWork();
  const passes = ['a', 'b', 'c'].map((who) =>
    turnstile.pass({ gate: 'audit', who }, async () => {
      order.push(who);
      if (who === 'a') await first.work();
    }),
  );
  await Promise.resolve();
  expect(order).toEqual(['a']);
  first.end();
  await Promise.all(passes);
  expect(order).toEqual(['a', 'b', 'c']);
});

test('a crowd at one gate does not hold up another, and all gates together have a bound', async () => {
  const turnstile = openTurnstile(LIMITS);
  const entered: string[] = [];
  const open = ['x', 'x', 'y', 'z'].map((gate, index) => {
    const one = openWork();
    const pass = turnstile.pass({ gate, who: `${index}` }, () => {
      entered.push(`${gate}${index}`);
      return one.work();
    });
    return { ...one, pass };
  });
  await Promise.resolve();
  expect(entered).toEqual(['x0', 'y2']);
  open[2]?.end();
  await open[2]?.pass;
  expect(entered).toEqual(['x0', 'y2', 'z3']);
  for (const { end } of open) end();
  await Promise.all(open.map(({ pass }) => pass));
  expect(entered).toEqual(['x0', 'y2', 'z3', 'x1']);
});

test('whoever finds too many waiting is sent away at once, and one person cannot fill the queue', async () => {
  const turnstile = openTurnstile(LIMITS);
  const inside = openWork();
  const pass = (who: string) => turnstile.pass({ gate: 'audit', who }, inside.work);
  const taken = [pass('first'), pass('eager'), pass('eager')];
  await expect(pass('eager')).rejects.toBeInstanceOf(Busy);
  taken.push(pass('other'));
  await expect(pass('late')).rejects.toBeInstanceOf(Busy);
  inside.end();
  await Promise.all(taken);
  await pass('late');
});

test('nobody waits for ever, and work that fails lets the next one in', async () => {
  const turnstile = openTurnstile({ ...LIMITS, waitMsMax: 10 });
  const inside = openWork();
  const first = turnstile.pass({ gate: 'audit', who: 'a' }, async () => {
    await inside.work();
    throw new Error('it failed');
  });
  await expect(turnstile.pass({ gate: 'audit', who: 'b' }, async () => undefined)).rejects.toBeInstanceOf(Busy);
  inside.end();
  await expect(first).rejects.toThrow('it failed');
  expect(await turnstile.pass({ gate: 'audit', who: 'c' }, async () => 'done')).toBe('done');
});
