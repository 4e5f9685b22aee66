import fastify from 'fastify';
import { expect, test } from 'vitest';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import { limitRates, nearestProxyOnly, TooManyRequests } from './limit-rates.ts';

test('behind a proxy the address is the one it added, not one the visitor wrote before it', async () => {
  const app = fastify({ trustProxy: nearestProxyOnly });
  app.get('/', async (request) => request.ip);
  const headers = { 'x-forwarded-for': '192.0.2.66, 198.51.100.7' };
  expect((await app.inject({ url: '/', headers, remoteAddress: '127.0.0.1' })).body).toBe('198.51.100.7');
});

test('what is for everybody is bounded for each network, and files of the web app are not', async () => {
  const app = fastify();
  // Nobody has a session here, so that nothing of these is asked.
  await limitRates(app, {} as Services, {} as Config);
  app.setErrorHandler((error, _request, reply) => reply.code(error instanceof TooManyRequests ? 429 : 500).send());
  app.get('/public/ballots/:electionId/:jurisdiction', async () => 'page');
  app.get('/assets/:file', async () => 'file');
  const ask = async (url: string, remoteAddress: string) => (await app.inject({ url, remoteAddress })).statusCode;
  for (let asked = 0; asked < 1_200; asked += 1) {
    // Another name each time is the same route.
    expect(await ask(`/public/ballots/${asked}/nowhere`, '192.0.2.1')).toBe(200);
    expect(await ask(`/assets/${asked}`, '192.0.2.1')).toBe(200);
  }
  expect(await ask('/public/ballots/1200/nowhere', '192.0.2.1')).toBe(429);
  expect(await ask('/assets/1200', '192.0.2.1')).toBe(200);
  expect(await ask('/public/ballots/1200/nowhere', '198.51.100.7')).toBe(200);
});
