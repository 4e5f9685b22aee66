import fastify from 'fastify';
import { expect, test } from 'vitest';
import type { DiskSpace } from '../files/disk.ts';
import { keepSpace } from './keep-space.ts';

async function statusesWith(space: DiskSpace): Promise<Readonly<Record<string, number>>> {
  const app = fastify();
  keepSpace(app, { space: async () => space });
  app.post('/api/commands/:name', async () => 'done');
  app.post('/api/uploads', async () => 'done');
  app.post('/api/uploads/office-map', async () => 'done');
  app.get('/api/queries/:name', async () => 'read');
  const status = async (method: 'GET' | 'POST', url: string) => (await app.inject({ method, url })).statusCode;
  return {
    upload: await status('POST', '/api/uploads?kind=manifest'),
    command: await status('POST', '/api/commands/record-ballot'),
    signIn: await status('POST', '/api/commands/sign-in-with-code'),
    reading: await status('GET', '/api/queries/home'),
  };
}

test('with little room, files are refused; with none, commands; what is there can always be read', async () => {
  expect(await statusesWith('ok')).toEqual({ upload: 200, command: 200, signIn: 200, reading: 200 });
  expect(await statusesWith('unknown')).toEqual({ upload: 200, command: 200, signIn: 200, reading: 200 });
  expect(await statusesWith('low')).toEqual({ upload: 507, command: 200, signIn: 200, reading: 200 });
  expect(await statusesWith('full')).toEqual({ upload: 507, command: 507, signIn: 200, reading: 200 });
});
