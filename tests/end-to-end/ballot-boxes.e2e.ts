import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { by, on, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { codeSentTo, joinAtDevice } from './join-at-device.ts';
import { pagesKept } from './kept-in-browser.mjs';
import { networkTo } from './network-between.ts';
import { signInByCode } from './office-steps.ts';
import { choose, isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { startDevice } from './start-device.ts';
import { fill, WORDS } from './words.ts';

/*
 * A drop box at a telephone: emptied in five steps by two, received by two others who read its seals and count without being shown anything, and
 * the same without a network.
 */

const { account, ballotBoxes, ballotDevices, home } = WORDS;
const { list, seal, into, shut, leave, done, count, people, strip, giveUp } = ballotBoxes;
const PHONE = { width: 390, height: 844 };
const at = (person: string) => `${person}@tamarack.example`;

const journey = await openJourney();
const network = await networkTo(journey.origin);
const contexts: BrowserContext[] = [];
let profile = '';
afterAll(async () => {
  for (const context of contexts) await context.close();
  if (profile !== '') await rm(profile, { recursive: true, force: true });
  await network.close();
  await journey.close();
});

let rooms: { readonly electionId: string; readonly jurisdiction: string };
let address = '';

beforeAll(async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const container = (name: string, kind: 'drop-box' | 'transfer-case', positions: readonly string[]) =>
    by('okafor', { type: 'create-container', container: name, kind, positions, holdsVoted: true }, on('2026-10-30'));
  const sealed = (number: string, box: string) =>
    by('nakai lund', { type: 'apply-seal', seal: number, container: box, position: 'slot' }, on('2026-10-30', '12:10'));
  rooms = { electionId, jurisdiction: 'J1' };
  await journey.loadRoom(
    rooms,
    [
      ...commandsOf(setUp()),
      container('DB-2', 'drop-box', ['slot']),
      container('DB-3', 'drop-box', ['slot']),
      container('DB-4', 'drop-box', ['slot']),
      container('TC-07', 'transfer-case', ['lid', 'side']),
      container('TC-08', 'transfer-case', ['lid']),
      sealed('0090212', 'DB-2'),
      sealed('0090222', 'DB-3'),
      sealed('0090232', 'DB-4'),
    ],
    at,
  );
  address = `/elections/${electionId}/ballots/J1/boxes`;
});

async function pair(first: string, second: string): Promise<Page> {
  const page = await signInByCode(journey, at(first), PHONE);
  pictureOnFailure(page, `${first} and ${second}`);
  await visit(page, address);
  await isAt(page, ballotBoxes.title);
  await joinAtDevice(page, journey, at(second));
  return page;
}

async function putInto(page: Page, container: string, numbers: Readonly<Record<string, string>>): Promise<void> {
  await sees(page, into.title);
  await page.getByLabel(into.container, { exact: true }).selectOption({ label: container });
  for (const [position, number] of Object.entries(numbers)) await type(page, fill(into.seal, { position }), number);
  await press(page, into.save);
  await sees(page, shut.title);
}

async function shutAndGone(page: Page, number: string): Promise<void> {
  await tick(page, shut.empty);
  await type(page, fill(shut.seal, { position: 'slot' }), number);
  await press(page, shut.save);
  await sees(page, leave.title);
  await tick(page, leave.badges);
  await press(page, leave.save);
}

test('a box is emptied in five steps, and others receive what came of it without being shown what to expect', async () => {
  const team = await pair('nakai', 'lund');
  await pictureOf(team, 'boxes-list', [390, 1280]);
  expect(await inspectPage(team, 'drop boxes')).toEqual([]);
  await press(team, fill(list.open, { box: 'DB-2' }));
  await sees(team, seal.title);
  // Nothing is typed: nothing is recorded.
  await press(team, seal.save);
  await sees(team, seal.missing);
  await pictureOf(team, 'boxes-seal-missing', [390]);
  await type(team, fill(seal.number, { position: 'slot' }), '0090212');
  await choose(team, seal.conditions.intact);
  await pictureOf(team, 'boxes-seal', [390, 1280]);
  expect(await inspectPage(team, 'the seal of a box')).toEqual([]);
  await press(team, seal.save);
  await sees(team, seal.agrees);
  await pictureOf(team, 'boxes-seal-agrees', [390]);
  await press(team, seal.goOn);
  await press(team, into.save);
  await sees(team, into.chooseMissing);
  // A reload in between loses nothing.
  await team.reload();
  await press(team, fill(list.goOn, { box: 'DB-2' }));
  await putInto(team, 'TC-07', { lid: '0090213', side: '0090214' });
  await pictureOf(team, 'boxes-shut', [390]);
  // A seal that is on the container already is refused, and what was recorded before is not recorded twice.
  await type(team, fill(shut.seal, { position: 'slot' }), '0090213');
  await press(team, shut.save);
  await sees(team, /0090213/);
  await shutAndGone(team, '0090215');
  await sees(team, fill(done.title, { container: 'TC-07' }));
  await pictureOf(team, 'boxes-gone', [390]);
  await press(team, fill(list.write, { box: 'DB-2' }));
  const receive = team.getByRole('link', { name: /^Receive DB-2/ });
  await receive.click();
  await sees(team, people.ofTeam);

  const nakai = await journey.clientOf(at('nakai'));
  const [listed] = (await nakai.ask('ballot-forms', rooms)).forms.filter(({ form }) => form === 'F-10');
  const filled = listed?.filled ?? '';
  const written = (await nakai.ask('ballot-form', { ...rooms, filled })).form;
  expect(written.versions.at(-1)?.fields).toMatchObject({
    box: 'DB-2',
    retriever: 'nakai',
    retrieverWith: 'lund',
    badgesShown: true,
    boxSealFound: '0090212',
    condition: 'intact',
    transferContainer: 'TC-07',
    newBoxSeal: '0090215',
    transferSeals: '0090213 0090214',
    boxEmpty: true,
  });
  expect(written.signaturesMissing).toBe(0);

  const receivers = await pair('diaz', 'kim');
  await receivers.getByRole('link', { name: /^Receive DB-2/ }).click();
  await sees(receivers, count.scanTitle);
  const scanned = receivers.getByLabel(WORDS.ballotCustody.scan.title, { exact: true });
  await scanned.fill('TC-08');
  await scanned.press('Enter');
  await press(receivers, fill(WORDS.ballotCustody.scan.useUnchecked, { name: 'TC-08' }));
  await sees(receivers, /From DB-2 .* comes another container/);
  await pictureOf(receivers, 'boxes-receive-scan', [390]);
  await scanned.fill('TC-07');
  await scanned.press('Enter');
  await press(receivers, fill(WORDS.ballotCustody.scan.useUnchecked, { name: 'TC-07' }));
  await sees(receivers, count.sealsTitle);
  expect(await receivers.getByText('0090213').count()).toBe(0);
  await type(receivers, fill(seal.number, { position: 'lid' }), '0090213');
  await type(receivers, fill(seal.number, { position: 'side' }), '0090214');
  await press(receivers, seal.save);
  await sees(receivers, seal.agrees);
  await press(receivers, seal.goOn);
  const first = fill(count.counts, { person: 'diaz' });
  const second = fill(count.counts, { person: 'kim' });
  await type(receivers, first, '88');
  await press(receivers, count.saveFirst);
  await sees(receivers, count.hidden);
  await pictureOf(receivers, 'boxes-receive-count', [390, 1280]);
  expect(await inspectPage(receivers, 'counts that are hidden')).toEqual([]);
  expect(await receivers.getByText('88', { exact: true }).count()).toBe(0);
  await type(receivers, second, '87');
  await press(receivers, count.save);
  await sees(receivers, count.differ);
  await pictureOf(receivers, 'boxes-receive-differ', [390]);
  for (const label of [first, second]) {
    await type(receivers, label, '88');
    await press(receivers, label === first ? count.saveFirst : count.save);
  }
  await sees(receivers, count.finish);
  // Where another takes the place of one of them, nothing of the two is shown, and they begin for themselves.
  await press(receivers, WORDS.ballotRoom.together.end);
  await joinAtDevice(receivers, journey, at('eze'));
  await sees(receivers, count.scanTitle);
  expect(await receivers.getByText('88').count()).toBe(0);
  await press(receivers, WORDS.ballotRoom.together.end);
  await joinAtDevice(receivers, journey, at('kim'));
  await press(receivers, count.finish);
  await receivers.getByRole('heading', { name: fill(count.doneTitle, { count: 88 }), exact: true }).waitFor();
  await pictureOf(receivers, 'boxes-received', [390]);
  const after = (await nakai.ask('ballot-form', { ...rooms, filled })).form;
  expect(after.state).toBe('complete');
  expect(after.versions.at(-1)?.fields).toMatchObject({ countedAtReceipt: 88, receiver: 'diaz', receiverWith: 'kim' });
}, 240_000);

test('a seal that is not the expected one stops the box, and does not say which was expected', async () => {
  const team = await pair('lund', 'nakai');
  await press(team, fill(list.open, { box: 'DB-4' }));
  await type(team, fill(seal.number, { position: 'slot' }), '0090223');
  await press(team, seal.save);
  await sees(team, seal.differs);
  await pictureOf(team, 'boxes-mismatch', [390]);
  expect(await inspectPage(team, 'a seal that differs')).toEqual([]);
  expect(await team.getByText('0090232').count()).toBe(0);
  expect(await team.getByRole('button', { name: seal.goOn, exact: true }).count()).toBe(0);

  // Whoever does not go on with it frees it, for others at this device too: what was recorded stays.
  await press(team, ballotBoxes.stop);
  await press(team, fill(giveUp.open, { box: 'DB-4' }));
  await sees(team, fill(giveUp.says, { box: 'DB-4' }));
  await pictureOf(team, 'boxes-give-up', [390, 1280]);
  expect(await inspectPage(team, 'a box to give up')).toEqual([]);
  await press(team, giveUp.no);
  await team.getByRole('button', { name: fill(list.goOn, { box: 'DB-4' }), exact: true }).waitFor();
  await press(team, fill(giveUp.open, { box: 'DB-4' }));
  await press(team, giveUp.yes);
  await team.getByRole('button', { name: fill(list.open, { box: 'DB-4' }), exact: true }).waitFor();
  expect(await team.getByRole('button', { name: fill(list.goOn, { box: 'DB-4' }), exact: true }).count()).toBe(0);
});

test('without a network the acts wait on the device, and the form is written at home', async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'plumbline-telephone-'));
  const { context, page } = await startDevice(profile, { origin: network.origin, screen: PHONE });
  contexts.push(context);
  pictureOnFailure(page, 'Telephone');
  await visit(page, '/');
  await isAt(page, account.signIn.title);
  await type(page, account.signIn.email, at('nakai'));
  await press(page, account.signIn.send);
  await isAt(page, account.code.title);
  await type(page, account.code.label, await codeSentTo(journey, at('nakai')));
  await press(page, account.code.check);
  await isAt(page, home.managerTitle);
  await visit(page, address.replace(/boxes$/, 'device'));
  await isAt(page, ballotDevices.device.title);
  await joinAtDevice(page, journey, at('lund'));
  await type(page, ballotDevices.device.name, 'Phone of team 2');
  await press(page, ballotDevices.device.enrol);
  await sees(page, ballotDevices.queue.nothingYet);
  await visit(page, address);
  await sees(page, strip.sent);
  await page.evaluate(pagesKept);

  network.cut();
  await context.setOffline(true);
  await visit(page, address);
  await press(page, fill(list.open, { box: 'DB-3' }));
  await type(page, fill(seal.number, { position: 'slot' }), '0090222');
  await press(page, seal.save);
  await sees(page, seal.later);
  await sees(page, fill(strip.waiting_one, { count: 1 }));
  await pictureOf(page, 'boxes-alone-seal', [390]);
  await press(page, seal.goOn);
  await putInto(page, 'TC-08', { lid: '0090223' });
  await shutAndGone(page, '0090225');
  await sees(page, fill(list.toWrite, { box: 'DB-3' }));
  await sees(page, fill(strip.waiting_other, { count: 5 }));
  await pictureOf(page, 'boxes-alone-gone', [390]);
  expect(await inspectPage(page, 'a box without a network')).toEqual([]);

  network.give();
  await context.setOffline(false);
  await sees(page, strip.sent);
  await press(page, fill(list.write, { box: 'DB-3' }));
  const lund = await journey.clientOf(at('lund'));
  await eventually(async () => {
    const { forms } = await lund.ask('ballot-forms', rooms);
    return forms.some(({ form, place, capture }) => {
      return form === 'F-10' && place.startsWith('retrieval:DB-3') && capture === 'offline';
    });
  }).toBe(true);
  const { containers } = await lund.ask('ballot-containers', rooms);
  const box = containers.find(({ container }) => container === 'DB-3');
  expect(box?.readings).toMatchObject([{ agrees: true }]);
  expect(containers.find(({ container }) => container === 'TC-08')?.heldBy).toEqual(['nakai', 'lund']);
}, 240_000);
