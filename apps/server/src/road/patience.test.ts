import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { TooSlow, withPatience } from './patience.ts';

async function textOf(stream: Readable): Promise<string> {
  return Buffer.concat(await stream.toArray()).toString('utf8');
}

test('what arrives in time passes as it is', async () => {
  const source = Readable.from([Buffer.from('a'), Buffer.from('bc')]);
  expect(await textOf(withPatience(source, { silenceMsMax: 1_000, msMax: 1_000 }))).toBe('abc');
});

test('what stands still is given up, however much of it has come', async () => {
  const source = new PassThrough();
  source.write('half');
  await expect(textOf(withPatience(source, { silenceMsMax: 20, msMax: 10_000 }))).rejects.toBeInstanceOf(TooSlow);
});

test('what trickles without an end is given up', async () => {
  const source = new PassThrough();
  const trickle = setInterval(() => source.write('.'), 5);
  await expect(textOf(withPatience(source, { silenceMsMax: 5_000, msMax: 60 }))).rejects.toBeInstanceOf(TooSlow);
  clearInterval(trickle);
});

test('a reader that takes its time is no silence of the sender', async () => {
  const source = new PassThrough();
  const passed = withPatience(source, { silenceMsMax: 60, msMax: 10_000 });
  let read = 0;
  const sending = (async () => {
    for (let piece = 0; piece < 8; piece += 1) {
      source.write(Buffer.alloc(40_000));
      await sleep(15);
    }
    source.end();
  })();
  for await (const chunk of passed) {
    read += chunk.length;
    await sleep(25);
  }
  await sending;
  expect(read).toBe(320_000);
});

test('a source that breaks off breaks it off, and nobody has to be reading', async () => {
  const source = new PassThrough();
  const passed = withPatience(source, { silenceMsMax: 1_000, msMax: 1_000 });
  source.destroy(new Error('gone'));
  await expect(textOf(passed)).rejects.toThrow();
  const unread = withPatience(new PassThrough(), { silenceMsMax: 5, msMax: 1_000 });
  await sleep(30);
  expect(unread.destroyed).toBe(true);
});
