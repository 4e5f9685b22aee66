import { randomUUID } from 'node:crypto';
import { fileAddress, HealthSchema, liveAddress, uploadAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit, useFile } from '../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Over HTTP', type: 'ballot-polling', ...POLLING });

test('every answer forbids what is inline or from elsewhere, frames, and telling others the address', async () => {
  const { headers } = await fetch(`${office.origin}/api/queries/session`);
  const policy = headers.get('content-security-policy');
  for (const kind of ['default', 'script', 'style', 'img', 'connect']) expect(policy).toContain(`${kind}-src 'self';`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('the session cookie is not readable by scripts and not sent along from other sites', async () => {
  expect(ada.cookie()).toMatch(/^plumbline=[\w-]{43}; plumbline-device=[\w-]{43}$/);
  const fresh = office.nobody();
  const cookies: string[] = [];
  const response = await fresh.fetch(`${office.origin}/api/commands/sign-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-plumbline': '1' },
    body: '{}',
  });
  cookies.push(...response.headers.getSetCookie());
  expect(cookies).toEqual(['plumbline=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0']);
});

test('what is not there, and what was not understood, is a problem like every other', async () => {
  const missing = await fetch(`${office.origin}/api/queries/nothing`);
  expect(missing.headers.get('content-type')).toContain('application/problem+json');
  expect(await missing.json()).toMatchObject({
    status: 404,
    code: 'not-found',
    type: '/problems/not-found',
    issues: [],
  });
  const script = await fetch(`${office.origin}/assets/no-such-script.js`);
  expect([script.status, script.headers.get('content-type')]).toEqual([404, expect.stringContaining('problem+json')]);
  const settings = { electionName: '', state: 'California', riskLimitPercent: 50, dataEntry: 'online' } as const;
  const refused = await ada.refused('change-settings', { auditId, settings });
  expect(refused).toMatchObject({ status: 400, code: 'request-not-understood' });
  expect(refused.issues.map((issue) => issue.path)).toEqual([
    'settings.electionName',
    'settings.state',
    'settings.riskLimitPercent',
  ]);
  const headers = { 'content-type': 'application/json', 'x-plumbline': '1' };
  const broken = await fetch(`${office.origin}/api/commands/sign-out`, { method: 'POST', headers, body: '{' });
  expect(await broken.json()).toMatchObject({ status: 400, code: 'request-not-understood' });
  const large = JSON.stringify({ email: 'x'.repeat(2_100_000) });
  const tooLarge = await fetch(`${office.origin}/api/commands/request-sign-in-code`, {
    method: 'POST',
    headers,
    body: large,
  });
  expect(await tooLarge.json()).toMatchObject({ status: 413, code: 'too-large' });
});

test('other programs find out what can be sent here, and whether anybody is in', async () => {
  const description = await fetch(`${office.origin}/api/openapi.json`);
  expect(await description.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Plumbline' } });
  const health = await fetch(`${office.origin}/api/health`);
  // No process runs jobs here until one is started.
  expect([health.status, HealthSchema.parse(await health.json())]).toMatchObject([
    503,
    { status: 'attention', database: 'ok', jobs: 'none' },
  ]);
  const jobs = await office.startJobs();
  const well = await fetch(`${office.origin}/api/health`);
  expect([well.status, HealthSchema.parse(await well.json())]).toMatchObject([
    200,
    { status: 'ok', database: 'ok', disk: 'ok', jobs: 'ok' },
  ]);
  await office.services.pool.query(
    "select graphile_worker.add_job('nobody-does-this', run_at := now() - interval '1 hour')",
  );
  expect(await (await fetch(`${office.origin}/api/health`)).json()).toMatchObject({ jobs: 'behind' });
  await jobs.stop();
});

test('a file that is too large, or empty, is refused and not kept', async () => {
  const address = uploadAddress({ auditId, kind: 'participants', jurisdiction: null, name: 'participants.csv' });
  const send = async (body: string) => {
    const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
    const response = await ada.fetch(`${office.origin}${address}`, { method: 'POST', headers, body });
    return response.json();
  };
  const before = await storedFiles();
  expect(await send('x'.repeat(1_100_000))).toMatchObject({ status: 413, code: 'too-large' });
  expect(await send('')).toMatchObject({ status: 400, code: 'upload-empty' });
  expect(await storedFiles()).toBe(before);
});

test('a zero inside a name of a UTF-16 file is a sentence about the file', async () => {
  const text = 'Jurisdiction,Admin Email\nJ\u00001,a@office.example\n';
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const address = uploadAddress({ auditId, kind: 'participants', jurisdiction: null, name: 'participants.csv' });
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
  const response = await ada.fetch(`${office.origin}${address}`, { method: 'POST', headers, body: bytes });
  expect(response.status).toBe(200);
  const report = await response.json();
  expect(report).toMatchObject({ accepted: false, issues: [{ severity: 'ERROR', code: 'BAD_CHARACTER', row: 2 }] });
  expect(JSON.stringify(report)).not.toContain('\\u0000');
});

async function storedFiles(): Promise<number> {
  let files = 0;
  for await (const _ of office.services.blobs.list()) files += 1;
  return files;
}

test('a registered file comes back as it was uploaded, to those who may have it', async () => {
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  await useFile(jane, slot, POLLING.manifests.J1);
  expect(await ada.download(fileAddress(slot))).toBe(POLLING.manifests.J1);
  const participants = await jane.fetch(
    `${office.origin}${fileAddress({ auditId, kind: 'participants', jurisdiction: null })}`,
    {},
  );
  expect(participants.status).toBe(403);
});

test('whoever listens to an audit hears that it changed, and the server can stop meanwhile', async () => {
  const heard = await listen(ada);
  await ada.send('change-settings', {
    auditId,
    settings: { electionName: 'Heard', state: 'CA', riskLimitPercent: 5, dataEntry: 'online' },
  });
  const { head } = (await ada.ask('plan', { auditId })).heading;
  const news = { auditId, jurisdiction: null, board: null, number: head.number };
  expect(await heard.next()).toContain(`event: changed\ndata: ${JSON.stringify(news)}`);
  const stranger = await fetch(`${office.origin}${liveAddress(auditId)}`);
  expect(stranger.status).toBe(401);
});

/** Reads server-sent events until one is more than a sign of life. The connection stays open: closing the office ends it. */
async function listen(person: TestPerson): Promise<{ readonly next: () => Promise<string> }> {
  const response = await person.fetch(`${office.origin}${liveAddress(auditId)}`, {});
  assert(response.ok && response.body !== null, 'the connection is open', response.status);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    for (;;) {
      const { value = '', done } = await reader.read();
      if (done || !value.startsWith(':')) return value;
    }
  };
  const first = await reader.read();
  assert(first.value?.startsWith(':') === true, 'the server says that it listens', first);
  return { next: read };
}

test('a command keeps its identifier only if it looks like one', async () => {
  const headers = { 'content-type': 'application/json', 'x-plumbline': '1', 'command-id': "'; drop table person --" };
  const response = await fetch(`${office.origin}/api/commands/sign-out`, { method: 'POST', headers, body: '{}' });
  expect(response.status).toBe(200);
  expect(randomUUID()).toMatch(/^[\w-]{8,100}$/);
});
