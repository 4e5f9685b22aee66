import http from 'node:http';
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
  const guess = (name: string, cookie: string) => send(name, '{"token":"guessed"}', { cookie });
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
  expect(await statusFor(address, `plumbline.attacker.example:${port}`)).toBe(404);
  expect(await statusFor(address, 'localhost.attacker.example')).toBe(404);
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
