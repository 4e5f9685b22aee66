import http from 'node:http';
import net from 'node:net';
import { fileAddress, liveAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit } from '../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';

/* What a hostile visitor tries, beyond what the other tests of this folder show. */

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Attacked', type: 'ballot-polling', ...POLLING });

const HEADERS = { 'content-type': 'application/json', 'x-plumbline': '1' };

function send(name: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${office.origin}/api/commands/${name}`, { method: 'POST', headers: { ...HEADERS, ...headers }, body });
}

test('half a character and the zero byte are refused by name, and are no fault of ours', async () => {
  const refused = await ada.refused('define-contests', {
    auditId,
    contests: [
      { ...POLLING.contests[0], name: 'Zero\0' },
      { ...POLLING.contests[1], choices: [] },
    ],
  });
  expect(refused.code).toBe('request-not-understood');
  for (const email of ['a\\u0000b@office.example', 'a\\ud800b@office.example']) {
    const response = await send('request-sign-in-code', `{"email":"${email}"}`);
    expect(await response.json()).toMatchObject({ status: 400, issues: [{ path: 'email' }] });
  }
  const zero = await ada.fetch(`${office.origin}/api/queries/jurisdiction?auditId=${auditId}&jurisdiction=%00`, {});
  expect(zero.status).toBe(400);
});

test('an identifier in capitals names nothing, not a second log beside the first', async () => {
  const loud = auditId.toUpperCase();
  for (const address of [
    `/api/queries/plan?auditId=${loud}`,
    fileAddress({ auditId: loud, kind: 'participants', jurisdiction: null }),
    liveAddress(loud),
  ]) {
    expect([address, (await ada.fetch(`${office.origin}${address}`, {})).status]).toEqual([address, 404]);
  }
  expect(await ada.refused('delete-audit', { auditId: loud })).toMatchObject({ status: 404 });
});

test('whoever may not listen to an audit is told why, as everywhere', async () => {
  const other = await office.signedIn(FIRST_MANAGER);
  const { auditId: elsewhere } = await ada.send('create-audit', {
    organizationId: office.organizationId,
    name: 'Not theirs',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
  });
  expect((await other.fetch(`${office.origin}${liveAddress(elsewhere)}`, {})).status).toBe(404);
  expect((await fetch(`${office.origin}${liveAddress(elsewhere)}`)).status).toBe(401);
});

test('an invented cookie, or an address written in another way, does not begin a new count of requests', async () => {
  const left = (response: Response) => Number(response.headers.get('x-ratelimit-remaining'));
  const guess = (name: string, cookie: string) => send(name, '{"token":"guessed","pin":"1"}', { cookie });
  const first = left(await guess('sign-in-to-board', 'plumbline=invented'));
  expect(left(await guess('%73ign-in-to-board', 'plumbline=another'))).toBe(first - 1);
  const ask = (cookie: string) => fetch(`${office.origin}/api/queries/session`, { headers: { cookie } });
  const before = left(await ask('plumbline=invented'));
  expect(left(await ask('plumbline=another'))).toBe(before - 1);
  const known = left(await ada.fetch(`${office.origin}/api/queries/session`, {}));
  expect(left(await ask('plumbline=a-third'))).toBe(before - 2);
  expect(left(await ada.fetch(`${office.origin}/api/queries/session`, {}))).toBe(known - 1);
});

test('neither a known address nor another is answered before the step', async () => {
  for (const email of [FIRST_MANAGER, 'nobody@office.example']) {
    const began = performance.now();
    await send('request-sign-in-code', JSON.stringify({ email }));
    // A timer may fire a little before its time, never much.
    expect(performance.now() - began).toBeGreaterThanOrEqual(195);
  }
});

test('the outbox is for this computer only: a website whose name leads here cannot read it', async () => {
  const address = `${office.origin}/api/queries/outbox`;
  const { port } = new URL(office.origin);
  expect(await statusFor(address, `localhost:${port}`)).toBe(200);
  expect(await statusFor(address, `127.0.0.1:${port}`)).toBe(200);
  expect(await statusFor(address, `plumbline.attacker.example:${port}`)).toBe(421);
  expect(await statusFor(address, 'localhost.attacker.example')).toBe(421);
});

test('a name that is not this server’s own is answered with nothing, on every page', async () => {
  const { port } = new URL(office.origin);
  for (const page of ['/api/health', '/api/queries/session', '/problems', '/', '/nowhere', '/%zz']) {
    const address = `${office.origin}${page}`;
    for (const host of [
      'plumbline.attacker.example',
      `attacker.example:${port}`,
      `127.0.0.1.example:${port}`,
      '192.0.2.7',
      'a/b',
    ]) {
      // What cannot be read as an address is refused as that, before anybody looks at the name.
      const refused = page === '/%zz' ? 400 : 421;
      expect([page, host, await statusFor(address, host)]).toEqual([page, host, refused]);
    }
  }
  for (const host of [`127.0.0.1:${port}`, 'localhost', 'audit.localhost', '[::1]:8400']) {
    expect([host, await statusFor(`${office.origin}/api/queries/session`, host)]).toEqual([host, 200]);
  }
});

test('a problem is kept in no cache and in no frame, whoever finds it', async () => {
  const answers = await Promise.all([
    fetch(`${office.origin}/api/queries/home`),
    fetch(`${office.origin}/api/queries/nothing`),
    fetch(`${office.origin}/%zz`),
    send('sign-out', '{'),
    fetch(`${office.origin}/api/commands/sign-out`, { method: 'POST', body: '{}' }),
  ]);
  for (const { status, headers } of answers) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect([status, headers.get('cache-control'), headers.get('x-frame-options')]).toEqual([
      status,
      'no-store',
      'DENY',
    ]);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
  const done = await send('sign-out', '{}');
  expect([done.status, done.headers.get('cache-control')]).toEqual([200, 'no-store']);
});

test('what is no request at all is answered as every other problem, and the line is closed', async () => {
  const answer = await exchange('GET / HTTP/1.1\r\nno colon here\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
  expect(answer).toContain('x-frame-options: DENY');
  expect(answer).toContain('"code":"request-not-understood"');
});

test('what is refused before its body has come is not waited for', async () => {
  const head = `POST /api/commands/sign-out HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{"half"`;
  const answer = await exchange(head);
  expect(answer).toContain('"code":"request-from-elsewhere"');
});

test('one session listens to twenty streams and no more', async () => {
  const omar = await office.signedIn(ADMINISTRATOR);
  const closing = new AbortController();
  // Held until the end: a stream whose response nobody holds any more is closed by the garbage collector.
  const responses: Response[] = [];
  for (let opened = 0; opened < 25; opened += 1) {
    responses.push(await omar.fetch(`${office.origin}${liveAddress(auditId)}`, { signal: closing.signal }));
  }
  closing.abort();
  expect(responses.map(({ status }) => status)).toEqual([...Array(20).fill(200), ...Array(5).fill(429)]);
});

test('an address that cannot be read is a problem like every other', async () => {
  const response = await fetch(`${office.origin}/%zz`);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toMatchObject({ status: 400, code: 'request-not-understood' });
});

test('a sample no round can hold is refused before anybody draws it', async () => {
  const sizes = { 'Contest 1': 1_000_000_000 };
  const search = new URLSearchParams({ auditId, sizes: JSON.stringify(sizes) });
  const previewed = await ada.fetch(`${office.origin}/api/queries/sample-preview?${search}`, {});
  expect(await previewed.json()).toMatchObject({ status: 400, code: 'sample-too-large' });
});

/** Says something over a connection of its own, and answers what came until the server closed it. */
async function exchange(said: string): Promise<string> {
  const socket = net.connect(Number(new URL(office.origin).port), '127.0.0.1');
  socket.write(said);
  const chunks: Buffer[] = await socket.toArray();
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch` sends the host of the address and no other. */
function statusFor(address: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { headers: { host } }, (response) => {
      response.resume();
      assert(response.statusCode !== undefined, 'an answer has a status');
      resolve(response.statusCode);
    });
    request.on('error', reject);
  });
}
