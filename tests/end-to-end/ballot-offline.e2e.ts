import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { by, on, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { devicesOnNetwork } from './devices-on-network.ts';
import { inspectPage } from './inspect-page.ts';
import { clearStore, deviceKey, diskFull, keptAddresses, pagesKept, slowSigning } from './kept-in-browser.mjs';
import { signInByCode } from './office-steps.ts';
import { follow, isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { inAct, openRoomPage } from './open-room-page.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/*
 * A team of a ballot room at a drop box without a network, at telephones: through reloads and a restart, a seal that two telephones claim, and a
 * store that is cleared.
 */

const { account, ballotDevices, ballotRoom, home } = WORDS;
const { device, devices, queue, acts, conflicts, outcomes } = ballotDevices;
const { containers, pages, together } = ballotRoom;

const journey = await openJourney();
const { network, start: startTelephone } = await devicesOnNetwork(journey, { width: 390, height: 844 });

const at = (person: string) => `${person}@tamarack.example`;
let address = '';

beforeAll(async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const cases = ['TC-09', 'TC-10'].map((container) =>
    by(
      'okafor',
      { type: 'create-container', container, kind: 'transfer-case', positions: ['lid'], holdsVoted: true },
      on('2026-10-30', '08:00'),
    ),
  );
  await journey.loadRoom({ electionId, jurisdiction: 'J1' }, [...commandsOf(setUp()), ...cases], at);
  address = `/elections/${electionId}/ballots/J1/device`;
});

async function codeFor(email: string): Promise<string> {
  let code = '';
  await eventually(async () => {
    const { messages } = await journey.nobody().ask('outbox', {});
    const text = messages.find(({ to }) => to === email)?.text ?? '';
    code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(text)?.[0] ?? '';
    return code;
  }).not.toBe('');
  return code;
}

/** At this page, with the code that comes to their address. */
async function signInHere(page: Page, person: string): Promise<void> {
  await isAt(page, account.signIn.title);
  await type(page, account.signIn.email, at(person));
  await press(page, account.signIn.send);
  await isAt(page, account.code.title);
  await type(page, account.code.label, await codeFor(at(person)));
  await press(page, account.code.check);
}

/** Two people at a telephone of their own, which works without a network from then on. */
async function enrolled(name: string, first: string, second: string) {
  const profile = await mkdtemp(path.join(tmpdir(), 'plumbline-telephone-'));
  const { context, page } = await startTelephone(profile);
  pictureOnFailure(page, name);
  await visit(page, '/');
  await signInHere(page, first);
  await isAt(page, home.managerTitle);
  await visit(page, address);
  await isAt(page, device.title);
  await press(page, together.begin);
  await type(page, together.email, at(second));
  await press(page, together.send);
  await sees(page, fill(together.sent, { email: at(second) }));
  await type(page, together.code, await codeFor(at(second)));
  await press(page, together.join);
  await sees(page, /act together here/);
  // A device without a name is none.
  await press(page, device.enrol);
  await sees(page, device.nameMissing);
  await type(page, device.name, name);
  await pictureOf(page, `offline-enrol-${name}`, [390]);
  await press(page, device.enrol);
  await sees(page, queue.nothingYet);
  await sees(page, device.pagesKept);
  await page.evaluate(pagesKept);
  return { profile, context, page };
}

async function cut(context: BrowserContext): Promise<void> {
  network.cut();
  await context.setOffline(true);
}

async function give(context: BrowserContext): Promise<void> {
  network.give();
  await context.setOffline(false);
}

async function sealOn(page: Page, container: string, number: string): Promise<void> {
  await page.getByLabel(acts.container, { exact: true }).selectOption({ label: container });
  await inAct(page, containers.seal.title, async (fold) => {
    await type(fold, containers.seal.number, number);
    await press(fold, containers.seal.submit);
    await sees(fold, acts.kept);
  });
}

async function taken(page: Page): Promise<void> {
  await inAct(page, containers.take.title, async (fold) => {
    await type(fold, containers.take.purpose, 'From DB-3 to the office');
    await press(fold, containers.take.submit);
    await sees(fold, acts.kept);
  });
}

test('two telephones at a drop box work without a network, and a seal that both claim is settled by somebody else', async () => {
  const a = await enrolled('Phone A', 'nakai', 'lund');
  const b = await enrolled('Phone B', 'lund', 'nakai');
  await cut(a.context);
  await b.context.setOffline(true);

  // Loaded anew without a network.
  await visit(a.page, address);
  await isAt(a.page, device.title);
  await sees(a.page, queue.noNetwork);
  await inAct(a.page, containers.seal.title, async (fold) => {
    await press(fold, containers.seal.submit);
    await sees(fold, fill(ballotRoom.act.missing, { field: containers.seal.number }));
  });
  await sealOn(a.page, 'TC-09', '0090221');
  await sees(a.page, fill(queue.waiting_one, { count: 1 }));
  await taken(a.page);
  await sees(a.page, fill(queue.waiting_other, { count: 2 }));
  await pictureOf(a.page, 'offline-waiting', [390, 1280]);
  expect(await inspectPage(a.page, 'acts that wait')).toEqual([]);
  // Switched off and on, and the network is still away.
  await a.context.close();
  const again = await startTelephone(a.profile);
  pictureOnFailure(again.page, 'Phone A again');
  await visit(again.page, address);
  await sees(again.page, fill(queue.waiting_other, { count: 2 }));
  expect(await again.page.evaluate(keptAddresses)).toEqual([]);

  await sealOn(b.page, 'TC-10', '0090221');
  await taken(b.page);
  await sees(b.page, fill(queue.waiting_other, { count: 2 }));

  await give(again.context);
  await sees(again.page, fill(queue.none, { counter: 2 }));
  await give(b.context);
  await sees(b.page, fill(queue.openConflicts_one, { count: 1 }));
  await pictureOf(b.page, 'offline-conflict-at-device', [390]);

  // No program can read the key, not even that of the page.
  expect(await b.page.evaluate(deviceKey)).toEqual({ type: 'private', isExtractable: false });

  const reyes = await signInByCode(journey, at('reyes'), { width: 1280, height: 1000 });
  pictureOnFailure(reyes, 'Settle');
  await visit(reyes, address.replace(/\/device$/, ''));
  await follow(reyes, fill(conflicts.onOverview_one, { count: 1 }));
  await isAt(reyes, devices.title);
  await sees(reyes, conflicts.kinds.seal);
  await sees(reyes, /Captured .* offline, received/);
  await pictureOf(reyes, 'offline-conflict', [390, 1280]);
  expect(await inspectPage(reyes, 'a conflict to settle')).toEqual([]);
  await press(reyes, conflicts.submit);
  await sees(reyes, conflicts.incomplete);
  for (const [name, container, number] of [
    ['Phone A', 'TC-09', '0090221'],
    ['Phone B', 'TC-10', '0090227'],
  ] as const) {
    await reyes.getByLabel(new RegExp(`^Act 1 of ${name}`)).selectOption({ label: conflicts.stands });
    await type(reyes, fill(conflicts.readAs, { container }), number);
  }
  await type(reyes, conflicts.reason, 'The photo of TC-10 shows 0090227.');
  await press(reyes, conflicts.submit);
  await sees(reyes, conflicts.none);
  await pictureOf(reyes, 'offline-settled', [390, 1280]);
  await openRoomPage(reyes, pages.containers);
  await sees(reyes, containers.sealed);
}, 240_000);

test('a store that is cleared is said at once: kept again while the page has it, and counted when it has not', async () => {
  const { context, page } = await enrolled('Phone C', 'nakai', 'lund');
  await cut(context);
  // What no server would take is not kept, and is said.
  const long = '9'.repeat(41);
  await inAct(page, containers.seal.title, async (fold) => {
    await type(fold, containers.seal.number, long);
    await press(fold, containers.seal.submit);
    await sees(fold, fill(acts.notUsable, { text: long }));
    const field = fold.getByLabel(containers.seal.number, { exact: true });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
  });
  await sees(page, queue.nothingYet);
  await pictureOf(page, 'offline-not-usable', [390]);
  // On a slow telephone somebody presses again: it is one act.
  await page.getByLabel(acts.container, { exact: true }).selectOption({ label: 'TC-09' });
  await inAct(page, containers.seal.title, async (fold) => {
    await type(fold, containers.seal.number, '0090230');
    await page.evaluate(slowSigning);
    const keep = fold.getByRole('button', { name: containers.seal.submit, exact: true });
    await keep.click();
    await page.waitForTimeout(700);
    await keep.click({ force: true });
    await sees(fold, acts.kept);
    await page.waitForTimeout(4000);
  });
  await sees(page, fill(queue.waiting_one, { count: 1 }));
  await page.evaluate(clearStore, 'plumbline-room');
  await sees(page, device.keptAgain);
  await sees(page, fill(queue.waiting_one, { count: 1 }));
  await press(page, device.seen);
  // The disk takes nothing any more: it is said where it was typed, and what was typed stays there.
  await page.evaluate(diskFull);
  await inAct(page, containers.seal.title, async (fold) => {
    await type(fold, containers.seal.number, '0090231');
    await press(fold, containers.seal.submit);
    await sees(fold, acts.notKept);
    expect(await fold.getByLabel(containers.seal.number, { exact: true }).inputValue()).toBe('0090231');
  });
  await sees(page, device.broken);
  await pictureOf(page, 'offline-not-kept', [390]);
  // Elsewhere in the browser, while no page has it and nothing was sent yet.
  await context.route('**/api/commands/deliver-device-acts', (route) => route.abort());
  await give(context);
  await visit(page, '/help');
  await page.evaluate(clearStore, 'plumbline-room');
  await visit(page, address);
  await sees(page, fill(device.gone_one, { count: 1, name: 'Phone C' }));
  await pictureOf(page, 'offline-gone', [390]);
  await press(page, device.seen);
  await sees(page, fill(device.elsewhere, { name: 'Phone C', counter: 0 }));
}, 240_000);

test('what a lost telephone had saved as a file is brought home by another, and what it signs after it was revoked does nothing', async () => {
  const { context, page } = await enrolled('Phone D', 'pham', 'gorski');
  await cut(context);
  await taken(page);
  await sees(page, fill(queue.waiting_one, { count: 1 }));
  const [saved] = await Promise.all([page.waitForEvent('download'), press(page, queue.save)]);
  const file = await readFile(await saved.path(), 'utf8');

  const reyes = await signInByCode(journey, at('reyes'), { width: 1280, height: 1000 });
  pictureOnFailure(reyes, 'Bring home');
  await visit(reyes, address.replace(/device$/, 'devices'));
  await isAt(reyes, devices.title);
  const bring = async (text: string) =>
    inAct(reyes, devices.bring.title, async (fold) => {
      const buffer = Buffer.from(text);
      await fold
        .locator('input[type=file]')
        .setInputFiles({ name: 'phone.json', mimeType: 'application/json', buffer });
    });
  await bring('{"format":"something else"}');
  await sees(reyes, devices.bring.unreadable);
  await bring(file.replace('From DB-3', 'From DB-4'));
  await sees(reyes, /was not signed by this device, or was changed/);
  // Chosen in the same moment as another: one after the other.
  await bring(file.replace('From DB-3', 'From DB-4'));
  await bring(file);
  await sees(reyes, fill(devices.bring.done_one, { count: 1 }));
  await bring(file);
  await sees(reyes, devices.bring.nothing);

  await inAct(reyes, fill(devices.revoke.title, { name: 'Phone D' }), async (fold) => {
    await type(fold, devices.revoke.upTo, '0');
    await type(fold, devices.revoke.reason, 'Left on the counter.');
    await press(fold, devices.revoke.submit);
    await sees(fold, /was taken already, and stays/);
    await type(fold, devices.revoke.upTo, '1');
    await press(fold, devices.revoke.submit);
  });
  await sees(reyes, /revoked .* acts up to 1 are taken/);
  // Whoever has it goes on with it.
  await taken(page);
  // The session ends meanwhile: what waits is sent once somebody of the room signs in there.
  await context.clearCookies();
  await give(context);
  await visit(page, address);
  await sees(page, queue.signedOut);
  await pictureOf(page, 'offline-signed-out', [390]);
  await follow(page, queue.signIn);
  await signInHere(page, 'nakai');
  await isAt(page, device.title);
  await sees(page, fill(queue.none, { counter: 2 }));
  await sees(page, fill(device.ofOthers, { people: 'pham, gorski' }));
  await sees(page, /This device was revoked/);
  expect(await page.getByLabel(acts.container, { exact: true }).count()).toBe(0);
  await pictureOf(page, 'offline-revoked', [390]);
  // Nothing waits on it any more: it is used anew, by whoever is there now, with a key of its own.
  await type(page, device.name, 'Phone E');
  await press(page, device.enrol);
  await sees(page, fill(device.of, { name: 'Phone E', people: 'nakai' }));
  await sees(page, queue.nothingYet);
  await reyes.reload();
  await sees(reyes, devices.turnedAway);
  await sees(reyes, outcomes['turned-away']);
  await pictureOf(reyes, 'offline-turned-away', [390, 1280]);
  expect(await inspectPage(reyes, 'acts of a revoked device')).toEqual([]);
}, 240_000);
