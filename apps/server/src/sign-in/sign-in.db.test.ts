import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit } from '../journeys/plan-audit.ts';
import { readLog } from '../log/read-log.ts';
import { organizationChain } from '../stores/organizations.ts';
import { findPersonByEmail } from '../stores/people.ts';
import { addSignInLink } from '../stores/sign-in-links.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { digestOfToken, newToken } from './token.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Sign-ins', type: 'ballot-polling', ...POLLING });

const MINUTE = 60_000;

function pass(milliseconds: number): void {
  office.clock.now = new Date(office.clock.now.getTime() + milliseconds);
}

async function codeSentTo(email: string): Promise<string | undefined> {
  const { messages } = await office.nobody().ask('outbox', {});
  const message = messages.find((one) => one.to === email);
  return message && /\d{6}/.exec(message.text)?.[0];
}

async function askCode(person: TestPerson): Promise<string> {
  await person.send('request-sign-in-code', { email: FIRST_MANAGER });
  const code = await codeSentTo(FIRST_MANAGER);
  assert(code !== undefined, 'a code was sent', FIRST_MANAGER);
  return code;
}

function wrongCode(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

async function refusalOf(person: TestPerson, code: string): Promise<string> {
  return (await person.refused('sign-in-with-code', { email: FIRST_MANAGER, code })).code;
}

test('an address nobody has is answered like any other, and gets no message', async () => {
  const stranger = office.nobody();
  const email = 'stranger@elsewhere.example';
  expect(await stranger.send('request-sign-in-code', { email })).toEqual({});
  expect(await codeSentTo(email)).toBeUndefined();
  const known = await refusalOf(office.nobody(), '123456');
  expect((await stranger.refused('sign-in-with-code', { email, code: '123456' })).code).toBe(known);
});

test('asking again within a quarter of an hour sends the same code, and it signs in once', async () => {
  const jane = office.nobody();
  const code = await askCode(jane);
  pass(2 * MINUTE);
  expect(await askCode(jane)).toBe(code);
  const signedIn = await jane.send('sign-in-with-code', { email: ` ${FIRST_MANAGER.toUpperCase()} `, code });
  expect(signedIn.person).toEqual({ role: 'jurisdiction-manager', name: FIRST_MANAGER });
  expect(await refusalOf(office.nobody(), code)).toBe('code-wrong');
});

test('nine wrong codes and the right one sign in; ten lock it until it would have expired', async () => {
  pass(20 * MINUTE);
  const jane = office.nobody();
  const first = await askCode(jane);
  for (let attempt = 0; attempt < 9; attempt += 1) expect(await refusalOf(jane, wrongCode(first))).toBe('code-wrong');
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: first });

  const second = await askCode(jane);
  for (let attempt = 0; attempt < 10; attempt += 1) await refusalOf(jane, wrongCode(second));
  expect(await refusalOf(jane, second)).toBe('code-locked');
  pass(14 * MINUTE);
  expect(await askCode(jane)).toBe(second);
  expect(await refusalOf(jane, second)).toBe('code-locked');
  pass(MINUTE);
  const third = await askCode(jane);
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: third });
});

test('asking over and over does not fill a mailbox', async () => {
  pass(20 * MINUTE);
  const jane = office.nobody();
  const email = ADMINISTRATOR;
  for (let time = 0; time < 9; time += 1) await jane.send('request-sign-in-code', { email });
  const { messages } = await jane.ask('outbox', {});
  expect(messages.filter((one) => one.to === email)).toHaveLength(5);
});

test('a code older than a quarter of an hour is no longer good', async () => {
  const jane = office.nobody();
  const code = await askCode(jane);
  pass(15 * MINUTE);
  expect(await refusalOf(jane, code)).toBe('code-expired');
});

test('every attempt is in the log of the organization with its reason, and no address is', async () => {
  const entries = await readLog(office.services.db, organizationChain(office.organizationId));
  const text = entries.map((entry) => entry.body).join('\n');
  for (const reason of ['wrong', 'locked', 'expired']) expect(text).toContain(`"reason":"${reason}"`);
  expect(text).toContain('"type":"signed-in"');
  expect(text).not.toContain('@');
});

test('a session ends after an idle hour, and after eight hours in any case', async () => {
  const jane = office.nobody();
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  pass(59 * MINUTE);
  await jane.ask('home', {});
  pass(61 * MINUTE);
  expect(await jane.client.ask('home', {})).toMatchObject({ ok: false, error: { status: 401 } });

  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  for (let half = 0; half < 16; half += 1) {
    await jane.ask('home', {});
    pass(30 * MINUTE);
  }
  pass(MINUTE);
  expect(await jane.client.ask('home', {})).toMatchObject({ ok: false, error: { status: 401 } });
});

test('asking how long the session lasts does not make it last longer', async () => {
  const jane = office.nobody();
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  const { expiresAt } = await jane.ask('session', {});
  pass(50 * MINUTE);
  expect((await jane.ask('session', {})).expiresAt).toBe(expiresAt);
});

test('signing out ends the session', async () => {
  const jane = office.nobody();
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  await jane.send('sign-out', {});
  expect((await jane.ask('session', {})).person).toBeNull();
});

test('a printed link opens one session; the same command sent again opens it again', async () => {
  const person = await findPersonByEmail(office.services.db, FIRST_MANAGER);
  assert(person !== undefined, 'the manager is known');
  const token = newToken();
  const subject = { kind: 'person', personId: person.personId } as const;
  await addSignInLink(office.services.db, { tokenSha256: digestOfToken(token), subject, at: office.clock.now });
  const commandId = randomUUID();
  const browser = office.nobody();
  expect((await browser.client.send('sign-in-with-link', { token }, commandId)).ok).toBe(true);
  expect((await browser.client.send('sign-in-with-link', { token }, commandId)).ok).toBe(true);
  expect((await browser.ask('session', {})).person).not.toBeNull();
  expect((await office.nobody().refused('sign-in-with-link', { token })).code).toBe('link-used');
  pass(6 * MINUTE);
  const late = await office.nobody().client.send('sign-in-with-link', { token }, commandId);
  expect(late).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
});

test('what would change something is refused when it does not come from our pages', async () => {
  const address = `${office.origin}/api/commands/sign-out`;
  const request = { method: 'POST', body: '{}' };
  const without = await fetch(address, { ...request, headers: { 'content-type': 'application/json' } });
  expect(without.status).toBe(403);
  const headers = { 'content-type': 'application/json', 'x-plumbline': '1', 'sec-fetch-site': 'cross-site' };
  const elsewhere = await fetch(address, { ...request, headers });
  expect(await elsewhere.json()).toMatchObject({ code: 'request-from-elsewhere', status: 403 });
});

test('a deleted audit is gone for everyone, and its name is free', async () => {
  const jane = office.nobody();
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  const again = await office.signedIn(ADMINISTRATOR);
  expect((await jane.refused('delete-audit', { auditId })).status).toBe(403);
  await again.send('delete-audit', { auditId });
  expect(await again.client.ask('plan', { auditId })).toMatchObject({ ok: false, error: { status: 404 } });
  expect(await jane.client.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).toMatchObject({
    ok: false,
    error: { status: 404 },
  });
  await planAudit(office, again, { name: 'Sign-ins', type: 'ballot-polling', ...POLLING });
});
