import { Writable } from 'node:stream';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { logRefusedAccess, noteAsker } from './refused-accesses.ts';

const lines: string[] = [];
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString('utf8'));
    done();
  },
});
const app = fastify({ logger: { level: 'info', stream } });
app.get('/api/queries/:name', async (request) => {
  noteAsker(request, 'person:5f0c');
  logRefusedAccess(request, 'not-allowed');
  return 'refused';
});
app.get('/board/:token', async (request) => {
  logRefusedAccess(request, 'board-link-unknown');
  logRefusedAccess(request, 'request-not-understood');
  return 'refused';
});

async function linesAbout(url: string, remoteAddress: string): Promise<readonly Record<string, unknown>[]> {
  lines.length = 0;
  await app.inject({ url, remoteAddress, headers: { cookie: 'plumbline=secret-cookie' } });
  return lines.map((line): Record<string, unknown> => JSON.parse(line)).filter(({ msg }) => msg === 'refused');
}

test('a refused access is one line: what was refused, where, and by whom', async () => {
  const [line, ...others] = await linesAbout('/api/queries/home?email=ada@office.example', '198.51.100.7');
  expect(others).toEqual([]);
  expect(line).toMatchObject({ refused: 'not-allowed', method: 'GET', route: '/api/queries/home', by: 'person:5f0c' });
});

test('neither a secret nor an address of a person or of a network is in it', async () => {
  const found = await linesAbout('/board/the-secret-of-a-board?email=ada@office.example', '198.51.100.7');
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ refused: 'board-link-unknown', route: '/board/:token', by: 'nobody' });
  for (const secret of ['the-secret', 'secret-cookie', 'ada@', '198.51.100']) {
    expect(JSON.stringify(found)).not.toContain(secret);
  }
});

test('refusals to one network carry the same mark, and to another another', async () => {
  const mark = async (address: string) => (await linesAbout('/api/queries/home', address))[0]?.network;
  const first = await mark('198.51.100.7');
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect(await mark('198.51.100.7')).toBe(first);
  expect(await mark('198.51.100.8')).not.toBe(first);
});
