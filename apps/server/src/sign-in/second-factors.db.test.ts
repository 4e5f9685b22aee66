import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { planAudit } from '../journeys/plan-audit.ts';
import { readLog } from '../log/read-log.ts';
import { organizationChain } from '../stores/organizations.ts';
import { addApp, firstStep, newestCode, type TestApp } from '../testing/sign-in-with-factor.ts';
import { softwarePasskey } from '../testing/software-passkey.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { enterOffice } from './enter-office.ts';

/* An office whose administrators sign in with a second factor, and whoever tries to do without. */

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const { clock, organizationId, origin } = office;
const ROSA = 'rosa@office.example';
const MINUTE = 60_000;
await enterOffice(office.services, {
  organization: 'Org',
  defaultState: 'CA',
  administrators: [{ email: ROSA, name: 'Rosa Ortiz' }],
});

function pass(milliseconds: number): void {
  clock.now = new Date(clock.now.getTime() + milliseconds);
}

/** Everybody begins without factors, later: codes and tries of before are forgotten. */
afterEach(async () => {
  const tables = ['second_factor', 'recovery_code', 'recovery_code_list', 'second_factor_offer', 'wrong_second_factor'];
  for (const table of [...tables, 'web_session']) {
    await sql`delete from ${sql.table(table)}`.execute(office.services.db);
  }
  pass(25 * 60 * MINUTE);
});

async function enrolled(email = ADMINISTRATOR): Promise<{ readonly person: TestPerson; readonly app: TestApp }> {
  const person = await firstStep(office, email);
  return { person, app: await addApp(office, person) };
}

async function codesOf(person: TestPerson): Promise<readonly string[]> {
  return (await person.ask('recovery-codes', {})).codes;
}

async function typed(person: TestPerson, code: string): Promise<string> {
  const answer = await person.client.send(
    'answer-second-factor',
    { answer: { kind: 'authenticator', code } },
    randomUUID(),
  );
  return answer.ok ? 'signed in' : answer.error.code;
}

async function eventsSince(number: number): Promise<readonly string[]> {
  const entries = await readLog(office.services.db, organizationChain(organizationId));
  return entries.slice(number).map((entry) => {
    const body = JSON.parse(entry.body) as { readonly type: string };
    return body.type;
  });
}

async function logLength(): Promise<number> {
  return (await readLog(office.services.db, organizationChain(organizationId))).length;
}

test('with the code of the mail alone an administrator is nobody, who may only add a second factor', async () => {
  const ada = await firstStep(office, ADMINISTRATOR);
  expect(await ada.ask('session', {})).toMatchObject({ person: null, nextFactor: { step: 'add' } });
  for (const name of ['home', 'own-sessions', 'own-second-factors', 'recovery-codes'] as const) {
    expect(await ada.client.ask(name, {})).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  }
  expect((await ada.refused('end-other-sessions', {})).code).toBe('not-signed-in');
  const audit = {
    organizationId,
    name: 'A',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
  } as const;
  expect((await ada.refused('create-audit', audit)).code).toBe('not-signed-in');
  await addApp(office, ada);
  expect(await ada.ask('session', {})).toMatchObject({ person: { name: 'Ada Warren' }, nextFactor: null });
  await ada.ask('home', {});
});

test('a jurisdiction manager signs in by the code alone, and has no second factor to add', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  await planAudit(office, ada, { name: `Managed ${randomUUID()}`, type: 'ballot-polling', ...POLLING });
  const jane = await firstStep(office, 'jane@j1.example');
  expect(await jane.ask('session', {})).toMatchObject({ person: { role: 'jurisdiction-manager' }, nextFactor: null });
  expect((await jane.refused('prepare-second-factor', { kind: 'passkey', purpose: 'add' })).code).toBe('not-signed-in');
  expect(await jane.ask('own-second-factors', {})).toMatchObject({ isNeeded: false, factors: [] });
});

test('the session that had begun ends when the second factor is given: whoever planted its token has nothing', async () => {
  const ada = await firstStep(office, ADMINISTRATOR);
  const planted = ada.cookie();
  await addApp(office, ada);
  expect(ada.cookie()).not.toBe(planted);
  const plant = await office.nobody().fetch(`${origin}/api/queries/session`, {
    method: 'GET',
    headers: { cookie: planted },
  });
  expect(await plant.json()).toMatchObject({ person: null, nextFactor: null });
});

test('each code of an app is taken once, whether it was typed by its owner or read over a shoulder', async () => {
  const { app } = await enrolled();
  const used = app.code();
  expect(await typed(await firstStep(office, ADMINISTRATOR), used)).toBe('second-factor-used');
  pass(MINUTE);
  const code = app.code();
  expect(await typed(await firstStep(office, ADMINISTRATOR), code)).toBe('signed in');
  expect(await typed(await firstStep(office, ADMINISTRATOR), code)).toBe('second-factor-used');
  // The code of the half minute before is older than the one that was taken.
  clock.now = new Date(clock.now.getTime() - 30_000);
  const earlier = app.code();
  pass(30_000);
  expect(await typed(await firstStep(office, ADMINISTRATOR), earlier)).toBe('second-factor-used');
});

test('two who send the same code at the same time are not both let in', async () => {
  const { app } = await enrolled();
  pass(MINUTE);
  const browsers = [];
  for (let count = 0; count < 3; count += 1) browsers.push(await firstStep(office, ADMINISTRATOR));
  const verdicts = await Promise.all(browsers.map((browser) => typed(browser, app.code())));
  expect(verdicts.toSorted()).toEqual(['second-factor-used', 'second-factor-used', 'signed in']);
});

test('after ten wrong codes within a day even the right one is refused, and the office is told once', async () => {
  const { app } = await enrolled();
  pass(MINUTE);
  const guesser = await firstStep(office, ADMINISTRATOR);
  const wrong = app.code() === '000000' ? '000001' : '000000';
  for (let time = 0; time < 10; time += 1) expect(await typed(guesser, wrong)).toBe('second-factor-wrong');
  expect(await typed(guesser, app.code())).toBe('second-factor-locked');
  const { messages } = await office.nobody().ask('outbox', {});
  const told = messages.filter((one) => one.subject === 'Wrong second factors were given for Ada Warren');
  expect(told.map((one) => one.to).toSorted()).toEqual([ADMINISTRATOR, ROSA]);
  pass(25 * 60 * MINUTE);
  expect(await typed(await firstStep(office, ADMINISTRATOR), app.code())).toBe('signed in');
});

test('a recovery code signs in once, and codes of an earlier list not at all', async () => {
  const { person } = await enrolled();
  const codes = await codesOf(person);
  expect(codes).toHaveLength(10);
  const [first = '', second = ''] = codes;
  expect(first).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const give = (browser: TestPerson, code: string) =>
    browser.client.send('answer-second-factor', { answer: { kind: 'recovery-code', code } }, randomUUID());
  const lost = await firstStep(office, ADMINISTRATOR);
  expect(await give(lost, ` ${first.toLowerCase().replaceAll('-', ' ')}`)).toMatchObject({ ok: true });
  expect(await give(await firstStep(office, ADMINISTRATOR), first)).toMatchObject({
    error: { code: 'second-factor-used' },
  });
  expect((await lost.ask('own-second-factors', {})).recoveryCodesLeft).toBe(9);
  const before = await logLength();
  await lost.send('make-recovery-codes', {});
  expect(await eventsSince(before)).toEqual(['recovery-codes-made']);
  expect(await give(await firstStep(office, ADMINISTRATOR), second)).toMatchObject({
    error: { code: 'second-factor-wrong' },
  });
});

test('recovery codes are shown until they are kept, and for ten minutes, to nobody else', async () => {
  const { person } = await enrolled();
  const rosa = await enrolled(ROSA);
  expect(await codesOf(rosa.person)).not.toEqual(await codesOf(person));
  await rosa.person.send('keep-recovery-codes', {});
  expect(await codesOf(rosa.person)).toEqual([]);
  expect(await codesOf(person)).toHaveLength(10);
  pass(10 * MINUTE);
  expect(await codesOf(person)).toEqual([]);
});

test('a passkey is added, signs in, and answers each question once', async () => {
  const ada = await firstStep(office, ADMINISTRATOR);
  const passkey = softwarePasskey();
  await addPasskey(ada, passkey);
  const again = await firstStep(office, ADMINISTRATOR);
  expect(await again.ask('session', {})).toMatchObject({
    nextFactor: { step: 'answer', kinds: ['passkey', 'recovery-code'] },
  });
  const options = await questionTo(again);
  const answer = { kind: 'passkey', passkey: passkey.answer(options, origin) } as const;
  await again.send('answer-second-factor', { answer });
  expect((await again.ask('session', {})).person).not.toBeNull();
  // The same answer in another session, whose question is another one, and without a question.
  const replay = await firstStep(office, ADMINISTRATOR);
  expect((await replay.refused('answer-second-factor', { answer })).code).toBe('second-factor-lapsed');
  await questionTo(replay);
  expect((await replay.refused('answer-second-factor', { answer })).code).toBe('second-factor-wrong');
  expect((await replay.refused('answer-second-factor', { answer })).code).toBe('second-factor-lapsed');
});

test('the passkey of another person, of another website, and an answer to another question are refused', async () => {
  const ada = await firstStep(office, ADMINISTRATOR);
  const own = softwarePasskey();
  await addPasskey(ada, own);
  const others = softwarePasskey();
  await addPasskey(await firstStep(office, ROSA), others);
  const browser = await firstStep(office, ADMINISTRATOR);
  const tryWith = async (make: (options: Awaited<ReturnType<typeof questionTo>>) => ReturnType<typeof own.answer>) => {
    const passkey = make(await questionTo(browser));
    return (await browser.refused('answer-second-factor', { answer: { kind: 'passkey', passkey } })).code;
  };
  const verdicts = [
    await tryWith((options) => others.answer(options, origin)),
    await tryWith((options) => own.answer(options, 'https://plumbline.attacker.example')),
    await tryWith((options) => own.answer({ ...options, rpId: 'attacker.example' }, origin)),
    await tryWith((options) => own.answer({ ...options, challenge: 'AAAA' }, origin)),
    await tryWith((options) => ({ ...others.answer(options, origin), id: own.answer(options, origin).id })),
  ];
  expect(verdicts).toEqual(verdicts.map(() => 'second-factor-wrong'));
});

test('a passkey that somebody has cannot be added by another, nor one of another website', async () => {
  const shared = softwarePasskey();
  await addPasskey(await firstStep(office, ROSA), shared);
  const ada = await firstStep(office, ADMINISTRATOR);
  const options = await newPasskeyFor(ada);
  const add = (passkey: ReturnType<typeof shared.create>) =>
    ada.refused('add-second-factor', { added: { kind: 'passkey', passkey } });
  expect((await add(shared.create(options, origin))).code).toBe('second-factors-enough');
  expect((await add(softwarePasskey().create(options, 'https://attacker.example'))).code).toBe('second-factor-wrong');
});

test('whoever has the mail of somebody with a second factor cannot add one of their own beside it', async () => {
  await enrolled();
  const thief = await firstStep(office, ADMINISTRATOR);
  expect((await thief.refused('prepare-second-factor', { kind: 'authenticator', purpose: 'add' })).code).toBe(
    'second-factor-needed',
  );
  await thief.send('prepare-second-factor', { kind: 'authenticator', purpose: 'answer' });
  expect((await thief.refused('add-second-factor', { added: { kind: 'authenticator', code: '123456' } })).code).toBe(
    'second-factor-needed',
  );
});

test('what cannot be taken back asks for the second factor again after five minutes, and is then done by the same command', async () => {
  const { person, app } = await enrolled();
  const auditId = await planAudit(office, person, {
    name: `Fresh ${randomUUID()}`,
    type: 'ballot-polling',
    ...POLLING,
  });
  pass(5 * MINUTE);
  const commandId = randomUUID();
  const asked = await person.client.send('delete-audit', { auditId }, commandId);
  expect(asked).toMatchObject({ ok: false, error: { code: 'second-factor-needed', status: 403 } });
  // Reading and what can be changed again is not asked.
  await person.ask('plan', { auditId });
  await person.send('confirm-second-factor', { answer: { kind: 'authenticator', code: app.code() } });
  expect(await person.client.send('delete-audit', { auditId }, commandId)).toMatchObject({ ok: true });
});

test('a second factor that is given in one session is fresh in no other of the same person', async () => {
  const { person: desk, app } = await enrolled();
  pass(MINUTE);
  const left = await firstStep(office, ADMINISTRATOR);
  expect(await typed(left, app.code())).toBe('signed in');
  pass(6 * MINUTE);
  const commandId = randomUUID();
  const answer = { kind: 'authenticator', code: app.code() } as const;
  expect(await desk.client.send('confirm-second-factor', { answer }, commandId)).toMatchObject({ ok: true });
  // The very same command from the other session is a repetition, which changes nothing there.
  expect(await left.client.send('confirm-second-factor', { answer }, commandId)).toMatchObject({ ok: true });
  expect((await left.refused('make-recovery-codes', {})).code).toBe('second-factor-needed');
  await desk.send('make-recovery-codes', {});
});

test('every command that cannot be taken back asks, and so does whatever changes second factors', async () => {
  const asking = Object.values(office.services.rooms.commands).filter((one) => one.asksFreshFactor === true);
  expect(asking.map((one) => one.name).toSorted()).toEqual(
    [
      'choose-two-persons',
      'commit-inputs',
      'confirm-act',
      'consent-to-support',
      'set-help-contact',
      'set-seed',
      'launch-round',
      'conclude',
      'delete-audit',
      'escalate-audit',
      'withdraw-commitment',
      'withdraw-launch',
      'reopen-round',
      'state-lot',
      'redact-text',
      'redact-room-text',
      'refuse-act',
      'remove-second-factor',
      'make-recovery-codes',
      'reset-second-factor',
    ].toSorted(),
  );
});

test('the only second factor stays, another of two goes, and nobody removes those of others', async () => {
  const { person } = await enrolled();
  const { person: rosa } = await enrolled(ROSA);
  const [own] = (await person.ask('own-second-factors', {})).factors;
  assert(own !== undefined, 'the factor that was added is there');
  expect((await person.refused('remove-second-factor', { factorId: own.factorId })).code).toBe('second-factor-last');
  expect((await rosa.refused('remove-second-factor', { factorId: own.factorId })).code).toBe('not-found');
  const before = await logLength();
  await addPasskey(person, softwarePasskey());
  // They were signed in before, and had their recovery codes.
  expect(await eventsSince(before)).toEqual(['second-factor-added']);
  await person.send('remove-second-factor', { factorId: own.factorId });
  expect(await eventsSince(before)).toEqual(['second-factor-added', 'second-factor-removed']);
  expect((await person.ask('own-second-factors', {})).factors.map((factor) => factor.kind)).toEqual(['passkey']);
});

test('another administrator resets a second factor: sessions and codes end, the person is told, and adds another', async () => {
  const { person, app } = await enrolled();
  const { person: rosa } = await enrolled(ROSA);
  const [code = ''] = await codesOf(person);
  const { people } = await rosa.ask('office-second-factors', { organizationId });
  expect(people.map(({ name, kinds, recoveryCodesLeft }) => [name, kinds, recoveryCodesLeft])).toEqual([
    ['Ada Warren', ['authenticator'], 10],
    ['Rosa Ortiz', ['authenticator'], 10],
  ]);
  const [ada, own] = people;
  assert(ada !== undefined && own !== undefined, 'both are listed');
  const before = await logLength();
  expect((await rosa.refused('reset-second-factor', { organizationId, personId: own.personId })).code).toBe(
    'reset-by-another',
  );
  await rosa.send('reset-second-factor', { organizationId, personId: ada.personId });
  expect(await eventsSince(before)).toEqual(['second-factor-reset', 'sessions-ended']);
  expect((await person.ask('session', {})).person).toBeNull();
  const { messages } = await office.nobody().ask('outbox', {});
  expect(messages[0]).toMatchObject({ to: ADMINISTRATOR, subject: 'Your second factor was reset' });
  const again = await firstStep(office, ADMINISTRATOR);
  expect(await typed(again, app.code())).toBe('second-factor-wrong');
  const recovery = { answer: { kind: 'recovery-code', code } } as const;
  expect((await again.refused('answer-second-factor', recovery)).code).toBe('second-factor-wrong');
  await addApp(office, again);
  expect((await again.ask('session', {})).person).not.toBeNull();
});

test('what was made ready is good for ten minutes and in the session that asked for it', async () => {
  const ada = await firstStep(office, ADMINISTRATOR);
  await ada.send('prepare-second-factor', { kind: 'authenticator', purpose: 'add' });
  const other = await firstStep(office, ADMINISTRATOR);
  expect(await other.client.ask('second-factor-offer', {})).toMatchObject({ error: { code: 'second-factor-lapsed' } });
  pass(10 * MINUTE);
  expect(await ada.client.ask('second-factor-offer', {})).toMatchObject({ error: { code: 'second-factor-lapsed' } });
  expect((await ada.refused('add-second-factor', { added: { kind: 'authenticator', code: '123456' } })).code).toBe(
    'second-factor-lapsed',
  );
});

test('who came by a link that this server printed is asked for no second factor', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const auditId = await planAudit(office, ada, { name: `Link ${randomUUID()}`, type: 'ballot-polling', ...POLLING });
  pass(20 * MINUTE);
  await ada.send('delete-audit', { auditId });
});

test('neither the secret of an app nor a code is in the log, in a kept answer, or in a table as it is', async () => {
  const ada = await firstStep(office, ADMINISTRATOR);
  await ada.send('prepare-second-factor', { kind: 'authenticator', purpose: 'add' });
  const offer = await ada.ask('second-factor-offer', {});
  assert(offer.kind === 'authenticator', 'the secret of an app was made ready', offer);
  const app = await addApp(office, ada);
  const codes = await codesOf(ada);
  const tables = [
    'log_entry',
    'command_outcome',
    'second_factor',
    'second_factor_offer',
    'recovery_code',
    'recovery_code_list',
  ];
  let stored = '';
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
      office.services.db,
    );
    stored += rows.map(({ row }) => row).join('\n');
  }
  expect(stored).toContain('second-factor-added');
  for (const secret of [
    offer.secret,
    offer.secret.replaceAll(' ', ''),
    `"${app.code()}"`,
    ...codes,
    ...codes.map((code) => code.replaceAll('-', '')),
  ]) {
    expect(stored).not.toContain(secret);
  }
});

test('the log of the office says what was done with second factors, and by whom', async () => {
  const before = await logLength();
  const { person, app } = await enrolled();
  pass(6 * MINUTE);
  await person.refused('confirm-second-factor', { answer: { kind: 'recovery-code', code: 'AAAA-AAAA-AAAA' } });
  await person.send('confirm-second-factor', { answer: { kind: 'authenticator', code: app.code() } });
  expect(await eventsSince(before)).toEqual([
    'sign-in-code-sent',
    'sign-in-begun',
    'second-factor-added',
    'recovery-codes-made',
    'signed-in',
    'second-factor-refused',
    'second-factor-confirmed',
  ]);
  expect(await newestCode(office, ADMINISTRATOR)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

async function newPasskeyFor(person: TestPerson) {
  await person.send('prepare-second-factor', { kind: 'passkey', purpose: 'add' });
  const offer = await person.ask('second-factor-offer', {});
  assert(offer.kind === 'new-passkey', 'a new passkey was asked for', offer);
  return offer.options;
}

async function addPasskey(person: TestPerson, passkey: ReturnType<typeof softwarePasskey>): Promise<void> {
  const created = passkey.create(await newPasskeyFor(person), origin);
  await person.send('add-second-factor', { added: { kind: 'passkey', passkey: created } });
}

async function questionTo(person: TestPerson) {
  await person.send('prepare-second-factor', { kind: 'passkey', purpose: 'answer' });
  const offer = await person.ask('second-factor-offer', {});
  assert(offer.kind === 'passkey', 'a passkey was asked', offer);
  return offer.options;
}
