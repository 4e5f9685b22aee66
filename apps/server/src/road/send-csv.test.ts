import fastify from 'fastify';
import { expect, test } from 'vitest';
import { sendCsv } from './send-csv.ts';

const app = fastify();
app.get('/', (_request, reply) => sendCsv(reply, 'Jo’s "list"\r\nx: y (*\'1\').csv', 'a'));

test('a file is saved under its name, whatever is in it, and the name cannot become another header', async () => {
  const { headers } = await app.inject('/');
  expect(headers['content-disposition']).toBe(
    `attachment; filename="Jo_s _list___x_ y (__1_).csv"; filename*=UTF-8''Jo%E2%80%99s%20%22list%22%0D%0Ax%3A%20y%20%28%2a%271%27%29.csv`,
  );
  expect(headers.x).toBeUndefined();
});
