import fastify from 'fastify';
import { expect, test } from 'vitest';
import { nearestProxyOnly, networkOf } from './limit-rates.ts';

test('behind a proxy the address is the one it added, not one the visitor wrote before it', async () => {
  const app = fastify({ trustProxy: nearestProxyOnly });
  app.get('/', async (request) => request.ip);
  const headers = { 'x-forwarded-for': '192.0.2.66, 198.51.100.7' };
  expect((await app.inject({ url: '/', headers, remoteAddress: '127.0.0.1' })).body).toBe('198.51.100.7');
});

test('the half of an IPv6 address that its owner can choose does not count', () => {
  const one = ['2001:db8:1:2::', '2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:ffff::9'];
  expect([...new Set(one.map(networkOf))]).toEqual(['2001:db8:1:2']);
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('2001:db8:1:3::1')).not.toBe('2001:db8:1:2');
});

test('an IPv4 address counts as a whole, however it is written', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('::ffff:192.0.2.7');
});
