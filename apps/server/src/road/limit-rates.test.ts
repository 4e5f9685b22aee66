import fastify from 'fastify';
import { expect, test } from 'vitest';
import { nearestProxyOnly } from './limit-rates.ts';

test('behind a proxy the address is the one it added, not one the visitor wrote before it', async () => {
  const app = fastify({ trustProxy: nearestProxyOnly });
  app.get('/', async (request) => request.ip);
  const headers = { 'x-forwarded-for': '192.0.2.66, 198.51.100.7' };
  expect((await app.inject({ url: '/', headers, remoteAddress: '127.0.0.1' })).body).toBe('198.51.100.7');
});
