import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@plumbline/prelude';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellPeople } from '../audit/jobs/tell-people.ts';
import { newestMessages } from '../stores/messages.ts';
import { chainsBehind, entriesToTell, markRead, noticesOff, storeNoticesOff } from '../stores/notices.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, SECOND_MANAGER, waitForRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* Managers and administrators are told by mail of what concerns them, once, and of nothing that they do not want. */

const office = await openTestOffice();
afterAll(() => office.close());
const { organizationId, services, clock } = office;
const HOUR = 60 * 60_000;
const MINUTE = 60_000;
const world = { auditId: '' };

function pass(milliseconds: number): void {
  clock.now = new Date(clock.now.getTime() + milliseconds);
}

/** What was written since it was asked last, without codes to sign in. */
let seen = 0;
async function told(): Promise<readonly { readonly to: string; readonly subject: string; readonly text: string }[]> {
  await tellPeople(services);
  const all = (await newestMessages(services.db, 1000)).filter(({ subject }) => !subject.includes('sign-in code'));
  const fresh = all.slice(0, all.length - seen).toReversed();
  seen = all.length;
  return fresh.map(({ to, subject, text }) => ({ to, subject, text }));
}

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const contact = { name: 'Elections desk', telephone: '555 0100', email: null, hours: null };
  await ada.send('set-help-contact', { organizationId, contact });
  world.auditId = (await planPolling(office, ada, 'Told')).auditId;
}, 120_000);

test('a refused file is told of when nothing has replaced it for ten minutes, to everybody but whoever sent it', async () => {
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId: world.auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const bad = { name: 'wrong.csv', text: 'Batch Name,Number of Ballots\nA,-1\n' };
  expect((await jane.upload(slot, bad)).accepted).toBe(false);
  expect(await told()).toEqual([]);
  pass(11 * MINUTE);
  const [mail, ...others] = await told();
  expect(others).toEqual([]);
  assert(mail !== undefined, 'the administrator is told', mail);
  expect(mail).toMatchObject({ to: ADMINISTRATOR, subject: 'J1: a file was refused in “Told”' });
  expect(mail.text.split('\n\n')[0]).toBe(
    'The file “wrong.csv” for J1 cannot be used, and nothing has replaced it since.',
  );
  expect(mail.text).toContain('Help of Org: Elections desk, telephone 555 0100.');
  expect(await told()).toEqual([]);
  await jane.upload(slot, bad);
  const good = { name: 'list.csv', text: 'Batch Name,Number of Ballots\nA,10\n' };
  pass(MINUTE);
  expect((await jane.upload(slot, good)).accepted).toBe(true);
  pass(11 * MINUTE);
  expect(await told(), 'what was replaced is no news').toEqual([]);
});

const EVIL = 'm.csv\n\nhttps://evil.example/sign-in\r\n\u2028\u2029x.csv';
const IN_ONE_LINE = 'm.csv https://evil.example/sign-in x.csv';

test('whoever names a file writes no paragraph of a mail', async () => {
  const { db } = services;
  const jane = await office.signedIn(FIRST_MANAGER);
  const slot = { auditId: world.auditId, kind: 'manifest', jurisdiction: 'J2' } as const;
  const bad = { name: EVIL, text: 'Batch Name,Number of Ballots\nA,-1\n' };
  const { uploadId } = await jane.upload(slot, bad);
  const stored = await db.selectFrom('upload').select('name').where('id', '=', uploadId).executeTakeFirstOrThrow();
  expect(stored.name, 'the name as it is kept').toBe(IN_ONE_LINE);
  // Names from before names were kept in one line.
  await db.updateTable('upload').set({ name: EVIL }).where('id', '=', uploadId).execute();
  await db.updateTable('audit').set({ name: 'Told\n\nof' }).where('id', '=', world.auditId).execute();
  pass(11 * MINUTE);
  const mail = (await told()).find(({ to }) => to === ADMINISTRATOR);
  await db.updateTable('audit').set({ name: 'Told' }).where('id', '=', world.auditId).execute();
  expect(mail?.subject).toBe('J2: a file was refused in “Told of”');
  expect(mail?.text.split('\n\n')[0]).toBe(
    `The file “${IN_ONE_LINE}” for J2 cannot be used, and nothing has replaced it since.`,
  );
  const good = { name: 'list.csv', text: 'Batch Name,Number of Ballots\nA,10\n' };
  expect((await jane.upload(slot, good)).accepted).toBe(true);
});

test('a started round is told of with the ballots of each jurisdiction, as the screens count them', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = world;
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  const { jurisdictions } = await ada.ask('round-progress', { auditId });
  const unitsOf = (name: string) => jurisdictions.find((one) => one.jurisdiction === name)?.units ?? 0;
  expect(unitsOf('J1')).toBeGreaterThan(0);
  const mails = await told();
  // Ada has started it herself.
  expect(mails.map(({ to }) => to)).toEqual([FIRST_MANAGER, SECOND_MANAGER].toSorted());
  const mine = mails.find(({ to }) => to === FIRST_MANAGER);
  expect(mine?.subject).toBe('Round 1 of “Told” has started');
  expect(mine?.text).toContain(`J1: ${unitsOf('J1')} ballot`);
  expect(mine?.text).not.toContain('J3:');
  expect(mails.find(({ to }) => to === SECOND_MANAGER)?.text).toContain('J3: nothing was drawn');
  expect(await told()).toEqual([]);
});

test('two workers that look at once write each mail once', async () => {
  const { db } = services;
  await db.deleteFrom('notice_read').where('chain', '=', `audit:${world.auditId}`).execute();
  await Promise.all([tellPeople(services), tellPeople(services), tellPeople(services)]);
  const again = await told();
  expect(again.map(({ to }) => to).toSorted()).toEqual([FIRST_MANAGER, SECOND_MANAGER].toSorted());
});

test('what cannot be written is due again, and is then written once', async () => {
  const { db, mailer } = services;
  await db.deleteFrom('notice_read').where('chain', '=', `audit:${world.auditId}`).execute();
  let sent = 0;
  const breaking = {
    ...mailer,
    async send(...mail: Parameters<typeof mailer.send>) {
      await mailer.send(...mail);
      sent += 1;
      if (sent === 2) throw new Error('the server stops here');
    },
  };
  await tellPeople({ ...services, mailer: breaking });
  expect(sent).toBe(2);
  expect((await told()).map(({ to }) => to).toSorted()).toEqual([FIRST_MANAGER, SECOND_MANAGER].toSorted());
});

test('a launch that is taken back is told of to whoever was told of the launch, and one that nobody heard of is not', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Taken back');
  const sizes = { 'Contest 1': 5 };
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: sizes });
  const managers = [FIRST_MANAGER, SECOND_MANAGER].toSorted();
  const subjects = async () => (await told()).map(({ to, subject }) => [to, subject]);
  expect(await subjects()).toEqual(managers.map((to) => [to, 'Round 1 of “Taken back” has started']));
  const back = { auditId, round: 1, reason: 'Another size was meant.' };
  const launch = async () => {
    await ada.send('launch-round', { auditId, round: 1, sampleSizes: sizes });
    await waitForRound(ada, auditId, 1);
  };
  await ada.send('withdraw-launch', back);
  expect(await subjects()).toEqual(managers.map((to) => [to, 'Round 1 of “Taken back” does not take place for now']));
  await launch();
  await ada.send('withdraw-launch', back);
  expect(await subjects(), 'nobody was told of this one').toEqual([]);
  await launch();
  await ada.send('withdraw-launch', back);
  await launch();
  expect(await subjects(), 'once').toEqual(managers.map((to) => [to, 'Round 1 of “Taken back” has started']));

  const jane = await office.signedIn(FIRST_MANAGER);
  const { jurisdictions } = await ada.ask('round-progress', { auditId });
  for (const { jurisdiction } of jurisdictions.filter(({ units }) => units > 0)) {
    const onBoard = { auditId, jurisdiction, board: 'Audit Board #01' };
    await jane.send('create-boards', { auditId, jurisdiction, count: 1 });
    const { link } = await jane.send('rotate-board-link', onBoard);
    const board = office.nobody();
    await openBoard(office.services, board, link);
    await board.send('name-board-members', { ...onBoard, members: ['Joe'] });
    for (const { ballot } of (await board.ask('board', onBoard)).ballots) {
      await board.send('record-ballot', { ...onBoard, ballot, record: { state: 'not-found' }, basedOn: null });
    }
    await board.send('sign-off-board', { ...onBoard, typedNames: ['Joe'] });
  }
  await ada.send('close-round', { auditId, round: 1 });
  expect(await subjects()).toEqual([]);
  await ada.send('reopen-round', { ...back, reason: 'One card was read upside down.' });
  expect(await subjects()).toEqual(managers.map((to) => [to, 'Round 1 of “Taken back” is open again']));
  await ada.send('close-round', { auditId, round: 1 });
  await ada.send('reopen-round', { ...back, reason: 'Another card was.' });
  await ada.send('close-round', { auditId, round: 1 });
  expect(await subjects(), 'it has ended again').toEqual([]);
});

test('chains in which there is nothing to tell are passed over in one statement, however many they are', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  await planPolling(office, ada, 'One');
  await planPolling(office, ada, 'Another');
  await told();
  const behind = async () => (await chainsBehind(services.db)).length;
  expect(await behind()).toBe(0);
  let statements = 0;
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const db = services.db.withPlugin(counting);
  await tellPeople({ ...services, db });
  const none = statements;
  await services.db.deleteFrom('notice_read').where('chain', 'not like', `audit:${world.auditId}%`).execute();
  // Those of the audit whose launches were told of are told of again; the two others have nothing to tell.
  expect(await behind()).toBeGreaterThanOrEqual(2);
  await services.db.transaction().execute(async (tx) => {
    for (const { chain } of await chainsBehind(tx)) {
      const { entries, head } = await entriesToTell(tx, { chain, read: 0 }, new Set(['round-opened']));
      if (entries.length > 0) await markRead(tx, chain, head);
    }
  });
  expect(await behind()).toBeGreaterThanOrEqual(2);
  statements = 0;
  await tellPeople({ ...services, db });
  expect(statements).toBe(none);
  expect(await behind()).toBe(0);
  expect(await told()).toEqual([]);
});

test('of two choices of mails at once the later one stands, and neither fails', async () => {
  const { db } = services;
  const email = SECOND_MANAGER;
  await office.signedIn(email);
  const { id } = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  const later = await db.transaction().execute(async (tx) => {
    await storeNoticesOff(tx, id, ['concluded', 'file-refused']);
    const { settled, promise } = begun(db.transaction().execute((other) => storeNoticesOff(other, id, ['concluded'])));
    for (let look = 0; look < 100 && (await waitingForLocks()) === 0; look += 1) await sleep(20);
    expect(settled(), 'the later one waits').toBe(false);
    return { promise };
  });
  await later.promise;
  expect(await noticesOff(db, id)).toEqual(['concluded']);
  await db.transaction().execute((tx) => storeNoticesOff(tx, id, []));
});

function begun(promise: Promise<void>): { readonly settled: () => boolean; readonly promise: Promise<void> } {
  let isSettled = false;
  const end = () => {
    isSettled = true;
  };
  promise.then(end, end);
  return { settled: () => isSettled, promise };
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await services.pool.query<{ count: string }>(
    `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.count ?? 0);
}

test('a board that is opened again is told of to the manager of its jurisdiction alone, unless switched off', async () => {
  const jane = await office.signedIn(FIRST_MANAGER);
  const place = { auditId: world.auditId, jurisdiction: 'J1' };
  await jane.send('create-boards', { ...place, count: 1 });
  const { link } = await jane.send('rotate-board-link', { ...place, board: 'Audit Board #01' });
  const board = office.nobody();
  await openBoard(office.services, board, link);
  const onBoard = { ...place, board: 'Audit Board #01' };
  await board.send('name-board-members', { ...onBoard, members: ['Joe', 'Ann'] });
  const { ballots, contests } = await board.ask('board', onBoard);
  const interpretations = Object.fromEntries(
    contests.map(({ name }) => [name, { kind: 'blank', invalidWriteIn: false, note: '' } as const]),
  );
  for (const { ballot } of ballots) {
    await board.send('record-ballot', {
      ...onBoard,
      ballot,
      record: { state: 'audited', interpretations },
      basedOn: null,
    });
  }
  await board.send('sign-off-board', { ...onBoard, typedNames: ['Joe', 'Ann'] });
  const ada = await office.signedIn(ADMINISTRATOR);
  await ada.send('reopen-board', { ...onBoard, reason: 'A sheet was read twice.' });
  const mails = await told();
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    [FIRST_MANAGER, 'Audit Board #01 in J1 was opened again: “Told”'],
  ]);
  expect(mails[0]?.text).not.toContain(link);

  const { told: asked } = await jane.ask('own-notices', {});
  expect(asked.map(({ isOn }) => isOn)).toEqual([true, true, true, true, true, true]);
  await jane.send('choose-notices', { off: ['board-reopened'] });
  expect((await jane.ask('own-notices', {})).told).toContainEqual({ kind: 'board-reopened', isOn: false });
  await board.send('sign-off-board', { ...onBoard, typedNames: ['Joe', 'Ann'] });
  await ada.send('reopen-board', { ...onBoard, reason: 'A sheet was read twice.' });
  expect(await told()).toEqual([]);
});

test('who has entered nothing when the hours of the audit are over is told once, and whoever began is not named', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = world;
  expect((await ada.ask('notice-hours', { auditId })).hours).toBe(24);
  for (const hours of [0, 337, 1.5]) {
    expect((await ada.refused('choose-notice-hours', { auditId, hours })).code).toBe('request-not-understood');
  }
  await ada.send('choose-notice-hours', { auditId, hours: 30 });
  pass(25 * HOUR);
  expect(await told()).toEqual([]);
  pass(6 * HOUR);
  const mails = await told();
  // In J3 nothing was drawn, so its manager has nothing to begin.
  expect(mails.map(({ to }) => to)).toEqual([ADMINISTRATOR, FIRST_MANAGER].toSorted());
  for (const { text, subject } of mails) {
    expect(subject).toBe('Nothing begun yet in “Told”');
    expect(text).toContain('open for 30 hours');
    expect(text).toContain('\n\nJ2\n\n');
    expect(text).not.toContain('J1');
  }
  pass(40 * HOUR);
  expect(await told()).toEqual([]);
});

test('boards, observers and strangers choose no mails, and managers no hours', async () => {
  const stranger = await office.signedIn('stranger@nowhere.example');
  expect((await stranger.ask('own-notices', {})).told).toEqual([]);
  expect((await office.nobody().refused('choose-notices', { off: [] })).code).toBe('not-signed-in');
  const jane = await office.signedIn(FIRST_MANAGER);
  const refused = await jane.refused('choose-notice-hours', { auditId: world.auditId, hours: 5 });
  expect(refused.code).toBe('not-allowed');
});
