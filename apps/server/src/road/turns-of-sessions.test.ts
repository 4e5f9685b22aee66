import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { untilItsTurn } from './turns-of-sessions.ts';
import { openTurnstile } from './turnstile.ts';

const turnstile = openTurnstile({
  insideMax: 2,
  insideMaxInAll: Number.POSITIVE_INFINITY,
  waitingMax: 100,
  waitingMaxEach: 100,
  waitMsMax: 10_000,
});
/** Requests whose turn has come, in that order; each is answered when its function is called. */
const inside: { readonly path: string; readonly answer: () => void }[] = [];
const server = http.createServer(async (request, response) => {
  const path = request.url ?? '';
  await untilItsTurn(turnstile, path.split('/')[1] ?? '', response);
  inside.push({ path, answer: () => void response.end('done') });
});
await new Promise<void>((listening) => {
  server.listen(0, '127.0.0.1', listening);
});
const { port } = server.address() as AddressInfo;
afterAll(() => void server.close());

const ask = (path: string, signal?: AbortSignal) =>
  fetch(`http://127.0.0.1:${port}${path}`, signal === undefined ? {} : { signal }).then((answer) => answer.text());

async function until(holds: () => boolean): Promise<void> {
  for (let looked = 0; looked < 500 && !holds(); looked += 1) await sleep(10);
  expect(holds()).toBe(true);
}

test('of one session two are answered at a time, whoever else comes passes them, and a turn ends with the answer or with who asked', async () => {
  const gone = new AbortController();
  const first = ask('/jane/1', gone.signal).catch(() => 'gone');
  await until(() => inside.length === 1);
  const second = ask('/jane/2');
  await until(() => inside.length === 2);
  const impatient = new AbortController();
  const third = ask('/jane/3', impatient.signal).catch(() => 'gone');
  await sleep(50);
  const others = [ask('/jane/4'), ask('/jane/5')];
  await sleep(50);
  const omar = ask('/omar/1');
  await until(() => inside.length === 3);
  expect(inside.map(({ path }) => path)).toEqual(['/jane/1', '/jane/2', '/omar/1']);

  // Whoever has gone while waiting takes no turn from those behind.
  impatient.abort();
  expect(await third).toBe('gone');
  gone.abort();
  expect(await first).toBe('gone');
  await until(() => inside.length === 5);
  expect(inside.slice(3).map(({ path }) => path)).toEqual(['/jane/3', '/jane/4']);
  inside[1]?.answer();
  expect(await second).toBe('done');
  await until(() => inside.length === 6);
  for (const { answer } of inside.slice(2)) answer();
  expect(await Promise.all([...others, omar])).toEqual(['done', 'done', 'done']);
});
