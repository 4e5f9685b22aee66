import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { boardClient, keepBallot, pressSeen, seesEverythingSaved, sign, sitDown } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, sees, standsStill, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openPolling, planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Each ballot is entered by both people of a board: here one after the other at one tablet. */

const { board, setup } = WORDS;
const TABLET = { width: 820, height: 1180 };

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

const picture = (page: Page, name: string) => pictureOf(page, `double-entry-${name}`, [1280, 390]);
const reader = (which: 'first' | 'second', name: string) => fill(board.twice[which], { name });
const nothingPressed = async (page: Page) => {
  await standsStill(page);
  expect(await page.getByRole('button', { pressed: true }).count()).toBe(0);
};

async function enter(page: Page, choice: string): Promise<void> {
  await pressSeen(page, 'Contest 1', [choice]);
  await pressSeen(page, 'Contest 2', [board.ballot.blank]);
  await keepBallot(page);
}

test('two people enter each ballot at one tablet, are shown only what differs, settle it and sign', async () => {
  const { place, link } = await openPolling(journey, ada, { name: 'Entered twice', draws: 3, doubleEntry: true });
  const client = await boardClient(journey, link);
  const { ballots } = await client.ask('board', place);
  const page = await sitDown(journey, link, TABLET);
  pictureOnFailure(page, 'Double entry');
  await sees(page, board.members.leadTwice);
  await type(page, board.members.first, 'Joe Poe');
  await press(page, board.members.submit);
  await sees(page, board.members.twiceMissing);
  await type(page, board.members.second, 'Cy Day');
  await press(page, board.members.submit);
  await sees(page, board.twice.ask);
  await picture(page, 'who-reads');
  expect(await inspectPage(page, 'who reads')).toEqual([]);
  await press(page, reader('first', 'Joe Poe'));
  await follow(page, board.table.first);
  await sees(page, reader('first', 'Joe Poe'));
  await picture(page, 'first-reader');
  for (const _ of ballots) await enter(page, 'candidate 1');
  await seesEverythingSaved(page);
  await sees(page, /You have entered all your ballots/);
  await picture(page, 'all-read');
  expect(await inspectPage(page, 'a table where one person has entered all')).toEqual([]);

  await press(page, fill(board.twice.handOver, { name: 'Cy Day' }));
  await follow(page, board.table.first);
  await sees(page, reader('second', 'Cy Day'));
  // Nothing of what Joe pressed is there.
  await nothingPressed(page);
  await enter(page, 'candidate 2');
  for (const _ of ballots.slice(1)) {
    await nothingPressed(page);
    await enter(page, 'candidate 1');
  }
  await seesEverythingSaved(page);
  await sees(page, board.table.states.contested);
  const { batch, position } = ballots[0] ?? { batch: '', position: 0 };
  await follow(page, fill(board.table.settleNamed, { batch, position }));
  await sees(page, board.twice.unlike);
  await standsStill(page);
  // Of the contest on which they agree nothing is said.
  expect(await page.getByRole('main').getByText('Contest 1').count()).toBe(2);
  expect(await page.getByRole('main').getByText('Contest 2').count()).toBe(0);
  await picture(page, 'unlike');
  expect(await inspectPage(page, 'two entries that are not alike')).toEqual([]);
  await press(page, board.contested.again);
  await sees(page, board.twice.together);
  await picture(page, 'together');
  expect(await inspectPage(page, 'a ballot entered together')).toEqual([]);
  await pressSeen(page, 'Contest 1', ['candidate 2']);
  await keepBallot(page);
  await seesEverythingSaved(page);
  await follow(page, board.table.signOff);
  await isAt(page, board.signOff.title);
  await sign(page, { 'Joe Poe': 'Joe Poe', 'Cy Day': 'Cy Day' });
  await sees(page, board.done.title);
  const { cases } = await ada.ask('cases', { auditId: place.auditId });
  expect(cases).toHaveLength(1);
});

test('double entry is chosen with the settings', async () => {
  const auditId = await planPolling(journey, ada, 'Chosen');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Choosing double entry');
  await visit(page, `/audits/${auditId}/settings`);
  await tick(page, new RegExp(`^${setup.settings.doubleEntry}`));
  await press(page, setup.settings.save);
  await sees(page, setup.settings.saved);
  await picture(page, 'settings');
  expect(await inspectPage(page, 'the settings with double entry')).toEqual([]);
  expect((await ada.ask('plan', { auditId })).plan.settings?.doubleEntry).toBe(true);
});
