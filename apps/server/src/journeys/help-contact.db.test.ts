import { documentAddress } from '@plumbline/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { openBoard } from '../testing/open-board.ts';
import { firstStep } from '../testing/sign-in-with-factor.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* Whom the people of an office call: said by its administrators, told to everybody of the office and to nobody else's. */

const office = await openTestOffice();
afterAll(() => office.close());
const { organizationId } = office;
const BO = 'bo@other.example';
const DESK = { name: 'Elections desk', telephone: '555 0100', email: 'help@office.example', hours: 'Monday to Friday' };
const LINE = 'Help of Org: Elections desk, telephone 555 0100, e-mail help@office.example. Monday to Friday.';
const world = { auditId: '' };

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'With help');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  Object.assign(world, { auditId });
}, 120_000);

async function seenBy(person: TestPerson): Promise<unknown> {
  return (await person.ask('session', {})).helpContacts;
}

async function atBoard(): Promise<TestPerson> {
  const jane = await office.signedIn(FIRST_MANAGER);
  const place = { auditId: world.auditId, jurisdiction: 'J1' };
  const { link } = await jane.send('rotate-board-link', { ...place, board: 'Audit Board #01' });
  const board = office.nobody();
  await openBoard(office.services, board, link);
  return board;
}

test('before anything is said nobody is shown, and a mail ends where it always did', async () => {
  expect(await seenBy(office.nobody())).toEqual([]);
  await office.nobody().send('request-sign-in-code', { email: ADMINISTRATOR });
  const [mail] = (await office.nobody().ask('outbox', {})).messages;
  expect(mail?.text).not.toContain('Help of');
});

test('what is said stands at everybody’s page of the office, at the door, on a board and in a mail', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const board = await atBoard();
  const place = { auditId: world.auditId, jurisdiction: 'J1', board: 'Audit Board #01' };
  expect((await board.ask('board', place)).helpContact).toBeNull();
  await ada.send('set-help-contact', { organizationId, contact: DESK });
  const shown = [{ office: 'Org', contact: DESK }];
  expect(await seenBy(ada)).toEqual(shown);
  expect(await seenBy(await office.signedIn(FIRST_MANAGER))).toEqual(shown);
  expect(await seenBy(board)).toEqual(shown);
  expect((await board.ask('board', place)).helpContact).toEqual(DESK);
  expect(await seenBy(office.nobody())).toEqual(shown);
  expect((await ada.ask('office-help-contact', { organizationId })).contact).toEqual(DESK);
  await office.nobody().send('request-sign-in-code', { email: FIRST_MANAGER });
  const [mail] = (await office.nobody().ask('outbox', {})).messages;
  expect(mail?.text.endsWith(`\n\n${LINE}`)).toBe(true);
  const jane = await office.signedIn(FIRST_MANAGER);
  const sheets = { document: 'board-hand-over-sheets', paper: 'letter' } as const;
  expect(await jane.download(documentAddress({ auditId: world.auditId, jurisdiction: 'J1', ...sheets }))).toMatch(
    /^%PDF/,
  );
});

test('where the server has several offices nobody is told at the door, and each person of their own', async () => {
  const administrators = [{ email: BO, name: 'Bo' }];
  await enterOffice(office.services, { organization: 'Other', defaultState: 'CA', administrators });
  expect(await seenBy(office.nobody())).toEqual([]);
  expect(await seenBy(await office.signedIn(BO))).toEqual([]);
  expect(await seenBy(await firstStep(office, ADMINISTRATOR))).toEqual([{ office: 'Org', contact: DESK }]);
  const bo = await office.signedIn(BO);
  expect((await bo.refused('set-help-contact', { organizationId, contact: null })).code).toBe('not-found');
});

test('a contact nobody can reach, or that would be more than a line, is not taken', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const wrong = [
    { ...DESK, telephone: null, email: null },
    { ...DESK, name: ' ' },
    { ...DESK, name: 'Desk\nTelephone: 555 0199' },
    { ...DESK, hours: 'Daily\u2028Call 555 0199' },
    { ...DESK, name: 'Desk \u202e0010 555' },
    { ...DESK, telephone: 'ask Ann' },
    { ...DESK, email: 'help' },
    { ...DESK, hours: 'x'.repeat(201) },
  ];
  for (const contact of wrong) {
    const refused = await ada.refused('set-help-contact', { organizationId, contact });
    expect(refused.code, JSON.stringify(contact)).toBe('request-not-understood');
  }
  const jane = await office.signedIn(FIRST_MANAGER);
  expect((await jane.refused('set-help-contact', { organizationId, contact: null })).code).toBe('not-allowed');
  expect(await seenBy(ada)).toEqual([{ office: 'Org', contact: DESK }]);
});

test('the log keeps each change once, the check and the rebuilt table agree with it, and it can be taken away', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const setIn = async () => {
    const { entries } = await ada.ask('office-log', { organizationId });
    return entries.filter(({ type }) => type === 'help-contact-set').length;
  };
  await ada.send('set-help-contact', { organizationId, contact: DESK });
  expect(await setIn()).toBe(1);
  const { db, blobs, now } = office.services;
  const { differences } = await checkInstallation({ db, blobs, now, ownsTheLog: false });
  expect(differences).toEqual([]);
  expect(await rebuildProjections(office.services, { repair: true })).toMatchObject({ broken: [], differences: [] });
  expect(await seenBy(ada)).toEqual([{ office: 'Org', contact: DESK }]);
  await ada.send('set-help-contact', { organizationId, contact: null });
  expect(await setIn()).toBe(2);
  expect(await seenBy(ada)).toEqual([]);
});
