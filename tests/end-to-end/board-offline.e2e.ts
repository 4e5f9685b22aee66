import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert } from '@plumbline/prelude';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  boardClient,
  keepBallot,
  nameMembers,
  pressSeen,
  seesEverythingSaved,
  sign,
  signInToBoard,
  voteFor,
} from './board-steps.ts';
import { devicesOnNetwork } from './devices-on-network.ts';
import { clearStore, keptAddresses, keptOnDevice, pagesKept } from './kept-in-browser.mjs';
import { follow, isAt, press, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { openPolling, timesDone } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A board without a network: through reloads, a restart of the browser, the end of its session, and a store that is cleared. */

const { board } = WORDS;

const journey = await openJourney();
const { network, start: startTablet } = await devicesOnNetwork(journey, { width: 820, height: 1180 });
const ada = await journey.clientOf(ADMINISTRATOR.email);

const strip = (page: Page) => page.getByRole('region', { name: board.strip.label });

function titleOf({ batch, position }: { readonly batch: string; readonly position: number }): string {
  return fill(board.ballot.title, { batch, position });
}

/** A board at its first ballot on a device of its own that has its pages. */
async function atFirstBallot(name: string) {
  const { place, link } = await openPolling(journey, ada, { name, draws: 5 });
  const profile = await mkdtemp(path.join(tmpdir(), 'plumbline-device-'));
  const { context, page } = await startTablet(profile);
  pictureOnFailure(page, name);
  await signInToBoard(journey, page, link);
  await nameMembers(page, ['Joe', 'Ann']);
  const client = await boardClient(journey, link);
  const { ballots } = await client.ask('board', place);
  await page.evaluate(pagesKept);
  await follow(page, board.table.first);
  return { profile, context, page, client, place, link, ballots };
}

async function cutNetwork(context: BrowserContext): Promise<void> {
  network.cut();
  await context.setOffline(true);
}

async function giveNetwork(context: BrowserContext): Promise<void> {
  network.give();
  await context.setOffline(false);
}

async function enter(page: Page, choice: string): Promise<void> {
  await pressSeen(page, 'Contest 1', [choice]);
  await pressSeen(page, 'Contest 2', [board.ballot.notOnBallot]);
  await keepBallot(page);
}

test('a board goes on for hours without a network, through reloads and a restart, and everything arrives once', async () => {
  const { profile, context, page, client, place, ballots } = await atFirstBallot('Hours without a network');
  const [first, second, third] = ballots;
  assert(first !== undefined && second !== undefined && third !== undefined, 'the board has three ballots');
  await isAt(page, titleOf(first));
  await cutNetwork(context);
  await enter(page, 'candidate 1');
  await isAt(page, titleOf(second));
  await sees(strip(page), board.strip.waiting_one);

  // Loaded again without a network.
  await page.reload();
  await isAt(page, titleOf(second));
  await sees(strip(page), board.strip.waiting_one);
  await enter(page, 'candidate 2');
  await isAt(page, titleOf(third));
  await sees(strip(page), fill(board.strip.waiting_other, { count: 2 }));

  // Something was wrong: what waits is entered again, and stands in the place of the first.
  await follow(page, board.ballot.toTable);
  await follow(page, fill(board.table.reAuditNamed, { position: first.position, batch: first.batch }));
  await isAt(page, titleOf(first));
  await pressSeen(page, 'Contest 1', ['candidate 1', 'candidate 2']);
  await keepBallot(page);
  // The page goes on once the entry is on the disk; two ballots waited before as well.
  await isAt(page, titleOf(third));
  await sees(strip(page), fill(board.strip.waiting_other, { count: 2 }));

  // The device is switched off and on, and the network is still away.
  await context.close();
  const again = await startTablet(profile);
  pictureOnFailure(again.page, 'Hours without a network, again');
  await visit(again.page, '/board');
  await isAt(again.page, fill(board.table.title, { board: place.board }));
  await sees(again.page, board.device.noNetworkTitle);
  await sees(strip(again.page), fill(board.strip.waiting_other, { count: 2 }));
  expect(await timesDone(ada, place.auditId, 'ballot-recorded')).toBe(0);
  // Nothing of what was reported is on the device, and no answer of the server but the list of this board.
  expect(await again.page.evaluate(keptAddresses)).toEqual([]);

  await giveNetwork(again.context);
  await seesEverythingSaved(again.page);
  await eventually(() => timesDone(ada, place.auditId, 'ballot-recorded')).toBe(3);
  const shown = async (ballot: string) => (await client.ask('ballot', { ...place, ballot })).ballot;
  expect(await shown(first.ballot)).toMatchObject({
    state: 'audited',
    record: { interpretations: { 'Contest 1': { choices: ['candidate 2'] } } },
  });
  expect(await shown(second.ballot)).toMatchObject({
    state: 'audited',
    record: { interpretations: { 'Contest 1': { choices: ['candidate 2'] } } },
  });

  for (const { ballot } of ballots.slice(2)) {
    await client.send('record-ballot', { ...place, ballot, record: { state: 'not-found' }, basedOn: null });
  }
  await again.page.reload();
  await follow(again.page, board.table.signOff);
  await isAt(again.page, board.signOff.title);
  await sign(again.page, { Joe: 'Joe', Ann: 'Ann' });
  await isAt(again.page, board.done.title);
  // When everything is done nothing of the board stays on the device.
  await eventually(() => again.page.evaluate(keptOnDevice)).toEqual({ entries: 0, boards: 0 });
});

test('a session that ended loses nothing: the board opens its link again and its entries go on', async () => {
  const { context, page, place, link } = await atFirstBallot('Session ended');
  await cutNetwork(context);
  await enter(page, 'candidate 1');
  await sees(strip(page), board.strip.waiting_one);
  await context.clearCookies();
  await giveNetwork(context);
  await visit(page, '/board');
  await sees(page, board.device.signedOutTitle);
  await sees(strip(page), board.strip.waiting_one);
  await signInToBoard(journey, page, link);
  await seesEverythingSaved(page);
  await eventually(() => timesDone(ada, place.auditId, 'ballot-recorded')).toBe(1);
});

test('a store that is cleared is said at once: written again while the page has it, and counted when it has not', async () => {
  const { context, page, place } = await atFirstBallot('Store cleared');
  await cutNetwork(context);
  await enter(page, 'candidate 1');
  await sees(strip(page), board.strip.waiting_one);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: network.origin, storageTypes: 'indexeddb' });
  await sees(page, board.device.keptAgainTitle);
  expect((await page.evaluate(keptOnDevice)).entries).toBe(1);

  // With no page of the board open nobody can write it again.
  await visit(page, '/auditboard/nobody');
  await page.evaluate(clearStore, 'plumbline-board');
  await giveNetwork(context);
  await visit(page, '/board');
  await sees(page, board.device.goneTitle_one);
  await press(page, board.device.goneSeen);
  await page.getByText(board.device.goneTitle_one).waitFor({ state: 'detached' });
  expect(await timesDone(ada, place.auditId, 'ballot-recorded')).toBe(0);
});

test('entries that come when the board has signed off elsewhere are kept, shown in words, and sent when it is opened again', async () => {
  const { context, page, client, place, ballots } = await atFirstBallot('Signed off elsewhere');
  await cutNetwork(context);
  await enter(page, 'candidate 1');
  await sees(strip(page), board.strip.waiting_one);
  for (const { ballot } of ballots) {
    await client.send('record-ballot', { ...place, ballot, record: voteFor('candidate 2'), basedOn: null });
  }
  await client.send('sign-off-board', { ...place, typedNames: ['Joe', 'Ann'] });
  await giveNetwork(context);
  await sees(page, board.refused.title_one);
  await sees(strip(page), board.strip.refused_one);
  await ada.send('reopen-board', { ...place, reason: 'A sheet was read twice.' });
  await press(page, board.refused.again);
  await seesEverythingSaved(page);
  const [first] = ballots;
  const { ballot } = await client.ask('ballot', { ...place, ballot: first?.ballot ?? '' });
  expect(ballot.state).toBe('contested');
});
