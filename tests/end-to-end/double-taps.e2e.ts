import { assert } from '@plumbline/prelude';
import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { boardClient, nameMembers, sitDown } from './board-steps.ts';
import { isAt, press, standsStill } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { openPolling, timesDone } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Fingers that tap twice, and keys that are pressed twice or held: on a board's tablet, where one screen follows another. */

const { board } = WORDS;
const TABLET = { width: 820, height: 1180 };

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

type Point = { readonly x: number; readonly y: number };

/** A screen that is touched, through the browser's own touch events. */
async function fingerOn(page: Page): Promise<(points: readonly Point[], pauseMs: number) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  return async (points, pauseMs) => {
    for (const [number, point] of points.entries()) {
      if (number > 0) await page.waitForTimeout(pauseMs);
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }
  };
}

async function middleOf(target: Locator): Promise<Point> {
  // Not beneath the strip at the foot of the screen, where a finger would not find it.
  await target.evaluate((element: { scrollIntoView(to: { block: string }): void }) =>
    element.scrollIntoView({ block: 'center' }),
  );
  const box = await target.boundingBox();
  assert(box !== null, 'what is tapped is on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function pressedCount(page: Page): Promise<number> {
  return page.locator('.press[aria-pressed=true]').count();
}

function buttonOf(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: typeof name === 'string' }).first();
}

/** A board at the read-back of its first ballot. */
async function atReadBack(name: string) {
  const { place, link } = await openPolling(journey, ada, { name, draws: 6 });
  const page = await sitDown(journey, link, TABLET);
  pictureOnFailure(page, `Double taps, ${name}`);
  await nameMembers(page, ['Joe', 'Ann']);
  const client = await boardClient(journey, link);
  const [first, second] = (await client.ask('board', place)).ballots;
  assert(first !== undefined && second !== undefined, 'the board has ballots');
  await standsStill(page);
  await page.getByRole('link', { name: board.table.first }).click();
  await isAt(page, fill(board.ballot.title, { batch: first.batch, position: first.position }));
  for (const contest of [/Contest 1$/, /Contest 2$/]) {
    await page
      .getByRole('group', { name: contest })
      .getByRole('button', { name: /^candidate 1/ })
      .click();
  }
  return {
    page,
    place,
    second,
    toSecond: fill(board.ballot.title, { batch: second.batch, position: second.position }),
  };
}

test('a double tap on “Yes, keep this” keeps one ballot and presses nothing on the next', async () => {
  const { page, place, toSecond } = await atReadBack('keep');
  const tap = await fingerOn(page);
  const readBack = await middleOf(buttonOf(page, board.ballot.readBack));
  await tap([readBack, readBack], 120);
  await isAt(page, board.readBack.title);
  const keep = await middleOf(buttonOf(page, board.readBack.keep));
  await tap([keep, keep], 120);
  await isAt(page, toSecond);
  expect(await pressedCount(page)).toBe(0);
  await eventually(() => timesDone(ada, place.auditId, 'ballot-recorded')).toBe(1);
});

test('a tap on a choice within half a second of the swap counts for nothing, and one after it counts', async () => {
  const { page, place, toSecond } = await atReadBack('choice');
  const tap = await fingerOn(page);
  await press(page, board.ballot.readBack);
  await isAt(page, board.readBack.title);
  const keep = await middleOf(buttonOf(page, board.readBack.keep));
  await tap([keep], 0);
  await page.locator('.press').first().waitFor();
  const second = await middleOf(buttonOf(page, /^candidate 2/));
  await tap([second], 0);
  await isAt(page, toSecond);
  expect(await pressedCount(page)).toBe(0);
  await tap([await middleOf(buttonOf(page, /^candidate 2/))], 0);
  await eventually(() => pressedCount(page)).toBe(1);
  await eventually(() => timesDone(ada, place.auditId, 'ballot-recorded')).toBe(1);
});

test('a double click with the mouse, and a key that is pressed twice or held, act once', async () => {
  const { page, place, toSecond } = await atReadBack('keys');
  await buttonOf(page, board.ballot.readBack).focus();
  for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
  await isAt(page, board.readBack.title);
  await buttonOf(page, board.readBack.keep).focus();
  // Held: the browser repeats the key, and between two repeats the next ballot is there.
  for (let repeat = 0; repeat < 8; repeat += 1) {
    await page.keyboard.down('Enter');
    await page.waitForTimeout(30);
  }
  await page.keyboard.up('Enter');
  await isAt(page, toSecond);
  expect(await pressedCount(page)).toBe(0);
  const first = buttonOf(page, /^candidate 1/);
  await first.focus();
  for (let repeat = 0; repeat < 4; repeat += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  expect(await first.getAttribute('aria-pressed')).toBe('true');
  await first.dblclick();
  expect(await first.getAttribute('aria-pressed')).toBe('false');
  await eventually(() => timesDone(ada, place.auditId, 'ballot-recorded')).toBe(1);
});
