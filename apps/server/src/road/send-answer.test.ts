import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { sendAnswer } from './send-answer.ts';

const LINES = Array.from({ length: 1_600 }, (_, index) => ({
  jurisdiction: `County ${index + 1}`,
  status: 'in-progress',
  units: 40,
  unitsDone: index % 41,
}));
const app = Fastify();
app.get('/long', (request, reply) => sendAnswer(request, reply, LINES));
app.get('/short', (request, reply) => sendAnswer(request, reply, { name: 'Ünïcode' }));
afterAll(() => app.close());

const get = (url: string, encoding?: string) =>
  app.inject({ url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

test.each(['gzip', 'br, gzip', 'deflate, gzip;q=0.5, *;q=0'])(
  'a long answer is packed for who reads %s',
  async (reads) => {
    const answer = await get('/long', reads);
    expect(answer.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
      vary: 'accept-encoding',
    });
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toEqual(LINES);
    // 1,600 lines are more than 100 kB, and travel as less than 30.
    expect(JSON.stringify(LINES).length).toBeGreaterThan(100_000);
    expect(answer.rawPayload.length).toBeLessThan(30_000);
  },
);

test.each([undefined, 'br', 'gzip;q=0', 'gzip;q=0.0, br', 'xgzip'])('and not for who reads %s', async (reads) => {
  const answer = await get('/long', reads);
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.json()).toEqual(LINES);
});

test('a short answer is sent as it is', async () => {
  const answer = await get('/short', 'gzip');
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.json()).toEqual({ name: 'Ünïcode' });
});
