import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit } from '../journeys/plan-audit.ts';
import { readLog } from '../log/read-log.ts';
import { organizationChain } from '../stores/organizations.ts';
import { findPersonByEmail } from '../stores/people.ts';
import { addCode, wrongTries } from '../stores/sign-in-codes.ts';
import { addSignInLink } from '../stores/sign-in-links.ts';
import { digestOfToken, newToken } from '../stores/token.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { digestOfCode } from './code-rules.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Sign-ins', type: 'ballot-polling', ...POLLING });

const MINUTE = 60_000;

function pass(milliseconds: number): void {
  office.clock.now = new Date(office.clock.now.getTime() + milliseconds);
}

async function codesSentTo(email: string): Promise<readonly string[]> {
  const { messages } = await office.nobody().ask('outbox', {});
  const own = messages.filter((one) => one.to === email);
  return own.flatMap((message) => /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(message.text)?.[0] ?? []);
}

async function askCode(person: TestPerson, email = FIRST_MANAGER): Promise<string> {
  await person.send('request-sign-in-code', { email });
  const [code] = await codesSentTo(email);
  assert(code !== undefined, 'a code was sent', email);
  return code;
}

function wrongCode(code: string): string {
  return code === '0000-0000' ? '0000-0001' : '0000-0000';
}

async function refusalOf(person: TestPerson, code: string, email = FIRST_MANAGER): Promise<string> {
  return (await person.refused('sign-in-with-code', { email, code })).code;
}

test('an address nobody has is answered like any other, and gets no message', async () => {
  const stranger = office.nobody();
  const email = 'stranger@elsewhere.example';
  expect(await stranger.send('request-sign-in-code', { email })).toEqual({});
  expect(await codesSentTo(email)).toEqual([]);
  await askCode(office.nobody());
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const known = await refusalOf(office.nobody(), '0000-0000');
    expect((await stranger.refused('sign-in-with-code', { email, code: '0000-0000' })).code).toBe(known);
  }
  for (let time = 0; time < 5; time += 1) await stranger.send('request-sign-in-code', { email });
  expect((await stranger.refused('request-sign-in-code', { email })).code).toBe('codes-used-up');
});

test('of a code the database keeps a digest: neither its table nor the log holds it', async () => {
  pass(60 * MINUTE);
  const code = await askCode(office.nobody());
  const { rows } = await sql<{ text: string }>`select sign_in_code::text as text from sign_in_code`.execute(
    office.services.db,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { text } of rows) expect(text.toUpperCase()).not.toContain(code.replace('-', ''));
  expect(await logText()).not.toContain(code);
});

test('asking again sends a new code and ends the earlier one; a code signs in once, however it is typed', async () => {
  pass(60 * MINUTE);
  const jane = office.nobody();
  const first = await askCode(jane);
  pass(2 * MINUTE);
  const second = await askCode(jane);
  expect(second).not.toBe(first);
  expect(await refusalOf(jane, first)).toBe('code-wrong');
  const typed = ` ${second.replace('-', ' ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}`;
  const signedIn = await jane.send('sign-in-with-code', { email: ` ${FIRST_MANAGER.toUpperCase()} `, code: typed });
  expect(signedIn.person).toEqual({ role: 'jurisdiction-manager', name: FIRST_MANAGER });
  expect(await refusalOf(office.nobody(), second)).toBe('code-expired');
});

test('whoever signs in with the right code has guessed nothing', async () => {
  const since = new Date(office.clock.now.getTime() - 24 * 60 * MINUTE);
  const before = await wrongTries(office.services.db, since);
  const manager = office.nobody();
  const code = await askCode(manager);
  await manager.send('sign-in-with-code', { email: FIRST_MANAGER, code });
  expect(await wrongTries(office.services.db, since)).toEqual(before);
});

test('nine wrong tries and the right code sign in; ten close it, and the next one is sent at once', async () => {
  pass(25 * 60 * MINUTE);
  const jane = office.nobody();
  const first = await askCode(jane);
  for (let attempt = 0; attempt < 9; attempt += 1) expect(await refusalOf(jane, wrongCode(first))).toBe('code-wrong');
  await office.nobody().send('sign-in-with-code', { email: FIRST_MANAGER, code: first });

  const second = await askCode(jane);
  for (let attempt = 0; attempt < 10; attempt += 1) await refusalOf(jane, wrongCode(second));
  expect(await refusalOf(jane, second)).toBe('code-locked');
  await office.nobody().send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
});

test('six codes leave for an address within an hour, and the answer says when the next one can', async () => {
  pass(60 * MINUTE);
  const jane = office.nobody();
  const before = (await codesSentTo(ADMINISTRATOR)).length;
  for (let time = 0; time < 6; time += 1) {
    await jane.send('request-sign-in-code', { email: ADMINISTRATOR });
    pass(MINUTE);
  }
  const { code, detail } = await jane.refused('request-sign-in-code', { email: ADMINISTRATOR });
  expect([code, detail]).toEqual([
    'codes-used-up',
    'Type the code of the newest message while it is good. The next one can be sent in 54 minutes.',
  ]);
  const sent = await codesSentTo(ADMINISTRATOR);
  expect(sent).toHaveLength(before + 6);
  // The newest still signs in.
  await jane.send('sign-in-with-code', { email: ADMINISTRATOR, code: sent[0] ?? '' });
  expect((await office.nobody().refused('request-sign-in-code', { email: ADMINISTRATOR })).code).toBe('codes-used-up');
  pass(54 * MINUTE);
  await office.nobody().send('request-sign-in-code', { email: ADMINISTRATOR });
});

test('others cannot use up the codes and the tries of a browser in which the person has signed in before', async () => {
  pass(60 * MINUTE);
  const jane = office.nobody();
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  await jane.send('sign-out', {});
  // From there somebody may ask for an address that nobody has: it is answered like any other.
  expect(await jane.send('request-sign-in-code', { email: 'nobody@elsewhere.example' })).toEqual({});
  const guesser = office.nobody();
  const honest = await askCode(jane);
  for (let time = 0; time < 5; time += 1) {
    await guesser.send('request-sign-in-code', { email: FIRST_MANAGER });
    for (let attempt = 0; attempt < 11; attempt += 1) await refusalOf(guesser, wrongCode(honest));
  }
  expect((await guesser.refused('request-sign-in-code', { email: FIRST_MANAGER })).code).toBe('codes-used-up');
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: honest });
  // Nor is a code of that browser one that a stranger can try at.
  expect(await refusalOf(guesser, await askCode(jane))).toBe('code-locked');
});

test('administrators are told once of guessing, by mail and on their first page, and told nothing of typing mistakes', async () => {
  pass(25 * 60 * MINUTE);
  const guesser = office.nobody();
  const told = async () => {
    const { messages } = await office.nobody().ask('outbox', {});
    return messages.filter((one) => one.subject.includes('guessing') && one.at >= office.clock.now.toISOString());
  };
  const noticed = async () => {
    const { organizations } = await (await office.signedIn(ADMINISTRATOR)).ask('home', {});
    return organizations[0]?.guessingNoticedAt;
  };
  const guess = async (times: number) => {
    const code = await askCode(guesser);
    for (let attempt = 0; attempt < times; attempt += 1) await refusalOf(guesser, wrongCode(code));
  };
  await guess(10);
  await guess(9);
  expect(await told()).toEqual([]);
  expect(await noticed()).toBeNull();
  await guess(10);
  const messages = await told();
  expect(messages.map((one) => one.to)).toEqual([ADMINISTRATOR]);
  expect(messages[0]?.text).toContain('20 wrong sign-in codes were typed for one address');
  expect(await noticed()).toBe(office.clock.now.toISOString());
  expect(await logText()).toContain('"addresses":1,"tries":20');
  pass(25 * 60 * MINUTE);
  expect(await noticed()).toBeNull();
});

test('while very many codes are guessed a code bears three tries, and a fresh one still signs in', async () => {
  pass(25 * 60 * MINUTE);
  const email = 'nobody@elsewhere.example';
  const place = { email, device: null };
  const codeId = await addCode(office.services.db, place, { digest: digestOfToken('any'), at: office.clock.now });
  await sql`update sign_in_code set attempts = 1000 where id = ${codeId}`.execute(office.services.db);
  const jane = office.nobody();
  const first = await askCode(jane);
  for (let attempt = 0; attempt < 3; attempt += 1) expect(await refusalOf(jane, wrongCode(first))).toBe('code-wrong');
  expect(await refusalOf(jane, first)).toBe('code-locked');
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
});

test('a code older than ten minutes is no longer good', async () => {
  pass(25 * 60 * MINUTE);
  const jane = office.nobody();
  const code = await askCode(jane);
  pass(10 * MINUTE);
  expect(await refusalOf(jane, code)).toBe('code-expired');
});

test('the link in the message signs in from another browser; that of an older message does not, and says so', async () => {
  pass(25 * 60 * MINUTE);
  const email = FIRST_MANAGER;
  const codeOf = async (device: string | null, code: string) => {
    const digest = digestOfCode(office.services.secret, { email, code });
    return addCode(office.services.db, { email, device }, { digest, at: office.clock.now });
  };
  const older = await codeOf('the browser of jane', '01234567');
  const newer = await codeOf('the browser of jane', '89ABCDEF');
  const phone = office.nobody();
  const old = await phone.refused('sign-in-with-code', { email, code: '0123-4567', sent: older });
  expect(old.code).toBe('code-expired');
  await phone.send('sign-in-with-code', { email, code: '89AB-CDEF', sent: newer });
});

async function logText(): Promise<string> {
  const entries = await readLog(office.services.db, organizationChain(office.organizationId));
  return entries.map((entry) => entry.body).join('\n');
}

test('every attempt is in the log of the organization with its reason, and no address is', async () => {
  const text = await logText();
  for (const reason of ['wrong', 'locked', 'expired']) expect(text).toContain(`"reason":"${reason}"`);
  expect(text).toContain('"type":"signed-in"');
  expect(text).not.toContain('@');
});

test('a session ends after half an idle hour, and after eight hours in any case', async () => {
  pass(60 * MINUTE);
  const jane = office.nobody();
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  pass(29 * MINUTE);
  await jane.ask('home', {});
  pass(31 * MINUTE);
  expect(await jane.client.ask('home', {})).toMatchObject({ ok: false, error: { status: 401 } });

  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  for (let quarter = 0; quarter < 32; quarter += 1) {
    await jane.ask('home', {});
    pass(15 * MINUTE);
  }
  pass(MINUTE);
  expect(await jane.client.ask('home', {})).toMatchObject({ ok: false, error: { status: 401 } });
});

test('asking how long the session lasts does not make it last longer', async () => {
  const jane = office.nobody();
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  const { expiresAt } = await jane.ask('session', {});
  pass(20 * MINUTE);
  expect((await jane.ask('session', {})).expiresAt).toBe(expiresAt);
});

test('what a page asks by itself while nobody is there does not make the session last longer, a sign of life does', async () => {
  const jane = office.nobody();
  await jane.send('sign-in-with-code', { email: FIRST_MANAGER, code: await askCode(jane) });
  const { expiresAt } = await jane.ask('session', {});
  pass(20 * MINUTE);
  const asked = await jane.fetch(`${office.origin}/api/queries/home`, {
    method: 'GET',
    headers: { 'x-plumbline-unattended': '1' },
  });
  expect(asked.status).toBe(200);
  expect((await jane.ask('session', {})).expiresAt).toBe(expiresAt);
  await jane.send('stay-signed-in', {});
  const later = Date.parse((await jane.ask('session', {})).expiresAt ?? '');
  expect(later - Date.parse(expiresAt ?? '')).toBe(20 * MINUTE);
});

test('where no provider of accounts is set up, nobody is asked to go to one, and no answer signs in', async () => {
  const person = office.nobody();
  const browser = newToken();
  expect((await person.refused('begin-account-sign-in', { browser })).code).toBe('account-off');
  expect((await person.refused('sign-in-with-account', { browser, answer: 'code=1&state=2' })).code).toBe(
    'account-off',
  );
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
