import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert } from '@plumbline/prelude';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import { devicesOnNetwork } from './devices-on-network.ts';
import { inspectPage } from './inspect-page.ts';
import { clearStore, keptAddresses, keptOnDevice, pagesKept } from './kept-in-browser.mjs';
import { openBatch, typeVotes } from './office-steps.ts';
import { isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openBatches, timesDone } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* People who enter tallies at a tablet without a network: through reloads, a restart, other people at it, and the end of the tallies meanwhile. */

const { office, tallyEntry } = WORDS;
const { tallies } = office;

const journey = await openJourney();
const { network, start } = await devicesOnNetwork(journey, { width: 1180, height: 820 });
const ada = await journey.clientOf(ADMINISTRATOR.email);
const jane = await journey.clientOf(FIRST_MANAGER);

async function startTablet(profile: string, name: string): ReturnType<typeof start> {
  const device = await start(profile);
  pictureOnFailure(device.page, name);
  return device;
}

type Place = { readonly auditId: string; readonly jurisdiction: string };

/** The people ask at this device, and the manager lets them in. */
async function letIn(page: Page, place: Place, names: readonly [string, string?]): Promise<void> {
  const { link } = await jane.ask('tally-requests', place);
  const address = link?.address ?? (await jane.send('make-tally-link', place)).link;
  await visit(page, new URL(address, journey.origin).pathname);
  await isAt(page, fill(tallyEntry.ask.title, { jurisdiction: place.jurisdiction }));
  await type(page, tallyEntry.ask.first, names[0]);
  if (names[1] !== undefined) await type(page, tallyEntry.ask.second, names[1]);
  await press(page, tallyEntry.ask.submit);
  await isAt(page, tallyEntry.wait.title);
  const number = (await page.locator('.tally-number').innerText()).replaceAll(/\D/g, '');
  const { requests } = await jane.ask('tally-requests', place);
  const asked = requests.find(({ stand }) => stand === 'waiting');
  assert(asked !== undefined, 'the manager sees who waits');
  await jane.send('confirm-tally-entry', { ...place, entryId: asked.entryId, number });
  await isAt(page, tallyEntry.work.title);
}

/** Ann and Bob at a tablet of their own that has its pages. */
async function annAndBob(name: string, settings: { readonly doubleEntry?: boolean } = {}) {
  const place = { auditId: await openBatches(journey, ada, name, settings), jurisdiction: 'J1' };
  const profile = await mkdtemp(path.join(tmpdir(), 'plumbline-tablet-'));
  const { context, page } = await startTablet(profile, name);
  await letIn(page, place, ['Ann', 'Bob']);
  await page.evaluate(pagesKept);
  await sees(page, tallyEntry.device.saved);
  return { place, profile, context, page };
}

async function cutNetwork(context: BrowserContext): Promise<void> {
  network.cut();
  await context.setOffline(true);
}

async function giveNetwork(context: BrowserContext): Promise<void> {
  network.give();
  await context.setOffline(false);
}

const list = (page: Page) => page.getByRole('navigation', { name: tallies.list });

async function keepTally(page: Page, batch: string, votes: readonly number[]): Promise<void> {
  await openBatch(page, batch);
  await typeVotes(page, votes);
  await press(page, tallies.save);
  await sees(page, fill(tallies.kept, { batch }));
}

async function batchOf(person: TestPerson, place: Place, batch: string) {
  const { batches } = await person.ask('jurisdiction', place);
  const found = batches.find((one) => one.batch === batch);
  assert(found !== undefined, 'the batch was drawn', batch);
  return found;
}

const votes = (...[one, two, three]: readonly [number, number, number]) => ({
  'Contest 1': { 'candidate 1': one, 'candidate 2': two, 'candidate 3': three },
});
const sheets = (...counts: readonly [number, number, number]) => [{ name: 'Sheet 1', votes: votes(...counts) }];

test('tallies are entered for hours without a network, through a reload and a restart, and each arrives once', async () => {
  const { place, profile, context, page } = await annAndBob('Tallies without a network');
  await cutNetwork(context);
  await keepTally(page, 'Batch 1', [400, 50, 40]);
  await sees(page, tallyEntry.device.waiting_one);
  await sees(list(page), tallies.stateWaiting);

  expect(await inspectPage(page, 'tallies that wait')).toEqual([]);
  await pictureOf(page, 'tally-offline-waiting', [1280, 390]);

  // Loaded again without a network: what waits stands in the form, and is corrected there.
  await page.reload();
  await isAt(page, tallyEntry.work.title);
  await sees(page, tallyEntry.device.noNetworkTitle);
  const first = page.getByRole('textbox', { name: 'candidate 1', exact: true });
  await eventually(() => first.inputValue()).toBe('400');
  await typeVotes(page, [401, 50, 39]);
  await press(page, tallies.save);
  await sees(page, fill(tallies.kept, { batch: 'Batch 1' }));

  // Two stacks of another.
  await openBatch(page, 'Batch 2');
  await press(page, tallies.several);
  await typeVotes(page, [20, 3, 2]);
  await page.getByRole('tab', { name: fill(tallies.sheet, { number: 1 }) }).click();
  await typeVotes(page, [30, 4, 1]);
  await press(page, tallies.save);
  await sees(page, fill(tallyEntry.device.waiting_other, { count: 2 }));

  // The device is switched off and on, and the network is still away.
  await context.close();
  const again = await startTablet(profile, 'Tallies without a network, again');
  await visit(again.page, '/tally-entry');
  await isAt(again.page, tallyEntry.work.title);
  await sees(again.page, tallyEntry.device.noNetworkTitle);
  await sees(again.page, fill(tallyEntry.device.waiting_other, { count: 2 }));
  expect(await timesDone(ada, place.auditId, 'batch-recorded')).toBe(0);
  // Of the server nothing is on the device but the list of these people.
  expect(await again.page.evaluate(keptAddresses)).toEqual([]);

  await giveNetwork(again.context);
  await sees(again.page, tallyEntry.device.saved);
  await eventually(() => timesDone(ada, place.auditId, 'batch-recorded')).toBe(3);
  expect(await batchOf(jane, place, 'Batch 1')).toMatchObject({
    sheets: [{ votes: votes(401, 50, 39) }],
    lastEditedBy: 'Ann, Bob',
    contested: [],
  });
  const { sheets: entered } = await batchOf(jane, place, 'Batch 2');
  expect(
    entered.map((sheet) => sheet.votes).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
  ).toEqual([votes(20, 3, 2), votes(30, 4, 1)]);
  // Somebody who is finished leaves nothing on the device.
  await press(again.page, tallyEntry.work.leave);
  await isAt(again.page, tallyEntry.over.none.title);
  await eventually(() => again.page.evaluate(keptOnDevice)).toEqual({ entries: 0, boards: 0 });
});

test('a batch that two devices entered counts for nothing until people settle it, in words and side by side', async () => {
  const { place, context, page } = await annAndBob('Tallies of two devices');
  await cutNetwork(context);
  await keepTally(page, 'Batch 1', [400, 50, 40]);
  await jane.send('record-batch', { ...place, batch: 'Batch 1', sheets: sheets(400, 55, 40), basedOn: null });
  await giveNetwork(context);
  await sees(page, fill(tallies.contested.title, { count: 2 }));
  await sees(list(page), tallies.stateContested);
  const { contested, countedInRound } = await batchOf(jane, place, 'Batch 1');
  expect([contested.length, countedInRound]).toEqual([2, null]);
  // Only what differs is shown.
  const alert = page.getByRole('status').filter({ hasText: fill(tallies.contested.title, { count: 2 }) });
  await sees(alert, 'candidate 2');
  expect(await alert.getByText('candidate 3').count()).toBe(0);
  expect(await inspectPage(page, 'a batch with two entries')).toEqual([]);
  await pictureOf(page, 'tally-offline-contested', [1280, 390]);
  const number = contested.findIndex((one) => one.enteredBy !== 'Ann, Bob') + 1;
  await press(page, fill(tallies.contested.take, { number }));
  await eventually(() => page.getByRole('textbox', { name: 'candidate 2', exact: true }).inputValue()).toBe('55');
  await press(page, tallies.save);
  await eventually(async () => (await batchOf(jane, place, 'Batch 1')).countedInRound).toBe(1);
  await sees(page, fill(tallies.saved, { batch: 'Batch 1' }));
  expect(await batchOf(jane, place, 'Batch 1')).toMatchObject({
    contested: [],
    countedInRound: 1,
    sheets: [{ votes: votes(400, 55, 40) }],
  });
});

test('tallies that are final meanwhile are told, kept, and sent by the same people when they are let in again', async () => {
  const { place, context, page } = await annAndBob('Tallies final meanwhile');
  await cutNetwork(context);
  await keepTally(page, 'Batch 1', [400, 50, 40]);
  const { batches } = await jane.ask('jurisdiction', place);
  for (const { batch } of batches) {
    await jane.send('record-batch', { ...place, batch, sheets: sheets(1, 1, 1), basedOn: null });
  }
  await jane.send('finalize-tallies', place);
  await giveNetwork(context);
  await isAt(page, tallyEntry.over.ended.title);
  await sees(page, tallyEntry.left.title_one);
  await sees(page, fill(tallyEntry.left.sheet, { sheet: 'Sheet 1', contest: 'Contest 1' }));
  expect(await inspectPage(page, 'tallies that were not sent')).toEqual([]);
  await pictureOf(page, 'tally-offline-left', [1280, 390]);
  // Nobody sees more of it in the record, and nothing of it is gone.
  expect(await timesDone(ada, place.auditId, 'batch-recorded')).toBe(batches.length);
  expect((await page.evaluate(keptOnDevice)).entries).toBe(1);

  await ada.send('reopen-tallies', { ...place, reason: 'A tablet came back late.' });
  await letIn(page, place, ['Ann', 'Bob']);
  await sees(page, tallyEntry.device.saved);
  await eventually(() => timesDone(ada, place.auditId, 'batch-recorded')).toBe(batches.length + 1);
  expect((await batchOf(jane, place, 'Batch 1')).contested.map(({ enteredBy }) => enteredBy).sort()).toEqual([
    'Ann, Bob',
    FIRST_MANAGER,
  ]);
});

test('others at the same device send nothing of it in their own name', async () => {
  const { place, context, page } = await annAndBob('Others at the tablet');
  await cutNetwork(context);
  await keepTally(page, 'Batch 1', [400, 50, 40]);
  await context.clearCookies();
  await giveNetwork(context);
  await letIn(page, place, ['Cid']);
  await sees(page, tallyEntry.device.othersTitle_one);
  await keepOrSave(page, 'Batch 2', [20, 3, 2]);
  await eventually(() => timesDone(ada, place.auditId, 'batch-recorded')).toBe(1);
  expect((await page.evaluate(keptOnDevice)).entries).toBe(1);
  expect(await batchOf(jane, place, 'Batch 1')).toMatchObject({ sheets: [], lastEditedBy: null });
  // Whoever goes leaves what others have not sent.
  await press(page, tallyEntry.work.leave);
  await isAt(page, tallyEntry.over.none.title);
  await sees(page, tallyEntry.left.title_one);
  await letIn(page, place, ['Ann', 'Bob']);
  await eventually(async () => (await batchOf(jane, place, 'Batch 1')).lastEditedBy).toBe('Ann, Bob');
  expect((await batchOf(jane, place, 'Batch 2')).lastEditedBy).toBe('Cid');
});

test('where each batch is entered twice, what waits is sent as made alone, and shown to nobody else at the device', async () => {
  const { place, context, page } = await annAndBob('Twice without a network', { doubleEntry: true });
  await cutNetwork(context);
  await keepTally(page, 'Batch 1', [400, 50, 40]);
  const { requests } = await jane.ask('tally-requests', place);
  const [inside] = requests.filter(({ stand }) => stand === 'confirmed');
  assert(inside !== undefined, 'Ann and Bob are let in');
  await jane.send('end-tally-entry', { ...place, entryId: inside.entryId });
  await giveNetwork(context);
  await isAt(page, tallyEntry.over.ended.title);
  await sees(page, fill(tallyEntry.left.hidden, { people: 'Ann, Bob' }));
  expect(await page.getByText('400').count()).toBe(0);
  expect(await inspectPage(page, 'a tally that is shown to its people')).toEqual([]);
  await pictureOf(page, 'tally-offline-hidden', [1280, 390]);
  await press(page, fill(tallyEntry.left.show, { people: 'Ann, Bob' }));
  await sees(page, fill(tallyEntry.left.sheet, { sheet: 'Sheet 1', contest: 'Contest 1' }));
  await letIn(page, place, ['Ann', 'Bob']);
  await sees(list(page), tallies.stateOnceYours);
  expect(await batchOf(jane, place, 'Batch 1')).toMatchObject({
    sheets: [],
    enteredOnce: { by: ['Ann, Bob'], you: 'not-entered' },
  });
});

test('a store that is cleared is said at once, written again while the page has it, and counted when it has not', async () => {
  const { context, page, place } = await annAndBob('Tallies, store cleared');
  await cutNetwork(context);
  await keepTally(page, 'Batch 1', [400, 50, 40]);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: network.origin, storageTypes: 'indexeddb' });
  await sees(page, tallyEntry.device.keptAgainTitle);
  expect((await page.evaluate(keptOnDevice)).entries).toBe(1);
  // With no page that enters tallies open nobody can write it again.
  await visit(page, '/tallyentry/nobody');
  await page.evaluate(clearStore, 'plumbline-board');
  await giveNetwork(context);
  await visit(page, '/tally-entry');
  await sees(page, tallyEntry.device.goneTitle_one);
  await press(page, tallyEntry.device.goneSeen);
  await page.getByText(tallyEntry.device.goneTitle_one).waitFor({ state: 'detached' });
  expect(await timesDone(ada, place.auditId, 'batch-recorded')).toBe(0);
});

async function keepOrSave(page: Page, batch: string, counts: readonly number[]): Promise<void> {
  await openBatch(page, batch);
  await typeVotes(page, counts);
  await press(page, tallies.save);
  await sees(page, fill(tallies.saved, { batch }));
}
