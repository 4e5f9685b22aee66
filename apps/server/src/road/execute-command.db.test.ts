import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { planAudit } from '../journeys/plan-audit.ts';
import { readHead, readLog } from '../log/read-log.ts';
import { ensurePeople } from '../stores/people.ts';
import { addSignInLink } from '../stores/sign-in-links.ts';
import { digestOfToken, newToken } from '../stores/token.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const { db } = office.services;

const SETTINGS = { electionName: 'Primary', state: 'GA', riskLimitPercent: 5, dataEntry: 'online' } as const;

async function secondAdministrator() {
  const people = await ensurePeople(db, [{ email: 'rosa@office.example', name: 'Rosa Ortiz' }], office.clock.now);
  const [personId] = people.values();
  assert(personId !== undefined, 'Rosa was entered');
  const membership = { organization_id: office.organizationId, person_id: personId };
  await db
    .insertInto('organization_administrator')
    .values(membership)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return office.signedIn('rosa@office.example');
}

async function entriesIn(auditId: string): Promise<number> {
  return (await readHead(db, `audit:${auditId}`))?.number ?? 0;
}

test('the identifier of a command gives nobody else its answer, and carries nothing out', async () => {
  const auditId = await planAudit(office, ada, { name: 'Of another', type: 'ballot-polling', ...POLLING });
  const rosa = await secondAdministrator();
  const commandId = randomUUID();
  const input = { auditId, settings: SETTINGS };
  expect(await ada.client.send('change-settings', input, commandId)).toMatchObject({ ok: true });
  const before = await entriesIn(auditId);
  expect(await rosa.client.send('change-settings', input, commandId)).toMatchObject({
    ok: false,
    error: { code: 'command-repeated-differently', status: 409 },
  });
  expect(await entriesIn(auditId)).toBe(before);
});

test('the identifier of a command carries out no other command, and none with another input', async () => {
  const auditId = await planAudit(office, ada, { name: 'Of another kind', type: 'ballot-polling', ...POLLING });
  const commandId = randomUUID();
  expect(await ada.client.send('change-settings', { auditId, settings: SETTINGS }, commandId)).toMatchObject({
    ok: true,
  });
  const before = await entriesIn(auditId);
  const differently = { ok: false, error: { code: 'command-repeated-differently' } };
  const changed = { auditId, settings: { ...SETTINGS, riskLimitPercent: 9 } };
  expect(await ada.client.send('change-settings', changed, commandId)).toMatchObject(differently);
  expect(await ada.client.send('delete-audit', { auditId }, commandId)).toMatchObject(differently);
  expect(await entriesIn(auditId)).toBe(before);
});

test('what a command refuses leaves no entry and no answer to repeat', async () => {
  const auditId = await planAudit(office, ada, { name: 'Refused first', type: 'ballot-polling', ...POLLING });
  const before = await entriesIn(auditId);
  const commandId = randomUUID();
  expect(await ada.client.send('set-seed', { auditId, seed: '1' }, commandId)).toMatchObject({ ok: false });
  expect(await entriesIn(auditId)).toBe(before);
  // The same identifier may be used again: nothing was kept under it.
  expect(await ada.client.send('change-settings', { auditId, settings: SETTINGS }, commandId)).toMatchObject({
    ok: true,
  });
  expect(await entriesIn(auditId)).toBe(before + 1);
});

test('the same command again is answered as the first time, also where it leaves no entry in a log', async () => {
  const auditId = await planAudit(office, ada, { name: 'Without entries', type: 'ballot-polling', ...POLLING });
  const input = { auditId, jurisdiction: 'J1', names: [{ place: 'Chair', name: 'Ann' }], day: null, basedOn: 0 };
  const commandId = randomUUID();
  for (const _ of ['first', 'again']) {
    expect(await ada.client.send('set-staffing', input, commandId)).toMatchObject({ ok: true });
  }
  // Another command has to know what the first has done.
  expect((await ada.refused('set-staffing', input)).code).toBe('room-plan-changed');
});

/** Somebody who signs in with a link, and may lose the answer. */
async function withLink(email: string) {
  const people = await ensurePeople(db, [{ email }], office.clock.now);
  const personId = people.get(email);
  assert(personId !== undefined, 'whoever was entered is there', email);
  const token = newToken();
  await addSignInLink(db, {
    tokenSha256: digestOfToken(token),
    subject: { kind: 'person', personId },
    at: office.clock.now,
  });
  return { token, personId };
}

test('a browser that lost the answer to its sign-in gets in with the same request, within five minutes', async () => {
  const { token } = await withLink(ADMINISTRATOR);
  const commandId = randomUUID();
  const browser = office.nobody();
  expect(await browser.client.send('sign-in-with-link', { token }, commandId)).toMatchObject({ ok: true });
  const started = office.clock.now;
  office.clock.now = new Date(started.getTime() + 5 * 60_000);
  const again = office.nobody();
  expect(await again.client.send('sign-in-with-link', { token }, commandId)).toMatchObject({ ok: true });
  expect(await again.client.ask('home', {})).toMatchObject({ ok: true });
  office.clock.now = new Date(started.getTime() + 5 * 60_000 + 1);
  const late = office.nobody();
  expect(await late.client.send('sign-in-with-link', { token }, commandId)).toMatchObject({
    ok: false,
    error: { code: 'not-signed-in' },
  });
  expect(await late.client.ask('home', {})).toMatchObject({ ok: false });
  office.clock.now = started;
});

test('the log names the person who signed in, though nobody was signed in before', async () => {
  const { token, personId } = await withLink(ADMINISTRATOR);
  await office.nobody().send('sign-in-with-link', { token });
  const entries = await readLog(db, `organization:${office.organizationId}`);
  const last = entries.at(-1);
  assert(last !== undefined, 'the sign-in is in the log');
  const { event, body } = eventOf(last);
  expect(event.type).toBe('signed-in');
  expect(body.actor).toBe(`person:${personId}`);
});

test('an entry says under which command, when, in which role and by which version it was made', async () => {
  const auditId = await planAudit(office, ada, { name: 'Entries', type: 'ballot-polling', ...POLLING });
  const commandId = randomUUID();
  await ada.client.send('change-settings', { auditId, settings: SETTINGS }, commandId);
  const last = (await readLog(db, `audit:${auditId}`)).at(-1);
  assert(last !== undefined, 'the settings are in the log');
  expect(eventOf(last).body).toMatchObject({
    commandId,
    at: office.clock.now.toISOString(),
    actor: expect.stringMatching(/^audit-administrator:[0-9a-f-]{36}$/),
    type: 'settings-changed',
    codeVersion: expect.stringMatching(/\d+\.\d+\.\d+/),
  });
});
