import fastify, { type FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import type { Config } from '../config.ts';
import { knownHostsOnly } from './known-hosts.ts';

async function withPublicUrl(publicUrl: string | undefined): Promise<FastifyInstance> {
  const app = fastify();
  // Only the public address is read.
  knownHostsOnly(app, { publicUrl } as Config);
  app.get('/', async () => 'known');
  return app;
}

test('the public address is known with its port and no other, whatever a proxy says beside it', async () => {
  const app = await withPublicUrl('https://audit.example.gov');
  const status = async (headers: Record<string, string>) => (await app.inject({ url: '/', headers })).statusCode;
  expect(await status({ host: 'audit.example.gov' })).toBe(200);
  expect(await status({ host: 'AUDIT.example.gov' })).toBe(200);
  expect(await status({ host: 'audit.example.gov:8443' })).toBe(421);
  expect(await status({ host: 'audit.example.gov.attacker.example' })).toBe(421);
  expect(await status({ host: 'user@audit.example.gov' })).toBe(421);
  expect(await status({ host: 'attacker.example', 'x-forwarded-host': 'audit.example.gov' })).toBe(421);
});

test('numbers of other computers are no names of this one', async () => {
  const app = await withPublicUrl(undefined);
  const status = async (host: string) => (await app.inject({ url: '/', headers: { host } })).statusCode;
  expect(await status('203.0.113.9:8400')).toBe(421);
  expect(await status('127.0.0.1:8400')).toBe(200);
});
