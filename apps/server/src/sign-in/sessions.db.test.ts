import { randomUUID } from 'node:crypto';
import { officeLogAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { FIRST_MANAGER, planAudit, SECOND_MANAGER } from '../journeys/plan-audit.ts';
import { appendEvents } from '../log/append-events.ts';
import { organizationChain } from '../stores/organizations.ts';
import { ensurePeople } from '../stores/people.ts';
import { addSignInLink } from '../stores/sign-in-links.ts';
import { digestOfToken, newToken } from '../stores/token.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { enterOffice } from './enter-office.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
await planAudit(office, ada, { name: 'Sessions', type: 'ballot-polling', ...POLLING });
const OTHER_ADMINISTRATOR = 'olga@elsewhere.example';
const elsewhere = await enterOffice(office.services, {
  organization: 'Elsewhere',
  defaultState: 'TX',
  administrators: [{ email: OTHER_ADMINISTRATOR, name: 'Olga Elsewhere' }],
});
const { organizationId } = office;

function pass(minutes: number): void {
  office.clock.now = new Date(office.clock.now.getTime() + minutes * 60_000);
}

async function isRefused(person: TestPerson): Promise<boolean> {
  const answer = await person.client.ask('home', {});
  if (answer.ok) return false;
  expect(answer.error).toMatchObject({ code: 'not-signed-in', status: 401 });
  return true;
}

async function personIdOf(email: string): Promise<string> {
  const personId = (await ensurePeople(office.services.db, [{ email }], office.clock.now)).get(email);
  assert(personId !== undefined, 'whoever was entered is there', email);
  return personId;
}

async function newestEntry(reader = ada, organization = organizationId) {
  const { entries } = await reader.ask('office-log', { organizationId: organization });
  const [newest] = entries;
  assert(newest !== undefined, 'the log has entries', organization);
  return newest;
}

test('people see their own sessions and no other, with where and when', async () => {
  pass(60);
  const [jane, omar] = [await office.signedIn(FIRST_MANAGER), await office.signedIn(SECOND_MANAGER)];
  const signedInAt = office.clock.now.toISOString();
  pass(5);
  const phone = await office.signedIn(FIRST_MANAGER);
  const phoneAt = office.clock.now.toISOString();
  pass(5);
  await jane.ask('home', {});
  const { sessions } = await jane.ask('own-sessions', {});
  const [first, second, ...rest] = sessions.map(({ sessionId: _, ...shown }) => shown);
  expect(rest).toEqual([]);
  const place = { device: null, address: '127.0.0.1' };
  expect(first).toEqual({ ...place, signedInAt, lastUsedAt: office.clock.now.toISOString(), isThis: true });
  expect(second).toEqual({ ...place, signedInAt: phoneAt, lastUsedAt: phoneAt, isThis: false });
  expect((await omar.ask('own-sessions', {})).sessions).toHaveLength(1);
  await phone.send('sign-out', {});
  expect((await jane.ask('own-sessions', {})).sessions).toHaveLength(1);
});

test('a session that has ended by itself is not listed', async () => {
  pass(60);
  await office.signedIn(FIRST_MANAGER);
  pass(29);
  const jane = await office.signedIn(FIRST_MANAGER);
  expect((await jane.ask('own-sessions', {})).sessions).toHaveLength(2);
  pass(1);
  expect((await jane.ask('own-sessions', {})).sessions).toHaveLength(1);
});

test('a browser is named by what it says of itself', async () => {
  pass(60);
  const token = newToken();
  const subject = { kind: 'person', personId: await personIdOf(FIRST_MANAGER) } as const;
  await addSignInLink(office.services.db, { tokenSha256: digestOfToken(token), subject, at: office.clock.now });
  const headers = {
    'x-plumbline': '1',
    'content-type': 'application/json',
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  };
  const address = `${office.origin}/api/commands/sign-in-with-link`;
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ token }) });
  expect(answer.status).toBe(200);
  const jane = await office.signedIn(FIRST_MANAGER);
  const { sessions } = await jane.ask('own-sessions', {});
  expect(sessions.find((one) => !one.isThis)?.device).toBe('Firefox on Windows');
});

test('a session that its owner ends is refused at once; the others go on, and the log says it', async () => {
  pass(60);
  await ada.client.ask('home', {});
  const reader = await office.signedIn(ADMINISTRATOR);
  const [desk, lost, tablet] = [
    await office.signedIn(FIRST_MANAGER),
    await office.signedIn(FIRST_MANAGER),
    await office.signedIn(FIRST_MANAGER),
  ];
  const own = (await lost.ask('own-sessions', {})).sessions.find((one) => one.isThis);
  assert(own !== undefined, 'the session asked from is listed', own);
  await desk.send('end-session', { sessionId: own.sessionId });
  expect(await Promise.all([desk, lost, tablet].map(isRefused))).toEqual([false, true, false]);
  const personId = await personIdOf(FIRST_MANAGER);
  expect(await newestEntry(reader)).toMatchObject({
    type: 'sessions-ended',
    by: FIRST_MANAGER,
    about: [FIRST_MANAGER],
    data: { personId, sessions: 1 },
  });
  // Once more it is not there, and nothing more is written.
  const { number } = await newestEntry(reader);
  expect((await desk.refused('end-session', { sessionId: own.sessionId })).code).toBe('not-found');
  expect(await desk.send('end-other-sessions', {})).toEqual({ ended: 1 });
  expect(await Promise.all([desk, tablet].map(isRefused))).toEqual([false, true]);
  expect(await desk.send('end-other-sessions', {})).toEqual({ ended: 0 });
  expect((await newestEntry(reader)).number).toBe(number + 1);
});

test('ending the session one is in signs out', async () => {
  pass(60);
  const jane = await office.signedIn(FIRST_MANAGER);
  const [own] = (await jane.ask('own-sessions', {})).sessions;
  await jane.send('end-session', { sessionId: own?.sessionId ?? '' });
  expect(await isRefused(jane)).toBe(true);
  expect(jane.cookie()).toContain('plumbline=;');
});

test('nobody ends or sees the session of somebody else, not even by its name', async () => {
  pass(60);
  const [jane, omar] = [await office.signedIn(FIRST_MANAGER), await office.signedIn(SECOND_MANAGER)];
  const [janes] = (await jane.ask('own-sessions', {})).sessions;
  const sessionId = janes?.sessionId ?? '';
  expect((await omar.refused('end-session', { sessionId })).code).toBe('not-found');
  expect((await office.nobody().refused('end-session', { sessionId })).code).toBe('not-signed-in');
  expect((await office.nobody().refused('end-other-sessions', {})).code).toBe('not-signed-in');
  expect(await omar.send('end-other-sessions', {})).toEqual({ ended: 0 });
  expect(await isRefused(jane)).toBe(false);
});

test('what signed in before is not sent again to open an ended session', async () => {
  pass(60);
  const jane = await office.signedIn(FIRST_MANAGER);
  const token = newToken();
  const subject = { kind: 'person', personId: await personIdOf(FIRST_MANAGER) } as const;
  await addSignInLink(office.services.db, { tokenSha256: digestOfToken(token), subject, at: office.clock.now });
  const [thief, commandId] = [office.nobody(), randomUUID()];
  const signIn = () => thief.client.send('sign-in-with-link', { token }, commandId);
  expect((await signIn()).ok).toBe(true);
  // A lost answer is asked for again.
  expect((await signIn()).ok).toBe(true);
  pass(1);
  expect((await jane.send('end-other-sessions', {})).ended).toBeGreaterThan(0);
  expect(await isRefused(thief)).toBe(true);
  expect(await signIn()).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  expect(await isRefused(thief)).toBe(true);
});

test('an administrator sees who of the office is signed in, without network addresses, and ends their sessions', async () => {
  pass(60);
  const [boss, jane, phone] = [
    await office.signedIn(ADMINISTRATOR),
    await office.signedIn(FIRST_MANAGER),
    await office.signedIn(FIRST_MANAGER),
  ];
  const olga = await office.signedIn(OTHER_ADMINISTRATOR);
  const personId = await personIdOf(FIRST_MANAGER);
  const { people } = await boss.ask('office-sessions', { organizationId });
  expect(people.map((one) => [one.name, one.isYou, one.sessions.length]).sort()).toEqual([
    ['Ada Warren', true, 1],
    [FIRST_MANAGER, false, 2],
  ]);
  expect(JSON.stringify(people)).not.toContain('127.0.0.1');
  expect(await boss.send('end-sessions-of-person', { organizationId, personId })).toEqual({ ended: 2 });
  expect(await Promise.all([boss, jane, phone, olga].map(isRefused))).toEqual([false, true, true, false]);
  expect(await newestEntry(boss)).toMatchObject({
    type: 'sessions-ended',
    by: 'Ada Warren, audit administrator',
    about: [FIRST_MANAGER],
    data: { personId, sessions: 2 },
  });
  const own = { organizationId, personId: await personIdOf(ADMINISTRATOR) };
  await office.signedIn(ADMINISTRATOR);
  expect(await boss.send('end-sessions-of-person', own)).toEqual({ ended: 1 });
  expect(await isRefused(boss)).toBe(false);
});

test('an office reaches neither the people nor the log of another, and a manager reads neither', async () => {
  pass(60);
  const [boss, jane, olga] = [
    await office.signedIn(ADMINISTRATOR),
    await office.signedIn(FIRST_MANAGER),
    await office.signedIn(OTHER_ADMINISTRATOR),
  ];
  const inOurs = { organizationId };
  const ofOlga = { personId: await personIdOf(OTHER_ADMINISTRATOR) };
  const ofJane = { personId: await personIdOf(FIRST_MANAGER) };
  expect((await boss.refused('end-sessions-of-person', { ...inOurs, ...ofOlga })).code).toBe('not-found');
  expect((await boss.refused('end-sessions-of-person', { organizationId: elsewhere, ...ofOlga })).code).toBe(
    'not-found',
  );
  expect((await olga.refused('end-sessions-of-person', { ...inOurs, ...ofJane })).code).toBe('not-found');
  expect((await jane.refused('end-sessions-of-person', { ...inOurs, ...ofJane })).code).toBe('not-allowed');
  for (const name of ['office-log', 'office-sessions'] as const) {
    const codeFor = async (person: TestPerson, organization = organizationId) => {
      const answer = await person.client.ask(name, { organizationId: organization });
      return answer.ok ? 'answered' : answer.error.code;
    };
    expect(await codeFor(boss)).toBe('answered');
    expect(await codeFor(jane)).toBe('not-allowed');
    expect(await codeFor(olga)).toBe('not-found');
    expect(await codeFor(boss, elsewhere)).toBe('not-found');
    expect(await codeFor(office.nobody())).toBe('not-signed-in');
  }
  const statusOf = async (person: TestPerson, organization = organizationId) =>
    (await person.fetch(`${office.origin}${officeLogAddress(organization)}`, { method: 'GET' })).status;
  expect(await Promise.all([statusOf(boss), statusOf(jane), statusOf(olga)])).toEqual([200, 403, 404]);
  expect(await Promise.all([statusOf(boss, elsewhere), statusOf(office.nobody())])).toEqual([404, 401]);
  expect(await Promise.all([boss, jane, olga].map(isRefused))).toEqual([false, false, false]);
});

test('the log of the office names people, audits and refused sign-ins, is paged, and can be taken away whole', async () => {
  pass(60);
  const boss = await office.signedIn(ADMINISTRATOR);
  const guesser = office.nobody();
  for (let code = 0; code < 2; code += 1) {
    await guesser.send('request-sign-in-code', { email: FIRST_MANAGER });
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await guesser.refused('sign-in-with-code', { email: FIRST_MANAGER, code: '0000-0000' });
    }
  }
  // More than fit on a page, as they would be written one by one.
  const refused = { type: 'sign-in-refused', personId: await personIdOf(FIRST_MANAGER), reason: 'locked' };
  const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'nobody' };
  await office.services.db
    .transaction()
    .execute((tx) => appendEvents(tx, organizationChain(organizationId), occasion, Array(190).fill(refused)));
  const newest = await boss.ask('office-log', { organizationId });
  expect(newest.organization).toEqual({ organizationId, name: 'Org' });
  expect(newest.entries).toHaveLength(200);
  expect(newest.entries[0]).toMatchObject({ number: newest.total, type: 'sign-in-refused', about: [FIRST_MANAGER] });
  const oldestShown = newest.entries.at(-1)?.number ?? 0;
  const older = await boss.ask('office-log', { organizationId, before: oldestShown });
  expect(older.entries[0]?.number).toBe(oldestShown - 1);
  expect(older.entries.at(-1)?.number).toBe(1);
  const added = older.entries.find((one) => one.type === 'administrator-added');
  expect(added?.about).toEqual(['Ada Warren']);
  const every = [...newest.entries, ...older.entries];
  expect(every.map((one) => one.number)).toEqual(
    Array.from({ length: newest.total }, (_, index) => newest.total - index),
  );
  expect(every.find((one) => one.type === 'audit-added')?.about).toEqual(['Sessions']);
  expect(every.find((one) => one.type === 'guessing-noticed')?.data).toMatchObject({ tries: 20, addresses: 1 });

  const text = await boss.download(officeLogAddress(organizationId));
  const lines = text.trimEnd().split('\n');
  expect(lines).toHaveLength(newest.total);
  const last: unknown = JSON.parse(lines.at(-1) ?? '');
  expect(last).toMatchObject({ number: newest.total, hash: newest.entries[0]?.hash });
  // Neither addresses nor anything that opens something: of a link only the digest is there.
  for (const never of ['@', '127.0.0.1', '"token"', '0000-0000', '"code"']) expect(text).not.toContain(never);
});
