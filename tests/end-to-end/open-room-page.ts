import type { Locator, Page } from 'playwright-core';
import { follow } from './on-page.ts';
import { eventually } from './open-journey.ts';
import { WORDS } from './words.ts';

/** Opens a page of a ballot room from the list beside every page, which is behind a button on a small screen. */
export async function openRoomPage(page: Page, name: string): Promise<void> {
  const list = page.getByRole('navigation', { name: WORDS.ballotRoom.pages.label });
  await list.waitFor();
  const menu = list.locator('summary');
  if (await menu.isVisible()) await menu.click();
  await follow(list, name);
}

/** Unfolds an act of a page of a ballot room and does it. */
export async function inAct(page: Page, title: string, act: (fold: Locator) => Promise<void>): Promise<void> {
  const fold = page.locator('details').filter({ has: page.locator('summary', { hasText: new RegExp(`^${title}$`) }) });
  await eventually(async () => {
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    return fold.getAttribute('open');
  }).not.toBeNull();
  await act(fold);
}
